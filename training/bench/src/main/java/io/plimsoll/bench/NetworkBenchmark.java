package io.plimsoll.bench;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.deeplearning4j.NativeLstm;
import io.plimsoll.models.deeplearning4j.NativeTcn;
import io.plimsoll.models.network.SequenceNetwork;
import java.util.List;
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
 * Forward passes of networks: one step of a recurrent one after another, the output after each; or
 * one sequence of a convolutional one, its last output.
 *
 * <p>Another kind of network is another pair of names in {@link #pass}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class NetworkBenchmark {
  static final int INPUTS = 20;
  static final int UNITS = 64;
  static final int CHANNELS = 16;
  static final int STEPS = 32;
  private static final int BLOCKS = 5;
  private static final int ROWS = 1024;

  /** Passes after which two networks must still agree. */
  private static final int COMPARED = 60;

  /** Deeplearning4j computes in single precision. */
  private static final double TOLERANCE = 1e-5;

  /** Whose forward pass. */
  @Param("lstm")
  public String way;

  private NativeLstm lstm;
  private NativeTcn tcn;
  private Pass pass;
  private double[][] rows;
  private int next;

  /** One forward pass. */
  interface Pass {
    /** The output for the rows from this one on, as many as a pass takes. */
    double output(int row);
  }

  /** Makes the networks and compares the ways in pairs. */
  @Setup
  public void make() {
    // A pass may begin with any of the first 1024 rows.
    rows = new double[ROWS + STEPS][];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.doubles(INPUTS, -1, 1).toArray();
    }
    lstm = NativeLstm.create(INPUTS, UNITS, 5);
    tcn = NativeTcn.create(INPUTS, CHANNELS, BLOCKS, 5);
    for (String name : List.of("lstm", "tcn")) {
      compare(name, pass(name), pass(name + "-deeplearning4j"));
    }
    lstm.reset();
    pass = pass(way);
  }

  private Pass pass(String name) {
    return switch (name) {
      case "lstm" -> {
        SequenceNetwork.Run run = lstm.weights().run();
        yield row -> {
          run.step(rows[row]);
          return run.output();
        };
      }
      case "lstm-deeplearning4j" -> row -> lstm.step(rows[row]);
      case "tcn" -> {
        SequenceNetwork.Run run = tcn.weights().run();
        yield row -> {
          run.reset();
          for (int i = 0; i < STEPS; i++) {
            run.step(rows[row + i]);
          }
          return run.output();
        };
      }
      case "tcn-deeplearning4j" -> row -> tcn.output(rows, row);
      default -> throw new IllegalArgumentException("no network named '" + name + "'");
    };
  }

  private static void compare(String name, Pass ours, Pass theirs) {
    for (int i = 0; i < COMPARED; i++) {
      double mine = ours.output(i);
      double other = theirs.output(i);
      if (!(Math.abs(mine - other) <= TOLERANCE)) {
        throw new PlimsollException(
            ErrorCode.INTERNAL,
            name + ": the peer's output from row " + i + " is " + other + ", ours is " + mine);
      }
    }
  }

  /** Lets go of native memory. */
  @TearDown
  public void drop() {
    lstm.close();
    tcn.close();
  }

  /** One pass. */
  @Benchmark
  public double forward() {
    return pass.output(next++ & (ROWS - 1));
  }
}
