package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a model knows of one instrument.
 *
 * @param parameters of the recursion for returns with a mean square of one and a measure with a
 *     mean of one
 * @param returnSquare what squared returns are divided by
 * @param measureMean what the measure is divided by; 1 where the family reads none
 * @param level realized variance per forecast variance of returns, the mean over training origins
 */
record InstrumentVariance(
    double[] parameters, double returnSquare, double measureMean, double level) {
  InstrumentVariance {
    Checks.positive(returnSquare, "returnSquare");
    Checks.positive(measureMean, "measureMean");
    Checks.positive(level, "level");
  }

  /**
   * For an instrument that training did not see: the fitted parameter set nearest to the medians of
   * all sets, and the medians of the other numbers.
   */
  static InstrumentVariance pooled(List<InstrumentVariance> all) {
    double[] parameters = new double[all.getFirst().parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      int at = i;
      parameters[i] = median(all.stream().mapToDouble(one -> one.parameters[at]).toArray());
    }
    return new InstrumentVariance(
        closestTo(parameters, all),
        median(all.stream().mapToDouble(InstrumentVariance::returnSquare).toArray()),
        median(all.stream().mapToDouble(InstrumentVariance::measureMean).toArray()),
        median(all.stream().mapToDouble(InstrumentVariance::level).toArray()));
  }

  /**
   * The set with the least sum of absolute differences from the medians. The medians themselves may
   * be a set that no instrument could have, with a persistence of one.
   */
  private static double[] closestTo(double[] medians, List<InstrumentVariance> all) {
    return all.stream()
        .min(Comparator.comparingDouble(one -> distance(one.parameters, medians)))
        .orElseThrow()
        .parameters;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[(values.length - 1) / 2];
  }

  /** Stores everything. */
  void write(Archive out) {
    out.put("parameters", parameters);
    out.put("scale", returnSquare, measureMean, level);
  }

  /** Reads what {@link #write} stored. */
  static InstrumentVariance read(Archive in) {
    double[] scale = in.numbers("scale");
    return new InstrumentVariance(in.numbers("parameters"), scale[0], scale[1], scale[2]);
  }
}
