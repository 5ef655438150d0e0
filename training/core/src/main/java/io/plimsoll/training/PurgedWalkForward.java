package io.plimsoll.training;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits origins by time, again and again: train on what had matured, test on what came next.
 *
 * <p>A training origin must have its label matured at least the embargo before the fold's first
 * test time (purging), so no training label overlaps a test origin. All instruments are split at
 * the same times. Every origin after the initial window is in exactly one test fold.
 *
 * <p><b>Reference</b>: Tashman (2000), rolling origins, International Journal of Forecasting 16;
 * López de Prado (2018), Advances in Financial Machine Learning, ch. 7 (purging and embargo).
 */
public final class PurgedWalkForward {
  private final Settings settings;

  /** Which of the matured origins a fold trains on. */
  public enum Mode {
    /** All of them. */
    EXPANDING,
    /** Those of the last initial window. */
    ROLLING
  }

  /**
   * How to split.
   *
   * @param initialTrainNanos from the first origin to the first test; the length of the window when
   *     rolling
   * @param stepNanos how much time one fold tests, and how often models are refitted
   * @param embargoNanos how long before the test a training label must have matured
   */
  public record Settings(long initialTrainNanos, long stepNanos, long embargoNanos, Mode mode) {
    public Settings {
      Checks.positive(initialTrainNanos, "initialTrainNanos");
      Checks.positive(stepNanos, "stepNanos");
      if (embargoNanos < 0) {
        throw new IllegalArgumentException(
            "embargoNanos must be zero or more, was " + embargoNanos);
      }
    }
  }

  /**
   * The origins of one instrument that have a label, in order of time.
   *
   * @param rows positions in the feature table
   * @param asOfNanos their times, increasing
   * @param maturesAtNanos when their labels matured, not decreasing
   */
  public record Origins(int[] rows, long[] asOfNanos, long[] maturesAtNanos) {
    public Origins {
      if (rows.length != asOfNanos.length || rows.length != maturesAtNanos.length) {
        throw new IllegalArgumentException("expected " + rows.length + " times of each kind");
      }
    }
  }

  /**
   * One fold; the arrays hold rows by instrument, in the order the origins were given.
   *
   * @param testFromNanos inclusive; every training label matured by then, less the embargo
   * @param testToNanos exclusive
   */
  public record Fold(
      int index, long testFromNanos, long testToNanos, List<int[]> train, List<int[]> test) {
    public Fold {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }

    /** How many training origins over all instruments. */
    public int trainSize() {
      return train.stream().mapToInt(rows -> rows.length).sum();
    }

    /** How many test origins over all instruments. */
    public int testSize() {
      return test.stream().mapToInt(rows -> rows.length).sum();
    }
  }

  /** A splitter. */
  public PurgedWalkForward(Settings settings) {
    this.settings = settings;
  }

  /**
   * The folds that have something to test, in order; throws where the origins span no more than the
   * initial window.
   */
  public List<Fold> folds(List<Origins> instruments) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Origins origins : instruments) {
      if (origins.rows().length > 0) {
        first = Math.min(first, origins.asOfNanos()[0]);
        last = Math.max(last, origins.asOfNanos()[origins.rows().length - 1]);
      }
    }
    if (first > last || last - first < settings.initialTrainNanos) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "origins span "
              + Duration.ofNanos(Math.max(0, last - first))
              + ", the initial training window alone is "
              + Duration.ofNanos(settings.initialTrainNanos)
              + "; give more data or a shorter window");
    }
    List<Fold> folds = new ArrayList<>();
    for (long from = first + settings.initialTrainNanos; from <= last; from += settings.stepNanos) {
      Fold fold = fold(folds.size(), from, instruments);
      if (fold.testSize() > 0) {
        folds.add(fold);
      }
    }
    return folds;
  }

  private Fold fold(int index, long from, List<Origins> instruments) {
    long to = from + settings.stepNanos;
    long oldest =
        switch (settings.mode) {
          case EXPANDING -> Long.MIN_VALUE;
          case ROLLING -> from - settings.initialTrainNanos;
        };
    List<int[]> train = new ArrayList<>();
    List<int[]> test = new ArrayList<>();
    for (Origins origins : instruments) {
      train.add(matured(origins, oldest, from - settings.embargoNanos));
      test.add(between(origins, from, to));
    }
    return new Fold(index, from, to, train, test);
  }

  /** Rows not older than a time whose labels matured by another. */
  static int[] matured(Origins origins, long oldest, long maturedBy) {
    int n = origins.rows().length;
    int[] rows = new int[n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      if (origins.asOfNanos()[i] >= oldest && origins.maturesAtNanos()[i] <= maturedBy) {
        rows[size++] = origins.rows()[i];
      }
    }
    return Arrays.copyOf(rows, size);
  }

  private static int[] between(Origins origins, long from, long to) {
    int n = origins.rows().length;
    int[] rows = new int[n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      if (origins.asOfNanos()[i] >= from && origins.asOfNanos()[i] < to) {
        rows[size++] = origins.rows()[i];
      }
    }
    return Arrays.copyOf(rows, size);
  }
}
