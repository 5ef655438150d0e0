package io.plimsoll.margin.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PortfolioGreeksTest {
  private static final long YEAR = 365L * 86_400 * 1_000_000_000;
  private static final long QUARTER = YEAR / 4;

  private static final Contract LINEAR_PERPETUAL =
      new Contract.Perpetual(new InstrumentId("LP"), "BTC", "USD", Payoff.LINEAR, 0.1);
  private static final Contract INVERSE_PERPETUAL =
      new Contract.Perpetual(new InstrumentId("IP"), "BTC", "BTC", Payoff.INVERSE, 10);
  private static final Contract LINEAR_FUTURE =
      new Contract.Future(new InstrumentId("LF"), "BTC", "USD", Payoff.LINEAR, 2, QUARTER);
  private static final Contract INVERSE_FUTURE =
      new Contract.Future(new InstrumentId("IF"), "BTC", "BTC", Payoff.INVERSE, 10, QUARTER);
  private static final Contract LINEAR_OPTION =
      new Contract.EuropeanOption(
          new InstrumentId("LO"), "BTC", "USD", Payoff.LINEAR, 1, QUARTER, 110, Right.CALL);
  private static final Contract INVERSE_OPTION =
      new Contract.EuropeanOption(
          new InstrumentId("IO"), "BTC", "BTC", Payoff.INVERSE, 1, QUARTER, 95, Right.PUT);
  private static final List<Contract> ALL =
      List.of(
          LINEAR_PERPETUAL,
          INVERSE_PERPETUAL,
          LINEAR_FUTURE,
          INVERSE_FUTURE,
          LINEAR_OPTION,
          INVERSE_OPTION);

  /** What everything is priced from; the perpetual's basis and the future's yield are held. */
  private record World(double index, double rate, double volatility, long nowNanos) {
    static final double BASIS = 1.002;
    static final double YIELD = 0.03;

    double years() {
      return (QUARTER - nowNanos) / (double) YEAR;
    }

    double forward() {
      return index * Math.exp((rate - YIELD) * years());
    }

    MarketSnapshot market() {
      MarketSnapshot market = new MarketSnapshot(Map.of()).at(nowNanos);
      for (Contract contract : ALL) {
        market =
            market
                .with(contract)
                .with(
                    contract.id(),
                    InstrumentState.of(mark(contract))
                        .withIndex(index, 1)
                        .withVolatility(volatility, forward(), 1, Math.exp(-rate * years())));
      }
      return market;
    }

    double mark(Contract contract) {
      return switch (contract) {
        case Contract.Perpetual perpetual -> index * BASIS;
        case Contract.Future future -> forward();
        case Contract.EuropeanOption option -> {
          double price =
              Black76.price(
                  option.right(),
                  forward(),
                  option.strike(),
                  volatility,
                  years(),
                  Math.exp(-rate * years()));
          yield option.payoff() == Payoff.LINEAR ? price : price / index;
        }
      };
    }

    /** What a position has gained, in quote currency. */
    double gain(Position position) {
      Contract contract = contract(position.instrument());
      double gain = position.unrealizedPnl(contract, mark(contract));
      return contract.payoff() == Payoff.LINEAR ? gain : gain * index;
    }

    double gain(Account account) {
      return account.positions().stream().mapToDouble(this::gain).sum();
    }
  }

  private static Contract contract(InstrumentId id) {
    return ALL.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * By hand, S = 100, perpetuals at 100.2: ten linear of 0.1 have delta 10·0.1·1.002. Ten inverse
   * of 10 dollars are worth −100/P coins: 100/P²·1.002 = 100/(100.2·100) coins per dollar, gamma
   * −2/100 of that; in quote currency, entered at the mark, 100·that = 0.998 coins and no gamma but
   * for the basis: 2·delta − 2·delta = 0.
   */
  @Test
  void perpetualsByHand() {
    MarketSnapshot market = new World(100, 0.05, 0.6, 0).market();
    Greeks linear = PortfolioGreeks.of(Position.cross(LINEAR_PERPETUAL.id(), 10, 90), market);
    assertEquals(1.002, linear.delta(), 1e-15);
    assertEquals(Greeks.ZERO, linear.plus(new Greeks(-linear.delta(), 0, 0, 0, 0, 0, 0)));
    Position position = Position.cross(INVERSE_PERPETUAL.id(), 10, 100.2);
    Greeks inverse = PortfolioGreeks.of(position, market);
    double delta = 100 / (100.2 * 100);
    assertEquals(delta, inverse.delta(), 1e-15);
    assertEquals(-2 * delta / 100, inverse.gamma(), 1e-15);
    Greeks quote = PortfolioGreeks.inQuote(position, market);
    assertEquals(100 / 100.2, quote.delta(), 1e-12);
    assertEquals(0, quote.gamma(), 1e-15);
    assertEquals(0, quote.theta());
    assertEquals(0, quote.rho());
  }

  /**
   * A quarter of a year, r = 5%, yield 3%: F = 100·e^0.005. Two coins a contract: delta 2·F/S,
   * theta −2·0.02·F, rho 2·F/4.
   */
  @Test
  void aDatedFutureByHand() {
    MarketSnapshot market = new World(100, 0.05, 0.6, 0).market();
    Greeks future = PortfolioGreeks.of(LINEAR_FUTURE, market);
    double forward = 100 * Math.exp(0.005);
    assertEquals(2 * forward / 100, future.delta(), 1e-12);
    assertEquals(-0.04 * forward, future.theta(), 1e-10);
    assertEquals(forward / 2, future.rho(), 1e-12);
    assertEquals(0, future.gamma());
  }

  /** Every contract, in quote currency, against central differences of its gain. */
  @Property(tries = 2000, seed = "1")
  void anAccountsGreeksAreFiniteDifferencesOfItsGain(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    World world =
        new World(
            random.nextDouble(80, 125),
            random.nextDouble(-0.02, 0.1),
            random.nextDouble(0.3, 1.2),
            random.nextLong(0, QUARTER / 2));
    Position[] positions = new Position[ALL.size()];
    for (int i = 0; i < positions.length; i++) {
      Contract contract = ALL.get(i);
      double entry = world.mark(contract) * random.nextDouble(0.8, 1.25);
      double quantity = random.nextDouble(1, 10) * (random.nextBoolean() ? 1 : -1);
      positions[i] = Position.cross(contract.id(), quantity, entry);
    }
    Account account = new Account("a", 0, List.of(positions));
    SortedMap<String, Greeks> sums = PortfolioGreeks.byUnderlying(account, world.market());
    assertEquals(List.of("BTC"), List.copyOf(sums.keySet()));
    assertGreeks(world, account, sums.get("BTC"));
    for (Position position : positions) {
      assertGreeks(
          world,
          new Account("one", 0, List.of(position)),
          PortfolioGreeks.inQuote(position, world.market()));
    }
  }

  /** Steps and tolerances as in {@link GreeksTest}, for up to ten contracts. */
  private static void assertGreeks(World w, Account account, Greeks greeks) {
    double h = 0.05;
    double v = 1e-3;
    double r = 1e-4;
    long t = YEAR / 20_000;
    double at = w.gain(account);
    double up = gain(account, w, h, 0, 0, 0);
    double down = gain(account, w, -h, 0, 0, 0);
    assertEquals((up - down) / (2 * h), greeks.delta(), 1e-4);
    assertEquals((up - 2 * at + down) / (h * h), greeks.gamma(), 1e-5);
    double higher = gain(account, w, 0, v, 0, 0);
    double lower = gain(account, w, 0, -v, 0, 0);
    assertEquals((higher - lower) / (2 * v), greeks.vega(), 1e-2);
    assertEquals((higher - 2 * at + lower) / (v * v), greeks.volga(), 0.1);
    double cross =
        gain(account, w, h, v, 0, 0)
            - gain(account, w, h, -v, 0, 0)
            - gain(account, w, -h, v, 0, 0)
            + gain(account, w, -h, -v, 0, 0);
    assertEquals(cross / (4 * h * v), greeks.vanna(), 1e-2);
    double rho = (gain(account, w, 0, 0, r, 0) - gain(account, w, 0, 0, -r, 0)) / (2 * r);
    assertEquals(rho, greeks.rho(), 1e-4);
    double later = gain(account, w, 0, 0, 0, t);
    double earlier = gain(account, w, 0, 0, 0, -t);
    assertEquals((later - earlier) / (2 * t / (double) YEAR), greeks.theta(), 1e-2);
  }

  private static double gain(
      Account account, World w, double index, double volatility, double rate, long nanos) {
    return new World(
            w.index() + index, w.rate() + rate, w.volatility() + volatility, w.nowNanos() + nanos)
        .gain(account);
  }

  @Test
  void aHedgedBookHasNoDelta() {
    MarketSnapshot market = new World(100, 0.05, 0.6, 0).market();
    Greeks option = PortfolioGreeks.of(LINEAR_OPTION, market);
    double hedge = -option.delta() / PortfolioGreeks.of(LINEAR_PERPETUAL, market).delta();
    Account account =
        new Account(
            "h",
            0,
            List.of(
                Position.cross(LINEAR_OPTION.id(), 1, 5),
                Position.cross(LINEAR_PERPETUAL.id(), hedge, 100)));
    Greeks sum = PortfolioGreeks.byUnderlying(account, market).get("BTC");
    assertEquals(0, sum.delta(), 1e-15);
    assertEquals(option.gamma(), sum.gamma(), 1e-18);
    assertTrue(PortfolioGreeks.byUnderlying(new Account("e", 0, List.of()), market).isEmpty());
  }

  @Test
  void anExpiredContractAndAMarketWithoutVolatilityAreErrorsThatNameThem() {
    MarketSnapshot late = new World(100, 0.05, 0.6, 0).market().at(QUARTER + 1);
    PlimsollException expired =
        assertThrows(PlimsollException.class, () -> PortfolioGreeks.of(LINEAR_OPTION, late));
    assertTrue(expired.getMessage().contains("'LO'") && expired.getMessage().contains("expired"));
    assertThrows(PlimsollException.class, () -> PortfolioGreeks.of(INVERSE_FUTURE, late));
    MarketSnapshot bare =
        new World(100, 0.05, 0.6, 0).market().with(LINEAR_OPTION.id(), InstrumentState.of(5));
    PlimsollException missing =
        assertThrows(PlimsollException.class, () -> PortfolioGreeks.of(LINEAR_OPTION, bare));
    assertTrue(missing.getMessage().contains("volatility of LO"));
  }
}
