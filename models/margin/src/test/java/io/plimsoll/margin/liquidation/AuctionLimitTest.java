package io.plimsoll.margin.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.margin.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AuctionLimitTest extends PartialLiquidationContract {
  @Override
  PartialLiquidation policy(SplittableRandom random, Breach breach) {
    return new AuctionLimit(random.nextDouble(0, 0.3), random.nextInt(4) == 0 ? 50 : 0);
  }

  /**
   * Derive v2-core, test/auction/unit-tests/SolventAuction.t.sol: MtM 300, margin −100 (so a
   * requirement of 400), buffer 10 %: buffer margin −140.
   */
  @Test
  void derivesExamples() {
    AuctionLimit limit = new AuctionLimit(0.1, 0);
    assertEquals(-140, limit.bufferMargin(300, 400), 1e-12);
    // "can liquidate 31.8 % of portfolio at most": 140/440
    assertEquals(0.318, Math.floor(1000 * limit.fraction(300, 400, 1, 0)) / 1000);
    // "can liquidate 34.1 % of portfolio at most" at 90 %: 140/410
    assertEquals(0.341, Math.floor(1000 * limit.fraction(300, 400, 0.9, 0)) / 1000);
    // "92 % of portfolio, price at 270": 0.341… · 270 = 92.19…
    assertEquals(92, Math.floor(270 * limit.fraction(300, 400, 0.9, 0)));
  }

  @Test
  void reservedCashIsNotSoldAgain() {
    // −140/(−140 − 300·.9 − 27·.1)
    assertEquals(140 / 412.7, new AuctionLimit(0.1, 0).fraction(300, 400, 0.9, 27), 1e-15);
  }

  @Test
  void smallAccountsGoWholeAndHealthyOnesNotAtAll() {
    AuctionLimit limit = new AuctionLimit(0.1, 50);
    assertEquals(1, limit.fraction(49, 60, 1, 0));
    assertEquals(0, limit.fraction(441, 400, 1, 0));
    assertEquals(1, limit.fraction(0, 400, 1, 0));
  }

  @Test
  void whatIsLeftHasExactlyTheBuffer() {
    Seeds.each(20_000, this::whatIsLeftHasExactlyTheBuffer);
  }

  private void whatIsLeftHasExactlyTheBuffer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double maintenance = Math.exp(random.nextDouble(0, 15));
    double equity = maintenance * random.nextDouble(0.01, 1);
    double reserved = equity * random.nextDouble();
    double discount = random.nextDouble();
    AuctionLimit limit = new AuctionLimit(random.nextDouble(0, 0.3), 0);
    double f = limit.fraction(equity, maintenance, discount, reserved);
    double left = equity - f * (equity - reserved) * (1 - discount);
    assertEquals(0, limit.bufferMargin(left, (1 - f) * maintenance), 1e-9 * maintenance);
  }
}
