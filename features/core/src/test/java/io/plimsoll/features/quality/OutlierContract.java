package io.plimsoll.features.quality;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;

/** The contract of kernels that measure returns by median and MAD over twenty bars. */
abstract class OutlierContract extends BarKernelContract<BarWindow> {

  abstract double naive(double[] returns, double median, double scale);

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] returns = lastReturns(seen, 20);
    if (returns == null) {
      return Double.NaN;
    }
    double median = median(returns);
    double[] distances = Arrays.stream(returns).map(r -> Math.abs(r - median)).toArray();
    double scale = 1.482602218505602 * median(distances);
    boolean moved = Arrays.stream(distances).anyMatch(distance -> distance > 0);
    return scale == 0 && moved ? Double.NaN : naive(returns, median, scale);
  }

  /** Of 20 numbers the mean of the tenth and the eleventh. */
  private static double median(double[] numbers) {
    double[] sorted = Arrays.stream(numbers).sorted().toArray();
    return (sorted[9] + sorted[10]) / 2;
  }
}
