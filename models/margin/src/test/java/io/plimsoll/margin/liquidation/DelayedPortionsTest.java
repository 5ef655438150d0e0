package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.A;
import static io.plimsoll.margin.liquidation.Breaches.SECOND;
import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DelayedPortionsTest extends PartialLiquidationContract {
  @Override
  PartialLiquidation policy(SplittableRandom random, Breach breach) {
    Map<String, Double> scales = new java.util.TreeMap<>();
    long window = random.nextLong(5, 30);
    for (Position position : breach.account().positions()) {
      // A capacity of 5 % to 300 % of the position.
      double capacity = Math.abs(position.quantity()) * random.nextDouble(0.05, 3);
      scales.merge(position.instrument().value(), capacity / (0.001 * window), Math::max);
    }
    return new DelayedPortions(
        0.001, 1, window * SECOND, random.nextBoolean() ? 0 : 0.0005, scales);
  }

  private static final DelayedPortions POLICY =
      new DelayedPortions(0.01, 1, 10 * SECOND, 0, Map.of("*", 1_000.0));

  private static double closed(Breach breach) {
    List<Closing> closings = POLICY.next(breach);
    double quantity = closings.isEmpty() ? 0 : closings.get(0).quantity();
    breach.volume().add(A, breach.nowNanos(), quantity);
    return quantity;
  }

  /**
   * Synthetix v3, perps-market test "Liquidation - max liquidatable amount": maker .007 and taker
   * .003, skew scale 1,000, multiplier 1, window 10 s, hence 100 a window; two positions of 150.
   */
  @Test
  void synthetixsExample() {
    Breach first = Breaches.one(THREE_TIERS, 150, 1);
    assertEquals(100, closed(first), 1e-12);
    Unwinding progress = new Unwinding(1, 0, 0, 0);
    Breach rest = with(Breaches.one(THREE_TIERS, 50, 1), first.volume());
    assertEquals(0, closed(Breaches.at(rest, SECOND, progress))); // "liquidated nothing"
    assertEquals(0, closed(Breaches.at(rest, 6 * SECOND, progress))); // "after 6 seconds"
    assertEquals(50, closed(Breaches.at(rest, 11 * SECOND, progress)), 1e-12); // "the rest"
    Breach second = with(Breaches.one(THREE_TIERS, 150, 1), first.volume());
    // "liquidated only 50 OP, 100 OP left"
    assertEquals(50, closed(Breaches.at(second, 12 * SECOND, progress)), 1e-12);
    Breach left = with(Breaches.one(THREE_TIERS, 100, 1), first.volume());
    assertEquals(100, closed(Breaches.at(left, 23 * SECOND, progress)), 1e-12);
  }

  private static Breach with(Breach breach, LiquidatedVolume volume) {
    return new Breach(
        breach.nowNanos(),
        breach.account(),
        breach.market(),
        breach.multiplier(),
        breach.health(),
        breach.tiers(),
        breach.costFraction(),
        breach.progress(),
        volume);
  }

  @Test
  void aSmallSkewLetsAnotherWindowThroughButNotAtTheSameMoment() {
    DelayedPortions policy =
        new DelayedPortions(0.01, 1, 10 * SECOND, 0.0005, Map.of("*", 1_000.0));
    MarketSnapshot calm =
        new MarketSnapshot(Map.of(A, InstrumentState.of(100).withOpenInterest(1_000, 0.4)));
    MarketSnapshot skewed =
        new MarketSnapshot(Map.of(A, InstrumentState.of(100).withOpenInterest(1_000, -0.6)));
    Account account = new Account("s", 1, List.of(Position.cross(A, 150, 100)));
    Breach breach = Breaches.of(THREE_TIERS, account, calm, 0);
    breach.volume().add(A, 0, 100);
    assertTrue(policy.next(breach).isEmpty());
    Unwinding progress = new Unwinding(1, 0, 0, 0);
    // 0.4/1,000 is below 5 bp
    assertEquals(100, policy.next(Breaches.at(breach, SECOND, progress)).get(0).quantity(), 1e-12);
    Breach apart = with(Breaches.of(THREE_TIERS, account, skewed, 0), breach.volume());
    assertTrue(policy.next(Breaches.at(apart, SECOND, progress)).isEmpty());
  }
}
