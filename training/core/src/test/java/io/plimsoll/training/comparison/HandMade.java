package io.plimsoll.training.comparison;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.training.LabelTable;
import io.plimsoll.training.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples written by hand: instruments A, B, … with a row each hour from 1970 on, whose label
 * matures an hour later; columns {@code rv} (always 1) and {@code idle}.
 */
final class HandMade {
  static final long HOUR = 3_600_000_000_000L;

  private HandMade() {}

  /** A sample of what was realized after each hour, by instrument; the hour before was calm. */
  static Sample sample(double[][] realized, double[][] idle) {
    double[][] calm = new double[realized.length][];
    Arrays.setAll(calm, i -> constant(realized[i].length, 1));
    return sample(realized, idle, calm);
  }

  /**
   * A sample whose spikes are seen when they have happened: a variance above 2 in the hour before.
   */
  static Sample spiking(double[]... realized) {
    double[][] idle = new double[realized.length][];
    double[][] before = new double[realized.length][];
    for (int i = 0; i < realized.length; i++) {
      int n = realized[i].length;
      idle[i] = new double[n];
      before[i] = constant(n, 1);
      System.arraycopy(realized[i], 0, before[i], 1, n - 1);
    }
    return sample(realized, idle, before);
  }

  private static Sample sample(double[][] realized, double[][] idle, double[][] before) {
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < realized.length; i++) {
      int n = realized[i].length;
      long[] times = new long[n];
      long[] matures = new long[n];
      double[] ones = new double[n];
      double[] threshold = new double[n];
      Arrays.setAll(times, row -> row * HOUR);
      Arrays.setAll(matures, row -> (row + 1) * HOUR);
      Arrays.fill(ones, 1);
      Arrays.fill(threshold, 2);
      FeatureTable table =
          new FeatureTable(
              new InstrumentId(String.valueOf((char) ('A' + i))),
              "1",
              List.of("rv", "idle"),
              times,
              new double[][] {ones, idle[i]});
      panels.add(
          new Panel(
              table,
              LabelTable.ofVariances(table, HOUR, matures, realized[i], threshold, before[i])));
    }
    return new Sample(
        HOUR,
        1,
        "hand@1",
        new EstimatorProvider.Inputs(List.of("rv"), "rv", "rv", List.of("rv")),
        panels);
  }

  static Forecasts forecasts(double[]... realized) {
    double[][] idle = new double[realized.length][];
    Arrays.setAll(idle, i -> new double[realized[i].length]);
    return forecasts(sample(realized, idle));
  }

  static Forecasts forecasts(Sample sample) {
    return new Forecasts(sample, Forecasts.origins(sample, HOUR, 0, Long.MAX_VALUE));
  }

  static double[] constant(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }
}
