package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The probability that a variance exceeds a threshold, from how earlier forecasts of it were wrong.
 *
 * <p>With the residuals {@code u = ln realized − ln forecast} of earlier out-of-sample forecasts
 * and {@code x = ln threshold − ln forecast}: {@code P = (n_i·P_i + m·P_0) / (n_i + m)}, where
 * {@code P_i} is the share of the instrument's own residuals of at least x and {@code P_0 = 1 −
 * (#{u < x} + ½)/(n + 1)} that of all of them. The prior weight m lets an instrument speak for
 * itself once it has as many residuals. No shape of the error is assumed, so fat tails are what
 * they were.
 *
 * <p><b>Range</b>: within {@code 1/(n + 2)} of 0 and 1; not increasing in x; NaN of NaN.
 * <b>Cost</b>: two binary searches, no allocation. <b>Reference</b>: filtered historical
 * simulation, Barone-Adesi, Giannopoulos and Vosper (1999), applied to the variance; the mixture is
 * that of a Dirichlet process with the pooled distribution as its base, Ferguson (1973), Annals of
 * Statistics 1.
 */
public final class ResidualExceedance {
  /** How many residuals of its own an instrument needs to count as much as all together. */
  public static final double DEFAULT_PRIOR = 500;

  /** Fewer residuals than this are refused. */
  public static final int LEAST_ROWS = 30;

  private final double prior;
  private final double[] pooled;
  private final Map<String, double[]> own;

  private ResidualExceedance(double prior, double[] pooled, Map<String, double[]> own) {
    this.prior = Checks.notNegative(prior, "prior");
    this.pooled = pooled;
    this.own = Collections.unmodifiableMap(own);
    if (pooled.length < LEAST_ROWS) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "the distribution of residuals needs at least "
              + LEAST_ROWS
              + " of them, had "
              + pooled.length);
    }
  }

  /**
   * Learns from residuals by instrument; those that are not finite do not count.
   *
   * @param residuals {@code ln realized − ln forecast} of forecasts that had not seen the outcome
   */
  public static ResidualExceedance fit(Map<String, double[]> residuals, double prior) {
    Map<String, double[]> own = new TreeMap<>();
    double[] pooled = new double[residuals.values().stream().mapToInt(u -> u.length).sum()];
    int size = 0;
    for (Map.Entry<String, double[]> entry : residuals.entrySet()) {
      double[] finite = Arrays.stream(entry.getValue()).filter(Double::isFinite).sorted().toArray();
      System.arraycopy(finite, 0, pooled, size, finite.length);
      size += finite.length;
      own.put(entry.getKey(), finite);
    }
    double[] all = Arrays.copyOf(pooled, size);
    Arrays.sort(all);
    return new ResidualExceedance(prior, all, own);
  }

  /**
   * The probability that the variance exceeds a threshold.
   *
   * @param instrument one that training may not have seen
   * @param logRatio {@code ln(threshold / forecast)}
   */
  public double probability(String instrument, double logRatio) {
    if (Double.isNaN(logRatio)) {
      return Double.NaN;
    }
    int n = pooled.length;
    double all = 1 - (below(pooled, logRatio) + 0.5) / (n + 1);
    double[] mine = own.get(instrument);
    double p = all;
    if (mine != null && mine.length > 0) {
      double share = 1 - (double) below(mine, logRatio) / mine.length;
      p = (mine.length * share + prior * all) / (mine.length + prior);
    }
    double least = 1.0 / (n + 2.0);
    return Math.max(least, Math.min(1 - least, p));
  }

  /** How many of sorted values are below a number. */
  private static int below(double[] sorted, double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many residuals it was learned from. */
  public int rows() {
    return pooled.length;
  }

  /** Stores everything. */
  public void write(Archive out) {
    out.put("prior", prior);
    out.put("pooled", pooled);
    out.put("instruments", own.keySet().toArray(new String[0]));
    int i = 0;
    for (double[] residuals : own.values()) {
      out.put("own-" + i++, residuals);
    }
  }

  /** Reads what {@link #write} stored. */
  public static ResidualExceedance read(Archive in) {
    Map<String, double[]> own = new TreeMap<>();
    String[] instruments = in.texts("instruments");
    for (int i = 0; i < instruments.length; i++) {
      own.put(instruments[i], in.numbers("own-" + i));
    }
    return new ResidualExceedance(in.number("prior"), in.numbers("pooled"), own);
  }
}
