package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.SECOND;
import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarginShortageTest extends PartialLiquidationContract {
  @Override
  PartialLiquidation policy(SplittableRandom random, Breach breach) {
    return new MarginShortage(
        random.nextDouble(0, 0.03),
        random.nextDouble(0, 0.02),
        random.nextDouble(0, 0.05),
        random.nextDouble(0.05, 1),
        60 * SECOND,
        50);
  }

  /** Drift protocol-v2, math/liquidation/tests.rs: shortage 10, price 100, margin ratio 10 %. */
  @Test
  void driftsExamples() {
    // "must lose 1 base", fee 0
    assertEquals(1, new MarginShortage(0, 0, 0, 1, 1, 0).covering(10, 0.1, 0) / 100, 1e-15);
    // "must lose 10/9 base", liquidator 1 %
    assertEquals(
        10 / 9.0, new MarginShortage(0.01, 0, 0, 1, 1, 0).covering(10, 0.1, 0) / 100, 1e-15);
    // 1,250,000,000 of 10^9, liquidator 1 % and fund 1 %
    assertEquals(
        1.25, new MarginShortage(0.01, 0.01, 0, 1, 1, 0).covering(10, 0.1, 0.01) / 100, 1e-15);
    // "margin_ratio <= liquidation_fee": everything
    assertEquals(
        Double.POSITIVE_INFINITY, new MarginShortage(0.1, 0, 0, 1, 1, 0).covering(10, 0.1, 0));
  }

  @Test
  void theFundTakesWhatTheRequirementLeaves() {
    // 10 % − 1 % − 10/200 = 4 %, at most 3 %
    MarginShortage policy = new MarginShortage(0.01, 0.03, 0, 1, 1, 0);
    assertEquals(0.03, policy.fundFee(0.1, 10, 200), 1e-15);
    // 10 % − 1 % − 10/125 = 1 %
    assertEquals(0.01, policy.fundFee(0.1, 10, 125), 1e-15);
    assertEquals(0, policy.fundFee(0.1, 10, 100), 1e-15);
  }

  @Test
  void theShortageIsCuredFasterTheLongerItLasts() {
    // 100,000 at 2.5 % requires 2,500; equity 1,500: shortage 1,000, covered by 40,000 or 400.
    MarginShortage policy = new MarginShortage(0, 0, 0, 0.1, 60 * SECOND, 50);
    Breach breach = Breaches.one(THREE_TIERS, 1_000, 1_500);
    assertEquals(40, policy.next(breach).get(0).quantity(), 1e-9); // a tenth at once
    // After 6 s a fifth of the whole 1,000, of which 100 are cured already: 100 of the 900 left.
    Breach later =
        Breaches.at(Breaches.one(THREE_TIERS, 960, 1_500), 6 * SECOND, new Unwinding(1, 0, 0, 100));
    assertEquals(40, policy.next(later).get(0).quantity(), 1e-9);
    // At once after the first tranche there is nothing to do.
    Breach again =
        Breaches.at(Breaches.one(THREE_TIERS, 960, 1_500), 0, new Unwinding(1, 0, 0, 100));
    assertTrue(policy.next(again).isEmpty());
    // A shortage below 50 is cured whole: 49 of 2.5 % is 1,960.
    Breach tiny = Breaches.one(THREE_TIERS, 1_000, 2_451);
    assertEquals(19.6, policy.next(tiny).get(0).quantity(), 1e-9);
  }
}
