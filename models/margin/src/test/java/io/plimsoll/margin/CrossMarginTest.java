package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.VenueRules.Netting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CrossMarginTest extends MarginCalculatorContract {
  private static final InstrumentId A = Generated.INSTRUMENTS.get(0);

  @Override
  MarginCalculator calculator(VenueRules rules) {
    return new CrossMargin(rules);
  }

  @Property(tries = 20_000, seed = "1")
  void atTheLiquidationPriceEquityEqualsMaintenanceAndJustBeyondTheAccountIsBreached(
      @ForAll long seed, @ForAll Netting netting) {
    SplittableRandom random = new SplittableRandom(seed);
    MarketSnapshot market = Generated.market(random);
    Account account = Generated.account(random, market);
    MarginMultiplier multiplier = Generated.multiplier(random);
    CrossMargin margin = new CrossMargin(Generated.rules(netting));
    for (PositionMargin position : margin.calculate(account, market, multiplier).positions()) {
      if (position.liquidationPrice().isEmpty()) {
        continue;
      }
      InstrumentId instrument = position.position().instrument();
      double price = position.liquidationPrice().getAsDouble();
      MarketSnapshot there = market.withMark(instrument, price);
      double net =
          account.positions().stream()
              .filter(p -> p.instrument().equals(instrument))
              .mapToDouble(Position::quantity)
              .sum();
      double equity = margin.equity(account, there);
      double maintenance = margin.maintenance(account, there, multiplier);
      // Relative to the money that moves: the sums that make up equity are as large as the
      // notional.
      double scale = Math.max(maintenance, Math.abs(net) * price);
      assertEquals(maintenance, equity, 1e-9 * scale);
      double beyond = net > 0 ? price * (1 - 1e-6) : price * (1 + 1e-6);
      assertTrue(margin.breached(account, market.withMark(instrument, beyond), multiplier));
    }
  }

  @Property(tries = 20_000, seed = "1")
  void crossRequirementOfAHedgedBookIsAtMostTheSumOfIsolated(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MarketSnapshot market = Generated.market(random);
    List<Position> book = new ArrayList<>();
    for (InstrumentId instrument : Generated.INSTRUMENTS) {
      double mark = market.mark(instrument);
      book.add(new Position(instrument, random.nextDouble(1e2, 1e7) / mark, mark, 1));
      book.add(new Position(instrument, -random.nextDouble(1e2, 1e7) / mark, mark, 1));
    }
    Account account = new Account("g", 1, book);
    MarginMultiplier multiplier = Generated.multiplier(random);
    VenueRules rules = Generated.rules(Netting.NET);
    MarginResult cross = new CrossMargin(rules).calculate(account, market, multiplier);
    MarginResult isolated = new IsolatedMargin(rules).calculate(account, market, multiplier);
    assertTrue(cross.initialRequirement() <= isolated.initialRequirement());
    assertTrue(cross.maintenanceRequirement() <= isolated.maintenanceRequirement());
    assertEquals(isolated.equity(), cross.equity(), 1e-9 * Math.abs(isolated.equity()) + 1e-6);
    double parts =
        cross.positions().stream().mapToDouble(PositionMargin::maintenanceRequirement).sum();
    assertEquals(cross.maintenanceRequirement(), parts, 1e-9 * parts);
  }

  @Test
  void aTickBeyondTheLiquidationPriceLiquidates() {
    // Long 10 at 100 with 100 of collateral, rate 2.5%: (100 − 1000)/(0.25 − 10) = 92.307692…
    Account account = new Account("t", 100, List.of(Position.cross(A, 10, 100)));
    CrossMargin margin = new CrossMargin(Generated.rules(Netting.NET));
    double price =
        margin
            .calculate(account, MarketSnapshot.of(A, 100), MarginMultiplier.ONE)
            .positions()
            .get(0)
            .liquidationPrice()
            .orElseThrow();
    assertEquals(900 / 9.75, price, 1e-12);
    assertFalse(margin.breached(account, MarketSnapshot.of(A, 92.31), MarginMultiplier.ONE));
    assertTrue(margin.breached(account, MarketSnapshot.of(A, 92.30), MarginMultiplier.ONE));
  }

  @Test
  void theMultiplierMovesTheLiquidationPriceTowardsTheMark() {
    // Rate 2.5% twice: (100 − 1000)/(0.5 − 10)
    Account account = new Account("t", 100, List.of(Position.cross(A, 10, 100)));
    double price =
        new CrossMargin(Generated.rules(Netting.NET))
            .calculate(account, MarketSnapshot.of(A, 100), MarginMultiplier.constant(2))
            .positions()
            .get(0)
            .liquidationPrice()
            .orElseThrow();
    assertEquals(900 / 9.5, price, 1e-12);
  }

  @Test
  void theLiquidationPriceIsThatOfTheTierItFallsIn() {
    // Long 3000 at 100, collateral 60000. In the tier above 250k: (60000 + 6250 − 300000)/(150 −
    // 3000) = 82.02, a notional of
    // 246k, below the tier. In the first tier: (60000 − 300000)/(75 − 3000) = 82.0513, 246154:
    // right.
    Account account = new Account("t", 60_000, List.of(Position.cross(A, 3000, 100)));
    double price =
        new CrossMargin(Generated.rules(Netting.NET))
            .calculate(account, MarketSnapshot.of(A, 100), MarginMultiplier.ONE)
            .positions()
            .get(0)
            .liquidationPrice()
            .orElseThrow();
    assertEquals(240_000.0 / 2925, price, 1e-10);
  }

  @Test
  void aFullyPaidLongHasNoLiquidationPrice() {
    Account account = new Account("t", 1000, List.of(Position.cross(A, 10, 100)));
    PositionMargin position =
        new CrossMargin(Generated.rules(Netting.NET))
            .calculate(account, MarketSnapshot.of(A, 100), MarginMultiplier.ONE)
            .positions()
            .get(0);
    assertTrue(position.liquidationPrice().isEmpty());
    assertTrue(position.bankruptcyPrice().isEmpty());
  }

  @Test
  void inHedgeModeEachLegPaysAndUnderNettingTheyOffset() {
    Account account =
        new Account("t", 1000, List.of(Position.cross(A, 10, 100), Position.cross(A, -10, 100)));
    MarketSnapshot market = MarketSnapshot.of(A, 100);
    // 2 · 1000 · 2.5%
    assertEquals(
        50,
        new CrossMargin(Generated.rules(Netting.GROSS))
            .maintenance(account, market, MarginMultiplier.ONE));
    assertEquals(
        0,
        new CrossMargin(Generated.rules(Netting.NET))
            .maintenance(account, market, MarginMultiplier.ONE));
  }
}
