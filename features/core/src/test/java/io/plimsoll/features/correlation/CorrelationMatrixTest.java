package io.plimsoll.features.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.window.SavedState;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorrelationMatrixTest {
  private static final double DECAY = 0.97;
  private static final int FACTORS = 3;

  /** Returns of a market with sectors; {@code [instrument][slot]}. */
  private static double[][] market(int instruments, int slots, int sectors, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] returns = new double[instruments][slots];
    for (int t = 0; t < slots; t++) {
      double common = random.nextGaussian();
      double[] sector = new double[Math.max(1, sectors)];
      Arrays.setAll(sector, s -> sectors == 0 ? 0 : random.nextGaussian());
      for (int i = 0; i < instruments; i++) {
        returns[i][t] =
            1e-3
                * (1 + i % 7)
                * (0.6 * common + 0.5 * sector[i % sector.length] + 0.6 * random.nextGaussian());
      }
    }
    return returns;
  }

  private static double[] slot(double[][] returns, int t) {
    return Arrays.stream(returns).mapToDouble(row -> row[t]).toArray();
  }

  private static CorrelationMatrix run(double[][] returns, int slots, int warmUp) {
    CorrelationMatrix now = new CorrelationMatrix(returns.length, DECAY, FACTORS, warmUp);
    for (int t = 0; t < slots; t++) {
      CorrelationMatrix next = new CorrelationMatrix(returns.length, DECAY, FACTORS, warmUp);
      next.follow(now, slot(returns, t));
      now = next;
    }
    return now;
  }

  @Test
  void agreesWithTheDefinitionsWhereTheSpaceIsSmallerThanTheMatrix() {
    for (int sectors : new int[] {0, 3, 12}) {
      double[][] returns = market(37, 90, sectors, sectors);
      Arrays.fill(returns[5], 0, 40, Double.NaN); // begins late
      Arrays.fill(returns[6], 70, 90, 0); // stops
      Arrays.fill(returns[8], 0); // never moves
      Arrays.fill(returns[9], 0, 80, Double.NaN); // does not count yet
      returns[10] = returns[11].clone(); // the same
      CorrelationMatrix matrix = run(returns, 90, 20);
      MatrixTwin twin = new MatrixTwin(returns, DECAY, 20);
      double[][] rho = twin.correlations(90);
      assertEquals(35, matrix.counting());
      assertEquals(rho[1][2], matrix.correlation(1, 2), 1e-12);
      assertEquals(1, matrix.correlation(10, 11), 1e-12);
      assertEquals(Double.NaN, matrix.correlation(1, 8));
      assertEquals(Double.NaN, matrix.correlation(9, 2));
      assertEquals(twin.averageCorrelation(90), matrix.averageCorrelation(), 1e-12);
      assertEquals(twin.shrinkage(90), matrix.shrinkage(), 1e-9);
      assertEquals(twin.turbulence(90), matrix.turbulence(), 1e-9);
      // The bound of the residuals.
      assertEquals(twin.absorptionRatio(90, FACTORS), matrix.absorptionRatio(), 1e-5);
    }
  }

  @Test
  void findsAFactorThatComesUp() {
    double[][] returns = market(60, 400, 0, 4);
    SplittableRandom random = new SplittableRandom(9);
    for (int t = 200; t < 400; t++) {
      double strong = 0.02 * random.nextGaussian();
      for (int i = 0; i < 60; i++) {
        returns[i][t] += i % 2 == 0 ? strong : -strong;
      }
    }
    MatrixTwin twin = new MatrixTwin(returns, DECAY, 20);
    for (int slots : new int[] {200, 205, 230, 400}) {
      assertEquals(
          twin.absorptionRatio(slots, FACTORS), run(returns, slots, 20).absorptionRatio(), 1e-5);
    }
  }

  @Test
  void identicalSeriesAreOneFactorAndHaveNoPlainInverse() {
    double[][] returns = new double[40][60];
    double[] one = market(1, 60, 0, 2)[0];
    Arrays.setAll(returns, i -> one.clone());
    CorrelationMatrix matrix = run(returns, 60, 10);
    assertEquals(1, matrix.averageCorrelation(), 1e-12);
    assertEquals(1, matrix.absorptionRatio(), 1e-9);
    assertEquals(new MatrixTwin(returns, DECAY, 10).shrinkage(60), matrix.shrinkage(), 1e-9);
    CorrelationMatrix alone = run(new double[][] {one}, 60, 10);
    assertEquals(Double.NaN, alone.averageCorrelation());
    assertEquals(1, alone.absorptionRatio(), 1e-12);
  }

  @Test
  void continuesBitForBitAfterARestart() {
    double[][] returns = market(50, 80, 2, 6);
    CorrelationMatrix now = run(returns, 40, 20);
    SavedState.Writer out = new SavedState.Writer();
    now.save(out);
    CorrelationMatrix restored = new CorrelationMatrix(50, DECAY, FACTORS, 20);
    restored.restore(new SavedState.Reader(out.toArray()));
    for (int t = 40; t < 80; t++) {
      CorrelationMatrix next = new CorrelationMatrix(50, DECAY, FACTORS, 20);
      next.follow(now, slot(returns, t));
      CorrelationMatrix other = new CorrelationMatrix(50, DECAY, FACTORS, 20);
      other.follow(restored, slot(returns, t));
      now = next;
      restored = other;
      assertArrayEquals(numbers(now), numbers(restored), "slot " + t);
    }
  }

  private static double[] numbers(CorrelationMatrix matrix) {
    SavedState.Writer out = new SavedState.Writer();
    matrix.save(out);
    return out.toArray();
  }

  @Test
  void aSlotAllocatesNothing() {
    double[][] returns = market(80, 300, 3, 1);
    double[][] slots = new double[300][];
    Arrays.setAll(slots, t -> slot(returns, t));
    CorrelationMatrix[] pair = new CorrelationMatrix[2];
    Arrays.setAll(pair, i -> new CorrelationMatrix(80, DECAY, FACTORS, 20));
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int t = 0; t < 300; t++) {
        pair[1 - t % 2].follow(pair[t % 2], slots[t]);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
    assertTrue(Double.isFinite(pair[0].turbulence()));
  }
}
