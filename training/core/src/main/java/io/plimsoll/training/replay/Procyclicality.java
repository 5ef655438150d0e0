package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much a margin moved while the position did not.
 *
 * <p><b>Reference</b>: Murphy, Vasios and Vause, "An investigation into the procyclicality of
 * risk-based initial margin models", Bank of England Financial Stability Paper 29, 2014 (peak to
 * trough, n-day increase).
 *
 * @param peakToTrough largest over smallest margin; NaN without observations
 * @param rises one a window
 * @param changePerDay sum of absolute changes divided by the span in days, fraction of notional;
 *     NaN without a span
 * @param relativeChangePerDay the same divided by the mean margin
 */
public record Procyclicality(
    double peakToTrough, List<Rise> rises, double changePerDay, double relativeChangePerDay) {
  private static final long HOUR = 3_600_000_000_000L;

  /** The windows over which rises are measured: one hour, eight hours, one day. */
  private static final long[] WINDOWS = {HOUR, 8 * HOUR, 24 * HOUR};

  public Procyclicality {
    rises = List.copyOf(rises);
  }

  /**
   * The largest rises from the start of a window to its end; all NaN where the path is shorter.
   *
   * @param maximum largest rise, fraction of notional
   * @param high the rise that one in a thousand windows exceeds
   * @param relativeMaximum largest rise over the margin at the window's start
   * @param relativeHigh the relative rise that one in a thousand windows exceeds
   */
  public record Rise(
      long windowNanos, double maximum, double high, double relativeMaximum, double relativeHigh) {}

  /**
   * Measures a path.
   *
   * @param times rising strictly; each margin holds until the next
   * @param margin fraction of notional, positive
   */
  public static Procyclicality of(long[] times, double[] margin) {
    if (times.length != margin.length) {
      throw new IllegalArgumentException(
          "times and margin must be equally long, were " + times.length + " and " + margin.length);
    }
    int n = margin.length;
    double peak = Double.NEGATIVE_INFINITY;
    double trough = Double.POSITIVE_INFINITY;
    double change = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      peak = Math.max(peak, Checks.positive(margin[i], "margin"));
      trough = Math.min(trough, margin[i]);
      sum += margin[i];
      change += i == 0 ? 0 : Math.abs(margin[i] - margin[i - 1]);
    }
    double days = n < 2 ? Double.NaN : (times[n - 1] - times[0]) / (24.0 * HOUR);
    List<Rise> rises = new ArrayList<>();
    for (long window : WINDOWS) {
      rises.add(rise(times, margin, window));
    }
    return new Procyclicality(
        n == 0 ? Double.NaN : peak / trough, rises, change / days, change / days / (sum / n));
  }

  private static Rise rise(long[] times, double[] margin, long window) {
    double[] absolute = new double[margin.length];
    double[] relative = new double[margin.length];
    int count = 0;
    int end = 0;
    for (int i = 0; i < margin.length && times[i] + window <= times[times.length - 1]; i++) {
      while (end + 1 < times.length && times[end + 1] <= times[i] + window) {
        end++;
      }
      absolute[count] = margin[end] - margin[i];
      relative[count] = absolute[count] / margin[i];
      count++;
    }
    if (count == 0) {
      return new Rise(window, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    Arrays.sort(absolute, 0, count);
    Arrays.sort(relative, 0, count);
    int high = Math.max(0, (int) Math.ceil(0.999 * count) - 1);
    return new Rise(
        window, absolute[count - 1], absolute[high], relative[count - 1], relative[high]);
  }
}
