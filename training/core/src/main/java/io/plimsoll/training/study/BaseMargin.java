package io.plimsoll.training.study;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.training.LabelTable;
import io.plimsoll.training.Panel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The margin that a venue without forecasts would have set: one quantile of the past. */
final class BaseMargin {
  private BaseMargin() {}

  /**
   * The quantile of the worse side's excursion over all labels that matured before a time, as a
   * fraction of notional: the smallest observed value that at least {@code level} of them do not
   * exceed.
   */
  static double fraction(List<Panel> panels, long beforeNanos, double level) {
    double[] worst =
        panels.stream()
            .flatMapToDouble(panel -> worst(panel.labels(), beforeNanos))
            .sorted()
            .toArray();
    int rank = (int) Math.ceil(level * worst.length);
    double fraction = worst.length == 0 ? 0 : worst[Math.max(0, rank - 1)];
    if (!(fraction > 0)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "prices did not move before the first test: no base margin from "
              + worst.length
              + " labels");
    }
    return fraction;
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
