package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.training.PurgedWalkForward.Origins;
import java.util.Arrays;

/** Which of the rows that have matured a model is fitted on. */
public sealed interface TrainingWindow {

  /** All of them. */
  record Expanding() implements TrainingWindow {}

  /** Those of the last span of time. */
  record Span(long nanos) implements TrainingWindow {
    public Span {
      Checks.positive(nanos, "nanos");
    }
  }

  /** The newest so many of each instrument; an instrument that has fewer is left out. */
  record Rows(int rows) implements TrainingWindow {
    public Rows {
      Checks.positive(rows, "rows");
    }
  }

  /** Reads {@code expanding}, a span such as {@code 60d}, or a count such as {@code 1000 rows}. */
  static TrainingWindow parse(String text) {
    if (text.equals("expanding")) {
      return new Expanding();
    }
    if (text.endsWith(" rows")) {
      String count = text.substring(0, text.length() - " rows".length()).strip();
      if (!count.matches("[1-9][0-9]{0,8}")) {
        throw new IllegalArgumentException(
            "window must be a count such as '1000 rows', was '" + text + "'");
      }
      return new Rows(Integer.parseInt(count));
    }
    return new Span(KernelSettings.parseNanos(text, "window"));
  }

  /**
   * The rows of one instrument that a refit may use.
   *
   * @param maturedBy labels that matured later are purged
   */
  default int[] rows(Origins origins, long refitNanos, long maturedBy) {
    int to = firstAfter(origins.maturesAtNanos(), maturedBy);
    return switch (this) {
      case Expanding expanding -> Arrays.copyOf(origins.rows(), to);
      case Span span -> {
        int from = firstAfter(origins.asOfNanos(), refitNanos - span.nanos() - 1);
        yield from < to ? Arrays.copyOfRange(origins.rows(), from, to) : new int[0];
      }
      case Rows rows ->
          to < rows.rows() ? new int[0] : Arrays.copyOfRange(origins.rows(), to - rows.rows(), to);
    };
  }

  /** The position of the first time after another; times do not decrease. */
  private static int firstAfter(long[] times, long nanos) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
