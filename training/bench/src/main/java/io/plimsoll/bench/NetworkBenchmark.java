package io.plimsoll.bench;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.deeplearning4j.NativeLstm;
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
import org.openjdk.jmh.annotations.TearDown;

/**
 * One step of a recurrent network after another: the inputs of a row in, the output after it out.
 *
 * <p>Another kind of network is another pair of names in {@link #steps}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class NetworkBenchmark {
  static final int INPUTS = 20;
  static final int UNITS = 64;
  private static final int ROWS = 1024;

  /** Steps after which two networks must still agree. */
  private static final int COMPARED = 60;

  /** Deeplearning4j computes in single precision. */
  private static final double TOLERANCE = 1e-5;

  /** Whose forward pass. */
  @Param("lstm")
  public String way;

  private NativeLstm lstm;
  private Steps steps;
  private double[][] rows;
  private int next;

  /** One step of a network. */
  interface Steps {
    double step(double[] x);
  }

  /** Makes the network and compares the two ways. */
  @Setup
  public void make() {
    rows = new double[ROWS][];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < ROWS; i++) {
      rows[i] = random.doubles(INPUTS, -1, 1).toArray();
    }
    lstm = NativeLstm.create(INPUTS, UNITS, 5);
    compare(steps("lstm"), steps("lstm-deeplearning4j"));
    lstm.reset();
    steps = steps(way);
  }

  private Steps steps(String name) {
    return switch (name) {
      case "lstm" -> {
        var run = lstm.weights().run();
        yield x -> {
          run.step(x);
          return run.output();
        };
      }
      case "lstm-deeplearning4j" -> lstm::step;
      default -> throw new IllegalArgumentException("no network named '" + name + "'");
    };
  }

  private void compare(Steps ours, Steps theirs) {
    for (int i = 0; i < COMPARED; i++) {
      double mine = ours.step(rows[i]);
      double other = theirs.step(rows[i]);
      if (!(Math.abs(mine - other) <= TOLERANCE)) {
        throw new PlimsollException(
            ErrorCode.INTERNAL,
            "after step " + i + " the peer's output is " + other + ", ours is " + mine);
      }
    }
  }

  /** Lets go of native memory. */
  @TearDown
  public void drop() {
    lstm.close();
  }

  /** One step. */
  @Benchmark
  public double step() {
    return steps.step(rows[next++ & (ROWS - 1)]);
  }
}
