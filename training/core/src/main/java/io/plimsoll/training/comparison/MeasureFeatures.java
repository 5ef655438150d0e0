package io.plimsoll.training.comparison;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the columns of {@link RealizedMeasures#table()} from the measures of each day. */
final class MeasureFeatures {
  /** Days of the windows: a day, a week, a month of trading. */
  static final int[] WINDOWS = {1, 5, 22};

  private static final int LONGEST = 22;
  private static final double EWMA_DECAY = 0.94;

  /** What a leverage column stays below, in standard deviations. */
  private static final double LEVERAGE_LIMIT = 4;

  private final Map<String, double[]> columns = new LinkedHashMap<>();

  private MeasureFeatures() {}

  static Map<String, double[]> of(Map<Measure, double[]> measures) {
    MeasureFeatures features = new MeasureFeatures();
    measures.forEach(features::add);
    double[] rv = measures.getOrDefault(Measure.RV, new double[0]);
    features.columns.put("ewma", smoothed(rv));
    double[] returns = measures.get(Measure.RETURN);
    if (returns != null) {
      features.leverage(returns, means(rv, LONGEST));
    }
    features.columns.putAll(SmoothedMeasures.of(measures));
    return features.columns;
  }

  private void add(Measure measure, double[] values) {
    switch (measure) {
      case RV -> windows("rv_", values);
      case RQ -> windows("rq_", values);
      case BPV -> windows("bpv_", values);
      case JUMP -> windows("jump_", values);
      case RS_NEGATIVE -> columns.put("rsn_1", values);
      case RS_POSITIVE -> columns.put("rsp_1", values);
      case RETURN -> columns.put("return_1", values);
      case OPEN, CLOSE -> {}
    }
  }

  private void windows(String name, double[] values) {
    for (int window : WINDOWS) {
      columns.put(name + window, means(values, window));
    }
  }

  /** The mean of the last {@code window} days; NaN where there are fewer or one is NaN. */
  static double[] means(double[] values, int window) {
    double[] means = new double[values.length];
    for (int day = 0; day < means.length; day++) {
      double sum = day + 1 < window ? Double.NaN : 0;
      for (int i = Math.max(0, day - window + 1); i <= day; i++) {
        sum += values[i];
      }
      means[day] = sum / window;
    }
    return means;
  }

  private static double[] smoothed(double[] rv) {
    double[] smoothed = new double[rv.length];
    double ewma = Double.NaN;
    int seen = 0;
    for (int day = 0; day < rv.length; day++) {
      if (!Double.isNaN(rv[day])) {
        ewma = seen == 0 ? rv[day] : EWMA_DECAY * ewma + (1 - EWMA_DECAY) * rv[day];
        seen++;
      }
      smoothed[day] = seen < LONGEST ? Double.NaN : ewma;
    }
    return smoothed;
  }

  private void leverage(double[] returns, double[] monthly) {
    for (int window : WINDOWS) {
      double[] means = means(returns, window);
      double[] leverage = new double[returns.length];
      Arrays.setAll(leverage, day -> bounded(window * means[day], window * monthly[day]));
      columns.put("leverage_" + window, leverage);
      columns.put("fall_" + window, Arrays.stream(leverage).map(x -> Math.min(x, 0)).toArray());
    }
  }

  /** {@code 4·tanh(z/4)} of a return in standard deviations; 0 variance gives NaN. */
  private static double bounded(double sum, double variance) {
    double z = variance > 0 ? sum / Math.sqrt(variance) : Double.NaN;
    return LEVERAGE_LIMIT * StrictMath.tanh(z / LEVERAGE_LIMIT);
  }
}
