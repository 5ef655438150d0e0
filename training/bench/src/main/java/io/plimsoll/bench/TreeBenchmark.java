package io.plimsoll.bench;

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

/** The score of one row after another, each another one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class TreeBenchmark {
  private static final int ROWS = 1024;

  /** What grew the trees. */
  @Param("LightGBM")
  public String library;

  /** How they are scored. */
  @Param("padded")
  public String way;

  private TreeScorers scorers;
  private TreeScorers.Scorer scorer;
  private double[][] rows;
  private int next;

  /** Grows the trees and compares. */
  @Setup
  public void grow() {
    scorers = TreeScorers.grow(library);
    scorer = scorers.scorer(way);
    rows = TreeScorers.rows(ROWS, 7);
  }

  /** Lets go of native memory. */
  @TearDown
  public void drop() {
    scorer.close();
    scorers.close();
  }

  /** One row. */
  @Benchmark
  public double score() {
    return scorer.score(rows[next++ & (ROWS - 1)]);
  }
}
