package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.SECOND;
import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LargePositionsTest extends PartialLiquidationContract {
  @Override
  PartialLiquidation policy(SplittableRandom random, Breach breach) {
    return new LargePositions(
        random.nextDouble(0, 1e6), random.nextDouble(0.05, 1), random.nextLong(0, 60) * SECOND);
  }

  /** Hyperliquid: 20 % of positions above 100,000; whole during 30 s after that. */
  @Test
  void hyperliquidsRule() {
    LargePositions policy = new LargePositions(100_000, 0.2, 30 * SECOND);
    Breach large = Breaches.one(THREE_TIERS, 2_000, 100);
    assertEquals(List.of(new Closing(0, 400)), policy.next(large));
    Breach cooling = Breaches.at(large, 29 * SECOND, new Unwinding(1, 0, 0, 0));
    assertEquals(List.of(new Closing(0, 2_000)), policy.next(cooling));
    Breach cooled = Breaches.at(large, 30 * SECOND, new Unwinding(1, 0, 0, 0));
    assertEquals(List.of(new Closing(0, 400)), policy.next(cooled));
    Breach small = Breaches.one(THREE_TIERS, -1_000, 100);
    assertEquals(List.of(new Closing(0, -1_000)), policy.next(small));
  }
}
