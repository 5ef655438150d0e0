package io.plimsoll.bench;

import io.plimsoll.features.correlation.CorrelationMatrix;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One slot of returns into the correlation matrix, and all that the matrix says of the market. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class CorrelationBenchmark {
  /** A half-life of 240 slots, as in the view market-1h. */
  private static final double DECAY = Math.pow(2, -1.0 / 240);

  private static final int FACTORS = 5;
  private static final int WARM_UP = 60;
  private static final int SLOTS = 2048;

  /** How many instruments. */
  @Param("500")
  public int instruments;

  private double[][] returns;
  private CorrelationMatrix matrix;
  private CorrelationMatrix next;
  private int slot;

  /** Makes returns with a market factor and ten sectors of falling weight, and warms the matrix. */
  @Setup
  public void make() {
    SplittableRandom random = new SplittableRandom(11);
    returns = new double[SLOTS][instruments];
    for (double[] row : returns) {
      double market = random.nextGaussian();
      double[] sector = random.doubles(10, -1, 1).toArray();
      for (int i = 0; i < instruments; i++) {
        row[i] =
            1e-3 * (0.6 * market + 0.8 / (1 + i % 10) * sector[i % 10] + random.nextGaussian());
      }
    }
    matrix = new CorrelationMatrix(instruments, DECAY, FACTORS, WARM_UP);
    next = new CorrelationMatrix(instruments, DECAY, FACTORS, WARM_UP);
    for (int i = 0; i < 1024; i++) {
      update();
    }
    if (!Double.isFinite(update())) {
      throw new IllegalStateException("a feature of the matrix is not a number after its warm-up");
    }
  }

  /** One slot; the sum of the features. */
  @Benchmark
  public double update() {
    next.follow(matrix, returns[slot++ % SLOTS]);
    CorrelationMatrix before = matrix;
    matrix = next;
    next = before;
    return matrix.averageCorrelation()
        + matrix.absorptionRatio()
        + matrix.shrinkage()
        + matrix.turbulence();
  }
}
