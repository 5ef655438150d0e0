package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockLimitsTest extends PartialLiquidationContract {
  @Override
  PartialLiquidation policy(SplittableRandom random, Breach breach) {
    return new BlockLimits(
        random.nextDouble(0.05, 1), random.nextDouble(0, 2_000), random.nextDouble(5e4, 1e6), 0);
  }

  private static double closed(BlockLimits limits, double quantity) {
    return limits.next(Breaches.one(THREE_TIERS, quantity, 1)).get(0).quantity();
  }

  /** Genesis: 10 % of a position, at least 1,000 and at most 100,000 a block. */
  @Test
  void dydxsLimits() {
    BlockLimits limits = new BlockLimits(0.1, 1_000, 100_000, 0);
    assertEquals(50, closed(limits, 500), 1e-9); // 50,000: a tenth
    assertEquals(1_000, closed(limits, 20_000), 1e-9); // 2 million: 100,000
    assertEquals(10, closed(limits, 40), 1e-9); // 4,000: a tenth is less than 1,000
    assertEquals(-8, closed(limits, -8), 0); // 800: whole
  }

  @Test
  void stepsAreRoundedDownButNeverToNothing() {
    assertEquals(9, closed(new BlockLimits(0.5, 0, 1e9, 3), 21), 0);
    assertEquals(3, closed(new BlockLimits(0.01, 0, 1e9, 3), 21), 0);
    assertEquals(2, closed(new BlockLimits(0.5, 0, 1e9, 3), 2), 0);
  }
}
