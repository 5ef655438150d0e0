package io.plimsoll.training.study;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.training.LabelTable;
import io.plimsoll.training.Panel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The margin that a venue without forecasts would have set: one quantile of the past. */
public final class BaseMargin {
  private static final int ROWS_BEYOND = 5;

  private BaseMargin() {}

  /**
   * The quantile of the worse side's excursion over all labels that matured before a time, as a
   * fraction of notional: the smallest observed value that at least {@code level} of them do not
   * exceed.
   *
   * @param level in (0, 1)
   * @throws PlimsollException with {@code INVALID_INPUT} where prices had not moved
   */
  public static double fraction(List<Panel> panels, long beforeNanos, double level) {
    double[] worst =
        panels.stream()
            .flatMapToDouble(panel -> worst(panel.labels(), beforeNanos))
            .sorted()
            .toArray();
    double fraction = quantile(worst, level);
    if (!(fraction > 0)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "prices did not move before "
              + Instant.ofEpochSecond(0, beforeNanos)
              + ": no base margin from "
              + worst.length
              + " labels");
    }
    return fraction;
  }

  /**
   * The same of one instrument; empty where fewer than {@value #ROWS_BEYOND} of its labels lie
   * beyond the quantile, or its price did not move.
   */
  public static OptionalDouble fraction(Panel panel, long beforeNanos, double level) {
    double[] worst = worst(panel.labels(), beforeNanos).sorted().toArray();
    double fraction = quantile(worst, level);
    boolean supported = worst.length * (1 - level) >= ROWS_BEYOND;
    return supported && fraction > 0 ? OptionalDouble.of(fraction) : OptionalDouble.empty();
  }

  /** The least value that at least a share of the sorted ones do not exceed; 0 of none. */
  private static double quantile(double[] sorted, double level) {
    int rank = (int) Math.ceil(level * sorted.length);
    return sorted.length == 0 ? 0 : sorted[Math.max(0, rank - 1)];
  }

  private static DoubleStream worst(LabelTable labels, long beforeNanos) {
    double[] values = new double[labels.size()];
    int n = 0;
    for (int row = 0; row < labels.size(); row++) {
      LabelTable.Label label = labels.label(row);
      if (label.complete() && label.maturesAtNanos() <= beforeNanos) {
        values[n++] = Math.max(label.down(), label.up());
      }
    }
    return Arrays.stream(values, 0, n);
  }
}
