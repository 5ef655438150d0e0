package io.plimsoll.margin.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClearingHouseTest {
  private static final InstrumentId BTC = new InstrumentId("BTC-USD");
  private static final InstrumentId ETH = new InstrumentId("ETH-USD");
  private static final BracketTable TIERS =
      new BracketTable(
          new double[] {0, 1000, 10_000},
          new double[] {0.05, 0.1, 0.2},
          new double[] {0.025, 0.05, 0.1},
          Double.POSITIVE_INFINITY);

  private static final ClearingHouse HOUSE =
      new ClearingHouse(cross(TIERS), Map.of("V", cross(TIERS)));

  private static MarginCalculator cross(BracketTable table) {
    return new CrossMargin(
        new VenueRules(
            "test",
            LocalDate.of(2025, 1, 1),
            "test",
            Netting.NET,
            0,
            0,
            Map.of("*", new InstrumentRules(0.01, table))));
  }

  private static MarketSnapshot market(double btc, double eth) {
    return new MarketSnapshot(Map.of(BTC, InstrumentState.of(btc), ETH, InstrumentState.of(eth)));
  }

  private static Silo silo(String venue, String chain, double collateral, Position... positions) {
    return new Silo(venue, chain, new Account("x", collateral, List.of(positions)));
  }

  /**
   * By hand, flat 5% initial and 2.5% maintenance. Member H is long 8 BTC at 100 on venue V and
   * short 5 on W: silos need 40 and 25, netted 3 BTC need 15, a benefit of 50 of 65. On V it has 18
   * of equity against 20 of maintenance: that silo is breached, while the whole holds 68 against
   * 7.5. Member D is long 10 ETH at 10: 5 both ways.
   */
  @Test
  void nettingIsComparedWithSilosByHand() {
    MarginCalculator flat = cross(BracketTable.flat(0.05, 0.025));
    ClearingHouse house = new ClearingHouse(flat, Map.of("V", flat, "W", flat));
    ClearingMember hedged =
        new ClearingMember(
            "H",
            List.of(
                silo("V", "one", 18, Position.cross(BTC, 8, 100)),
                silo("W", "two", 50, Position.cross(BTC, -5, 100))));
    ClearingMember directional =
        new ClearingMember("D", List.of(silo("V", "one", 9, Position.cross(ETH, 10, 10))));

    HouseReport report =
        house.report(List.of(hedged, directional), market(100, 10), MarginMultiplier.ONE);

    NettingReport h = report.members().get(0);
    assertEquals(65, h.siloedInitial(), 1e-12);
    assertEquals(50, h.initialBenefit(), 1e-12);
    assertEquals(50 / 65.0, h.initialBenefitFraction(), 1e-15);
    assertEquals(32.5, h.siloedMaintenance(), 1e-12);
    assertEquals(25, h.maintenanceBenefit(), 1e-12);
    assertEquals(2, h.siloedShortfall(), 1e-12);
    assertEquals(1, h.siloedBreaches());
    assertEquals(0, h.nettedShortfall());
    assertEquals(68, h.netted().equity(), 1e-12);
    assertEquals(70, report.siloedInitial(), 1e-12);
    assertEquals(20, report.nettedInitial(), 1e-12);
    assertEquals(50 / 70.0, report.initialBenefitFraction(), 1e-15);
    // Net exposures: BTC 300, ETH 100: (0.75)² + (0.25)². Requirements 15 and 5: the same.
    assertEquals(0.625, report.byUnderlying().herfindahl(), 1e-15);
    assertEquals(Optional.of("BTC"), report.byUnderlying().largest());
    assertEquals(0.625, report.byMember().herfindahl(), 1e-15);
    assertEquals(Optional.of("H"), report.byMember().largest());
    assertEquals(0.75, report.byMember().largestShare(), 1e-15);
    // Gross: V 800 + 100, W 500.
    assertEquals(Map.of("V", 900.0, "W", 500.0), report.byVenue().amounts());
    assertEquals(Map.of("one", 900.0, "two", 500.0), report.byChain().amounts());
    assertEquals(1 / 0.625, report.byMember().effectiveNumber(), 1e-12);
  }

  /** 5% below 1000 and 10% of all from there: silos of 900 need 45 each, 1800 together 180. */
  @Test
  void netsOfOneDirectionCanCostMoreThanSilosAndAreReportedSo() {
    MarginCalculator tiers = cross(TIERS);
    ClearingHouse house = new ClearingHouse(tiers, Map.of("V", tiers, "W", tiers));
    ClearingMember member =
        new ClearingMember(
            "L",
            List.of(
                silo("V", "one", 500, Position.cross(BTC, 9, 100)),
                silo("W", "one", 500, Position.cross(BTC, 9, 100))));
    NettingReport report = house.netting(member, market(100, 10), MarginMultiplier.ONE);
    assertEquals(-90, report.initialBenefit(), 1e-9);
    assertEquals(-1, report.initialBenefitFraction(), 1e-12);
  }

  @Test
  void instrumentsOfTwoVenuesAreNettedUnderTheirCommonName() {
    InstrumentId other = new InstrumentId("XBTUSD");
    MarginCalculator flat = cross(BracketTable.flat(0.05, 0.025));
    ClearingHouse house =
        new ClearingHouse(flat, Map.of("V", flat, "W", flat), id -> id.equals(other) ? BTC : id);
    ClearingMember member =
        new ClearingMember(
            "H",
            List.of(
                silo("V", "one", 10, Position.cross(BTC, 3, 100)),
                silo("W", "one", 10, Position.cross(other, -3, 100))));
    MarketSnapshot market = market(100, 10).with(other, InstrumentState.of(100));
    NettingReport report = house.netting(member, market, MarginMultiplier.ONE);
    assertEquals(0, report.netted().initialRequirement());
    assertEquals(30, report.siloedInitial(), 1e-12);
  }

  @Test
  void balancesOfSilosAreAddedUp() {
    Silo one = new Silo("V", "one", new Account("x", 1, Map.of("ETH", 2.0), List.of()));
    Silo two =
        new Silo("V", "two", new Account("x", 10, Map.of("ETH", -0.5, "SOL", 3.0), List.of()));
    Account netted = new ClearingMember("M", List.of(one, two)).netted(id -> id);
    assertEquals(11, netted.collateral());
    assertEquals(Map.of("ETH", 1.5, "SOL", 3.0), netted.balances());
    assertThrows(IllegalArgumentException.class, () -> new ClearingMember("M", List.of(one, one)));
  }

  /**
   * Exposure of a linear perpetual 2·100; of an inverse future of 10 contracts of 5 dollars, short:
   * −50; of a put on 3 coins: −300.
   */
  @Test
  void exposuresOfEveryKindOfContractAddUpByUnderlying() {
    InstrumentId future = new InstrumentId("BTC-INV");
    InstrumentId put = new InstrumentId("BTC-PUT");
    MarketSnapshot market =
        market(100, 10)
            .with(future, InstrumentState.of(101))
            .with(put, InstrumentState.of(4).withIndex(100, 1))
            .with(new Contract.Future(future, "BTC", "BTC", Payoff.INVERSE, 5, 1))
            .with(
                new Contract.EuropeanOption(
                    put, "BTC", "USD", Payoff.LINEAR, 1, 1, 90, Contract.Right.PUT));
    Account account =
        new Account(
            "x",
            0,
            List.of(
                Position.cross(BTC, 2, 100),
                Position.cross(future, -10, 100),
                Position.cross(put, 3, 4)));
    assertEquals(Map.of("BTC", -150.0), Exposures.byUnderlying(account, market));
    assertEquals(550, Exposures.gross(account, market));
  }

  /**
   * A long 10 BTC, B short 4: a fall from 100 to 80 costs A 200, of which its initial margin of 50
   * bears a part: 150 beyond. B gains 80, the rest of the gain is outside. A has 20: it defaults
   * with 180 to pay, 50 from margin, 30 its contribution, 100 from B's contribution of 10, then B's
   * and outside's gains.
   */
  @Test
  void aStressedMarketBecomesASettlement() {
    MarginCalculator flat = cross(BracketTable.flat(0.05, 0.025));
    ClearingHouse house = new ClearingHouse(flat, Map.of("V", flat));
    List<ClearingMember> members =
        List.of(
            new ClearingMember("A", List.of(silo("V", "one", 60, Position.cross(BTC, 10, 100)))),
            new ClearingMember("B", List.of(silo("V", "one", 60, Position.cross(BTC, -4, 100)))));
    StressLoss loss =
        house.stress("fall", members, market(100, 10), market(80, 10), MarginMultiplier.ONE);
    assertEquals(150, loss.beyondMargin().get("A"), 1e-12);
    assertEquals(0, loss.beyondMargin().get("B"));

    Map<String, MemberResources> resources =
        Map.of("A", new MemberResources(20, 0, 30, 0), "B", new MemberResources(100, 0, 10, 0));
    List<MemberFunds> funds =
        house.settlement(members, resources, market(100, 10), market(80, 10), MarginMultiplier.ONE);
    assertEquals(3, funds.size());
    assertEquals(ClearingHouse.OUTSIDE, funds.get(2).id());
    assertEquals(120, funds.get(2).variation(), 1e-12);
    WaterfallResult result = new DefaultWaterfall(new WaterfallSettings(0, 0, 1)).settle(funds);
    assertEquals(50, result.borne(LossLayer.DEFAULTER_MARGIN), 1e-12);
    assertEquals(30, result.borne(LossLayer.DEFAULTER_CONTRIBUTION), 1e-12);
    assertEquals(10, result.borne(LossLayer.SURVIVORS_CONTRIBUTIONS), 1e-12);
    assertEquals(90, result.borne(LossLayer.GAINS_HAIRCUT), 1e-12);
    // Cut in proportion to gains of 80 and 120.
    assertEquals(36, result.members().get(1).haircut(), 1e-12);
    assertEquals(54, result.members().get(2).haircut(), 1e-12);
  }

  @Test
  void anUnknownVenueAndMissingResourcesAreNamed() {
    MarginCalculator flat = cross(BracketTable.flat(0.05, 0.025));
    ClearingHouse house = new ClearingHouse(flat, Map.of("V", flat));
    ClearingMember member = new ClearingMember("A", List.of(silo("elsewhere", "one", 1)));
    PlimsollException venue =
        assertThrows(
            PlimsollException.class,
            () -> house.netting(member, market(1, 1), MarginMultiplier.ONE));
    assertTrue(venue.getMessage().contains("elsewhere"));
    PlimsollException resources =
        assertThrows(
            PlimsollException.class,
            () ->
                house.settlement(
                    List.of(member), Map.of(), market(1, 1), market(1, 1), MarginMultiplier.ONE));
    assertTrue(resources.getMessage().contains("'A'"));
    assertTrue(Double.isNaN(Concentration.of(Map.of("A", 0.0)).herfindahl()));
    assertThrows(IllegalArgumentException.class, () -> Concentration.of(Map.of("A", -1.0)));
  }

  /**
   * Hedged: in each instrument the net of all silos is no larger than the largest leg. Requirements
   * rise with size, so the net needs no more than that leg alone does.
   */
  @Test
  void theNettedRequirementOfAHedgedBookIsAtMostTheSumOfItsSilos() {
    Seeds.each(100_000, this::theNettedRequirementOfAHedgedBookIsAtMostTheSumOfItsSilos);
  }

  private void theNettedRequirementOfAHedgedBookIsAtMostTheSumOfItsSilos(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MarketSnapshot market =
        market(Math.exp(random.nextDouble(0, 10)), Math.exp(random.nextDouble(0, 8)));
    int n = random.nextInt(2, 4);
    List<List<Position>> legs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      legs.add(new ArrayList<>());
    }
    for (InstrumentId id : random.nextBoolean() ? List.of(BTC) : List.of(BTC, ETH)) {
      double mark = market.mark(id);
      double largest = Math.exp(random.nextDouble(2, 12)) / mark;
      double side = random.nextBoolean() ? 1 : -1;
      legs.get(0).add(Position.cross(id, side * largest, mark * random.nextDouble(0.9, 1.1)));
      double left = 2 * largest;
      for (int i = 1; i < n; i++) {
        double part = left * random.nextDouble(0.01, 0.5);
        left -= part;
        legs.get(i).add(Position.cross(id, -side * part, mark * random.nextDouble(0.9, 1.1)));
      }
    }
    List<Silo> silos = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      silos.add(new Silo("V", "chain" + i, new Account("x", random.nextDouble(), legs.get(i))));
    }
    double factor = random.nextDouble(0.5, 4);
    NettingReport report =
        HOUSE.netting(new ClearingMember("M", silos), market, MarginMultiplier.constant(factor));
    double rounding = 1 + 1e-12;
    assertTrue(report.netted().initialRequirement() <= report.siloedInitial() * rounding);
    assertTrue(report.netted().maintenanceRequirement() <= report.siloedMaintenance() * rounding);
    double equity = report.silos().stream().mapToDouble(s -> s.result().equity()).sum();
    double gross = Exposures.gross(new ClearingMember("M", silos).netted(id -> id), market);
    assertEquals(equity, report.netted().equity(), 1e-12 * gross);
    assertTrue(report.nettedShortfall() <= report.siloedShortfall() + 1e-12 * gross);
  }
}
