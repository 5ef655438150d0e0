package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.Normal;

/**
 * The probability that a log-normal outcome exceeds a threshold: {@code P(y > c) = Φ((ln f − s²/2 −
 * ln c)/s)} for an unbiased forecast {@code f = E[y]} whose log error has the deviation s.
 *
 * <p>As a calibrator its score is {@code ln(f/c)}. It is kept within {@code 1/(n + 2)} and {@code
 * (n + 1)/(n + 2)} of the {@code n} rows that s was learned from. No outcome is needed to be rare
 * or frequent in these rows, which makes it the simple model that a spike model has to beat.
 *
 * @param rows how many rows it was learned from
 * @param deviation s, positive
 */
public record LogNormalExceedance(int rows, double deviation) implements ProbabilityCalibrator {
  /** The name of this shape in archives. */
  public static final String FORMAT = "log-normal";

  /** Checks the numbers. */
  public LogNormalExceedance {
    Checks.positive(rows, "rows");
    Checks.positive(deviation, "deviation");
  }

  /**
   * The deviation of greatest likelihood under {@code ln(y/f) ~ N(−s²/2, s²)}: {@code s² = 2·(√(1 +
   * m) − 1)} with {@code m = mean ln²(y/f)}, the root of {@code s⁴ + 4s² = 4m}.
   *
   * @param forecast calibrated, positive; rows with NaN in either array do not count
   * @param realized positive
   * @throws PlimsollException with INVALID_INPUT where fewer than two rows count or none differs
   */
  public static LogNormalExceedance fit(double[] forecast, double[] realized) {
    if (forecast.length != realized.length) {
      throw new IllegalArgumentException(
          "expected " + forecast.length + " outcomes, had " + realized.length);
    }
    double squares = 0;
    int n = 0;
    for (int i = 0; i < forecast.length; i++) {
      double error = StrictMath.log(realized[i] / forecast[i]);
      if (Double.isFinite(error)) {
        squares += error * error;
        n++;
      }
    }
    if (n < 2 || !(squares > 0)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "a log-normal spread needs at least 2 rows in which forecast and outcome differ, had "
              + n
              + " of "
              + forecast.length);
    }
    return new LogNormalExceedance(n, Math.sqrt(2 * (Math.sqrt(1 + squares / n) - 1)));
  }

  /** The formula itself. */
  public static double exceedance(double forecast, double threshold, double deviation) {
    return exceedance(StrictMath.log(forecast / threshold), deviation);
  }

  private static double exceedance(double score, double deviation) {
    return Normal.cdf((score - deviation * deviation / 2) / deviation);
  }

  @Override
  public double probability(double score) {
    double least = 1.0 / (rows + 2.0);
    return Math.max(least, Math.min(1 - least, exceedance(score, deviation)));
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("deviation", deviation);
  }

  /** Reads what {@link #write} stored. */
  public static LogNormalExceedance read(Archive in) {
    return new LogNormalExceedance(in.integer("rows"), in.number("deviation"));
  }
}
