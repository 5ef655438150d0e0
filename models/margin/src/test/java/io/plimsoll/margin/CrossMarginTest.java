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
import org.junit.jupiter.api.Test;

class CrossMarginTest extends MarginCalculatorContract {
  private static final InstrumentId A = Generated.INSTRUMENTS.get(0);

  @Override
  MarginCalculator calculator(VenueRules rules) {
    return new CrossMargin(rules);
  }

  @Test
  void atTheLiquidationPriceEquityEqualsMaintenanceAndATickBeyondTheAccountIsBreached() {
    Seeds.each(
        100_000,
        this::atTheLiquidationPriceEquityEqualsMaintenanceAndATickBeyondTheAccountIsBreached);
  }

  private void atTheLiquidationPriceEquityEqualsMaintenanceAndATickBeyondTheAccountIsBreached(
      long seed) {
    GeneratedVenue venue = GeneratedVenue.of(new SplittableRandom(seed));
    CrossMargin margin = venue.cross();
    Account account = venue.account();
    MarketSnapshot market = venue.market();
    MarginResult result = margin.calculate(account, market, venue.multiplier());
    for (PositionMargin position : result.positions()) {
      if (position.liquidationPrice().isEmpty()) {
        continue;
      }
      InstrumentId instrument = position.position().instrument();
      double price = position.liquidationPrice().getAsDouble();
      MarketSnapshot there = market.withMark(instrument, price);
      double excess =
          margin.equity(account, there) - margin.maintenance(account, there, venue.multiplier());
      // Relative to the money that moves: the sums that make up equity are as large as what the
      // positions are worth at this price and at entry.
      double scale = 1e-9 * moved(account, there);
      assertEquals(0, excess, scale);
      double tick = venue.rules().of(instrument).tick();
      double beyond = gainsWithPrice(account, market, instrument) ? price - tick : price + tick;
      if (beyond > 0) {
        MarketSnapshot worse = market.withMark(instrument, beyond);
        double left =
            margin.equity(account, worse) - margin.maintenance(account, worse, venue.multiplier());
        // Where a tick is worth less than rounding the excess has no sign.
        assertTrue(
            margin.breached(account, worse, venue.multiplier()) || left < scale,
            () -> "not liquidated at " + beyond + " though the price is " + price);
      }
    }
  }

  @Test
  void aHealthyAccountWithoutALiquidationPriceIsHealthyAtEveryWorsePrice() {
    Seeds.each(20_000, this::aHealthyAccountWithoutALiquidationPriceIsHealthyAtEveryWorsePrice);
  }

  private void aHealthyAccountWithoutALiquidationPriceIsHealthyAtEveryWorsePrice(long seed) {
    GeneratedVenue venue = GeneratedVenue.of(new SplittableRandom(seed));
    CrossMargin margin = venue.cross();
    Account account = venue.account();
    MarginResult result = margin.calculate(account, venue.market(), venue.multiplier());
    if (result.breached()) {
      return;
    }
    for (PositionMargin position : result.positions()) {
      InstrumentId instrument = position.position().instrument();
      double mark = venue.market().mark(instrument);
      boolean falls = gainsWithPrice(account, venue.market(), instrument);
      for (double step = 1.1; step < 1e4 && position.liquidationPrice().isEmpty(); step *= step) {
        MarketSnapshot worse =
            venue.market().withMark(instrument, falls ? mark / step : mark * step);
        double left =
            margin.equity(account, worse) - margin.maintenance(account, worse, venue.multiplier());
        assertTrue(left >= -1e-9 * moved(account, worse), () -> "left " + left);
      }
    }
  }

  /** What all positions are worth at the marks and at their entries, margin currency. */
  private static double moved(Account account, MarketState market) {
    double moved = Math.abs(account.collateral());
    for (Position position : account.positions()) {
      Contract contract = market.contract(position.instrument());
      double rate = Math.max(1, market.assetPrice(contract.settlement()));
      moved +=
          rate
              * (contract.notional(position.quantity(), market.mark(position.instrument()))
                  + contract.notional(position.quantity(), position.entryPrice())
                  + position.isolatedCollateral());
    }
    for (double balance : account.balances().values()) {
      moved += 100 * balance;
    }
    return moved;
  }

  /** Whether the account loses when the price of an instrument falls. */
  private static boolean gainsWithPrice(
      Account account, MarketState market, InstrumentId instrument) {
    double net =
        account.positions().stream()
            .filter(p -> p.instrument().equals(instrument))
            .mapToDouble(Position::quantity)
            .sum();
    // Of an option, equity does not count the value, and only a short has a requirement.
    return net > 0 && !(market.contract(instrument) instanceof Contract.EuropeanOption);
  }

  @Test
  void crossRequirementOfAHedgedBookIsAtMostTheSumOfIsolated() {
    Seeds.each(100_000, this::crossRequirementOfAHedgedBookIsAtMostTheSumOfIsolated);
  }

  private void crossRequirementOfAHedgedBookIsAtMostTheSumOfIsolated(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GeneratedVenue venue = GeneratedVenue.plain(random);
    MarketSnapshot market = venue.market();
    List<Position> book = new ArrayList<>();
    for (InstrumentId instrument : Generated.INSTRUMENTS) {
      double mark = market.mark(instrument);
      double unit = market.contract(instrument).notional(1, mark);
      book.add(new Position(instrument, random.nextDouble(1e2, 1e7) / unit, mark, 1));
      book.add(new Position(instrument, -random.nextDouble(1e2, 1e7) / unit, mark, 1));
    }
    Account account = new Account("g", 1, book);
    MarginResult cross = venue.cross().calculate(account, market, venue.multiplier());
    MarginResult isolated = venue.isolated().calculate(account, market, venue.multiplier());
    double rounding = 1 + 1e-12;
    assertTrue(cross.initialRequirement() <= isolated.initialRequirement() * rounding);
    assertTrue(cross.maintenanceRequirement() <= isolated.maintenanceRequirement() * rounding);
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
