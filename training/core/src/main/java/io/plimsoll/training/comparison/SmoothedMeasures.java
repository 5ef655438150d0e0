package io.plimsoll.training.comparison;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exponentially smoothed daily measures, normalised by their own weights: {@code E_H(z)_t = Σ_j g^j
 * z_(t−j) / Σ_j g^j}, {@code g = 2^(−1/H)}, over the days seen so far.
 *
 * <p>Columns: {@code rv_e2}, {@code rv_e8} of the variance; {@code rsn_f1}, {@code rsn_e2} of the
 * variance of falls, each with a thousandth of the variance so that a day without a fall has a
 * logarithm; {@code fall_e3} {@code = tanh(min(m, 0) / 2s)} with m the smoothed return (half-life
 * 3, scaled to the deviation of a day) and s² the mean variance so far; {@code log_square_e4}
 * {@code = ln(E_4(r²) + E_4(rv)/10)}, which knows the night; {@code weekday_1} to {@code weekday_5}
 * elsewhere. Columns of returns hold 0 throughout where a file has no returns: a fit drops them.
 */
final class SmoothedMeasures {
  private static final double TRACE = 0.001;
  private static final double NIGHT_FLOOR = 0.1;

  private SmoothedMeasures() {}

  static Map<String, double[]> of(Map<Measure, double[]> measures) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    double[] rv = measures.getOrDefault(Measure.RV, new double[0]);
    columns.put("rv_e2", smoothed(rv, 2));
    columns.put("rv_e8", smoothed(rv, 8));
    double[] falls = measures.get(Measure.RS_NEGATIVE);
    if (falls != null) {
      columns.put("rsn_f1", sum(falls, TRACE, rv));
      columns.put("rsn_e2", sum(smoothed(falls, 2), TRACE, smoothed(rv, 2)));
    }
    double[] returns = measures.get(Measure.RETURN);
    columns.put("fall_e3", returns == null ? new double[rv.length] : fall(returns, rv, 3));
    columns.put("log_square_e4", returns == null ? new double[rv.length] : squares(returns, rv));
    return columns;
  }

  private static double[] sum(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, day -> a[day] + factor * b[day]);
    return sum;
  }

  private static double[] squares(double[] returns, double[] rv) {
    double[] squared = Arrays.stream(returns).map(r -> r * r).toArray();
    double[] both = sum(smoothed(squared, 4), NIGHT_FLOOR, smoothed(rv, 4));
    return Arrays.stream(both).map(StrictMath::log).toArray();
  }

  /**
   * The smoothed values; a day without a value does not count, and has the smoothed value so far.
   */
  private static double[] smoothed(double[] values, double halfLife) {
    double decay = StrictMath.pow(2, -1 / halfLife);
    double[] smoothed = new double[values.length];
    double sum = 0;
    double weight = 0;
    for (int day = 0; day < values.length; day++) {
      if (!Double.isNaN(values[day])) {
        sum = decay * sum + values[day];
        weight = decay * weight + 1;
      }
      smoothed[day] = sum / weight;
    }
    return smoothed;
  }

  private static double[] fall(double[] returns, double[] rv, double halfLife) {
    double decay = StrictMath.pow(2, -1 / halfLife);
    double scale = Math.sqrt(1 - decay * decay);
    double[] fall = new double[returns.length];
    double smoothed = 0;
    double sum = 0;
    int days = 0;
    for (int day = 0; day < fall.length; day++) {
      smoothed = decay * smoothed + (Double.isNaN(returns[day]) ? 0 : scale * returns[day]);
      if (!Double.isNaN(rv[day])) {
        sum += rv[day];
        days++;
      }
      fall[day] = StrictMath.tanh(Math.min(smoothed, 0) / (2 * Math.sqrt(sum / days)));
    }
    return fall;
  }
}
