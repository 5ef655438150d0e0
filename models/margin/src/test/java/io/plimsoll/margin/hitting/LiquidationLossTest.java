package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.hitting.BookDepth.Level;
import io.plimsoll.margin.option.Normal;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiquidationLossTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final double DAY = 1 / 365.0;
  private static final PriceProcess PROCESS = new PriceProcess(0.1, 1.2);
  private static final SimulationSettings SETTINGS = new SimulationSettings(20_000, 8);

  private static LiquidationCase position(double quantity, BookDepth book) {
    return quantity > 0
        ? new LiquidationCase(100, 96, 94.5, quantity, book)
        : new LiquidationCase(100, 104, 105.5, quantity, book);
  }

  @Test
  void withoutLatencyAndWithADeepBookNothingIsLost() {
    for (double quantity : new double[] {3, -3}) {
      LiquidationCase position = position(quantity, BookDepth.UNLIMITED);
      assertEquals(0, LiquidationLoss.atOnce(position, PROCESS, 0, DAY));
      LossEstimate estimate =
          LiquidationLoss.simulate(
              position, JumpProcess.none(PROCESS), new LiquidationDelay(0, 0), DAY, SETTINGS);
      assertEquals(0, estimate.expectedLoss());
      // Each path that is drawn touches, so the probability is the closed form without error.
      double touched =
          quantity > 0
              ? HittingProbability.lower(100, 96, PROCESS, DAY)
              : HittingProbability.upper(100, 104, PROCESS, DAY);
      assertEquals(touched, estimate.liquidationProbability(), 1e-15);
      assertEquals(0, estimate.probabilityError());
    }
  }

  /**
   * The gap alone: sold at 96·(1 − 3%) = 93.12, which is 1.38 below 94.5; bought at 104·1.03 =
   * 107.12, 1.62 above 105.5. Each touch loses just that.
   */
  @Test
  void aGapAloneLosesItsWidthBeyondBankruptcyAtEachTouch() {
    BookDepth book = BookDepth.behindGap(0.03);
    double down = HittingProbability.lower(100, 96, PROCESS, DAY);
    assertEquals(
        2 * 1.38 * down, LiquidationLoss.atOnce(position(2, book), PROCESS, 0, DAY), 1e-12);
    double up = HittingProbability.upper(100, 104, PROCESS, DAY);
    assertEquals(2 * 1.62 * up, LiquidationLoss.atOnce(position(-2, book), PROCESS, 0, DAY), 1e-12);
  }

  /**
   * Latency alone: at the touch the price is 96 and ℓ later 96·e^(νℓ+σ√ℓZ); the mean of what it is
   * then short of 94.5, summed over the normal score.
   */
  @Test
  void latencyAloneLosesTheShortfallOfTheTouchedPrice() {
    long latency = 90 * MINUTE;
    double years = latency / HittingProbability.NANOS_PER_YEAR;
    double nu = PROCESS.logDriftPerYear();
    double put = 0;
    double call = 0;
    int steps = 200_000;
    double dz = 20.0 / steps;
    for (int i = 0; i < steps; i++) {
      double z = -10 + (i + 0.5) * dz;
      double factor = Math.exp(nu * years + 1.2 * Math.sqrt(years) * z);
      put += dz * Normal.pdf(z) * Math.max(0, 94.5 - 96 * factor);
      call += dz * Normal.pdf(z) * Math.max(0, 104 * factor - 105.5);
    }
    double down = HittingProbability.lower(100, 96, PROCESS, DAY);
    double up = HittingProbability.upper(100, 104, PROCESS, DAY);
    LiquidationCase longs = position(1, BookDepth.UNLIMITED);
    LiquidationCase shorts = position(-1, BookDepth.UNLIMITED);
    assertEquals(down * put, LiquidationLoss.atOnce(longs, PROCESS, latency, DAY), 1e-9);
    assertEquals(up * call, LiquidationLoss.atOnce(shorts, PROCESS, latency, DAY), 1e-9);
    assertTrue(put > 0.1 && call > 0.1);
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 0", "2, 10, 30", "-2, 10, 30", "-5, 0, 30"})
  void theSimulationMeetsTheClosedFormAndLiesWithinTheBounds(
      double quantity, long latencyMinutes, long intervalMinutes) {
    BookDepth book = new BookDepth(0.002, List.of(new Level(0.01, 1), new Level(0.03, 4)), 0.2);
    LiquidationCase position = position(quantity, book);
    LiquidationDelay delay =
        new LiquidationDelay(intervalMinutes * MINUTE, latencyMinutes * MINUTE);
    LossEstimate estimate =
        LiquidationLoss.simulate(position, JumpProcess.none(PROCESS), delay, DAY, SETTINGS);
    LossBounds bounds = LiquidationLoss.bounds(position, PROCESS, delay, DAY);
    double slack = 4 * estimate.lossError() + 1e-12;
    assertTrue(bounds.lower() <= estimate.expectedLoss() + slack);
    assertTrue(bounds.upper() >= estimate.expectedLoss() - slack);
    if (intervalMinutes == 0) {
      double closed = LiquidationLoss.atOnce(position, PROCESS, latencyMinutes * MINUTE, DAY);
      assertEquals(closed, estimate.expectedLoss(), 1e-12);
      assertEquals(closed, bounds.lower(), 1e-15);
      assertEquals(closed, bounds.upper(), 1e-15);
    } else {
      assertTrue(bounds.lower() > 0 && bounds.lower() < bounds.upper());
    }
  }

  /**
   * Looks every 30 minutes for a day are a walk of 48 normal steps, so the twin has no error but
   * its sampling: walk, look, wait, walk the book.
   */
  @ParameterizedTest
  @CsvSource({"2, 0, 20", "-2, 0, 20", "2, 200, 20", "-2, 200, 20", "2, 400, 720", "-2, 400, 720"})
  void agreesWithANaiveWalkFromLookToLook(
      double quantity, double jumpsPerYear, long latencyMinutes) {
    BookDepth book = new BookDepth(0.002, List.of(new Level(0.01, 1), new Level(0.03, 4)), 0.2);
    LiquidationCase position = position(quantity, book);
    JumpSize size = new JumpSize.Normal(-0.01, 0.04);
    JumpProcess process = new JumpProcess(PROCESS, jumpsPerYear, size);
    LiquidationDelay delay = new LiquidationDelay(30 * MINUTE, latencyMinutes * MINUTE);
    LossEstimate estimate = LiquidationLoss.simulate(position, process, delay, DAY, SETTINGS);

    int paths = 200_000;
    SplittableRandom random = new SplittableRandom(21);
    double sum = 0;
    double squares = 0;
    int seen = 0;
    double side = Math.signum(quantity);
    double kept = 1 - side * book.averageFraction(Math.abs(quantity));
    for (int i = 0; i < paths; i++) {
      double x = Math.log(100);
      for (int look = 1; look <= 48; look++) {
        x += step(process, 30, random);
        if (side * (x - Math.log(position.liquidationPrice())) <= 0) {
          seen++;
          double trade = kept * Math.exp(x + step(process, latencyMinutes, random));
          double loss =
              Math.abs(quantity) * Math.max(0, side * (position.bankruptcyPrice() - trade));
          sum += loss;
          squares += loss * loss;
          break;
        }
      }
    }
    double mean = sum / paths;
    double error = Math.sqrt((squares / paths - mean * mean) / paths);
    assertEquals(mean, estimate.expectedLoss(), 4 * Math.hypot(error, estimate.lossError()));
    double p = seen / (double) paths;
    double pError = Math.sqrt(p * (1 - p) / paths);
    assertEquals(
        p, estimate.liquidationProbability(), 4 * Math.hypot(pError, estimate.probabilityError()));
    assertTrue(jumpsPerYear > 0 || estimate.lossError() < error, "smaller error of fewer paths");
  }

  private static double step(JumpProcess process, double minutes, SplittableRandom random) {
    double years = minutes * MINUTE / HittingProbability.NANOS_PER_YEAR;
    double x =
        process.diffusion().logDriftPerYear() * years
            + process.diffusion().sigmaPerYear() * Math.sqrt(years) * random.nextGaussian();
    // A Poisson number of jumps by counting uniforms until their product falls below e^(−λ·years).
    double floor = Math.exp(-process.jumpsPerYear() * years);
    JumpSize.Normal size = (JumpSize.Normal) process.size();
    for (double product = random.nextDouble(); product > floor; product *= random.nextDouble()) {
      x += size.mean() + size.standardDeviation() * random.nextGaussian();
    }
    return x;
  }

  @Test
  void aPositionAlreadyBeyondIsSeenAtTheFirstLook() {
    LiquidationCase position = new LiquidationCase(95, 96, 94.5, 1, BookDepth.behindGap(0.02));
    LiquidationDelay delay = new LiquidationDelay(MINUTE, 0);
    // Sold at 95·0.98 = 93.1, 1.4 below 94.5.
    assertEquals(1.4, LiquidationLoss.atOnce(position, PROCESS, 0, DAY), 1e-12);
    LossBounds bounds = LiquidationLoss.bounds(position, PROCESS, delay, DAY);
    assertEquals(1.4, bounds.lower(), 1e-12);
    assertEquals(1.4, bounds.upper(), 1e-12);
    LossEstimate estimate =
        LiquidationLoss.simulate(position, JumpProcess.none(PROCESS), delay, DAY, SETTINGS);
    assertEquals(1.4, estimate.expectedLoss(), 1e-12);
    assertEquals(1, estimate.liquidationProbability(), 1e-15);
  }

  /**
   * Seen at once at 95, and in the half day until the trade the price does nothing but fall by 5%
   * at each of k jumps: Σ P(k)·max(0, 94.5 − 95·e^(−0.05k)) with k of Poisson law of mean 400/730.
   */
  @Test
  void jumpsOfTheLatencyAreCounted() {
    LiquidationCase position = new LiquidationCase(95, 96, 94.5, 1, BookDepth.UNLIMITED);
    JumpProcess process =
        new JumpProcess(new PriceProcess(0, 0), 400, new JumpSize.Normal(-0.05, 0));
    LiquidationDelay delay = new LiquidationDelay(MINUTE, 720 * MINUTE);
    double mean = 400 / 730.0;
    double expected = 0;
    double probability = Math.exp(-mean);
    for (int k = 0; k < 40; k++) {
      expected += probability * Math.max(0, 94.5 - 95 * Math.exp(-0.05 * k));
      probability *= mean / (k + 1);
    }
    for (double horizon : new double[] {0, DAY}) {
      LossEstimate estimate = LiquidationLoss.simulate(position, process, delay, horizon, SETTINGS);
      assertEquals(expected, estimate.expectedLoss(), 4 * estimate.lossError());
      assertTrue(estimate.lossError() < 0.02 * expected);
    }
  }

  @Test
  void rareLiquidationsCostNoPrecision() {
    // Six standard deviations away: no plain simulation of 40,000 paths would see one.
    LiquidationCase position = new LiquidationCase(100, 68, 67, 1, BookDepth.behindGap(0.03));
    LiquidationDelay delay = new LiquidationDelay(5 * MINUTE, MINUTE);
    LossEstimate estimate =
        LiquidationLoss.simulate(position, JumpProcess.none(PROCESS), delay, DAY, SETTINGS);
    LossBounds bounds = LiquidationLoss.bounds(position, PROCESS, delay, DAY);
    assertTrue(estimate.expectedLoss() > 0 && estimate.expectedLoss() < 1e-8);
    assertTrue(estimate.lossError() < 0.01 * estimate.expectedLoss());
    assertTrue(estimate.expectedLoss() < bounds.upper());
  }

  @Property(tries = 1000, seed = "1")
  void theLossGrowsWithLatencyGapAndNearnessOfBankruptcy(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double side = random.nextBoolean() ? 1 : -1;
    double liquidation = 100 * (1 - side * random.nextDouble(0.001, 0.2));
    double bankruptcy = liquidation * (1 - side * random.nextDouble(0, 0.05));
    double gap = random.nextDouble(0, 0.05);
    long latency = random.nextLong(0, 100 * MINUTE);
    // No expected growth, so that waiting is not paid for.
    PriceProcess process = new PriceProcess(0, random.nextDouble(0.1, 2));
    LiquidationCase base = position(side, liquidation, bankruptcy, gap);
    double loss = LiquidationLoss.atOnce(base, process, latency, DAY);
    double eps = 1e-10;
    assertTrue(loss >= 0);
    assertTrue(LiquidationLoss.atOnce(base, process, 2 * latency, DAY) >= loss - eps);
    LiquidationCase wider = position(side, liquidation, bankruptcy, gap + 0.01);
    assertTrue(LiquidationLoss.atOnce(wider, process, latency, DAY) >= loss - eps);
    LiquidationCase nearer = position(side, liquidation, liquidation, gap);
    assertTrue(LiquidationLoss.atOnce(nearer, process, latency, DAY) >= loss - eps);
    LossBounds bounds =
        LiquidationLoss.bounds(base, process, new LiquidationDelay(MINUTE, latency), DAY);
    assertTrue(bounds.lower() <= loss + eps && bounds.upper() >= loss - eps);
  }

  private static LiquidationCase position(
      double side, double liquidation, double bankruptcy, double gap) {
    return new LiquidationCase(100, liquidation, bankruptcy, side, BookDepth.behindGap(gap));
  }

  @Test
  void badCasesAreRefusedByName() {
    IllegalArgumentException beyond =
        assertThrows(
            IllegalArgumentException.class,
            () -> new LiquidationCase(100, 90, 91, 1, BookDepth.UNLIMITED));
    assertTrue(beyond.getMessage().contains("bankruptcyPrice"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LiquidationCase(100, 90, 89, 0, BookDepth.UNLIMITED));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LiquidationCase(100, 90, 89, -1, BookDepth.UNLIMITED));
    assertThrows(IllegalArgumentException.class, () -> new LiquidationDelay(-1, 0));
  }
}
