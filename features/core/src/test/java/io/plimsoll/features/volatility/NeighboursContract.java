package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;

/**
 * The contract of sums over neighbouring returns: twenty of them, scaled to three times as many.
 */
abstract class NeighboursContract extends BarKernelContract<BarWindow> {
  private final String kernel;
  private final int neighbours;
  private final double scale;

  /** {@code scale} is by what the sum over twenty returns is multiplied for sixty. */
  NeighboursContract(String kernel, int neighbours, double scale) {
    this.kernel = kernel;
    this.neighbours = neighbours;
    this.scale = scale;
  }

  /** The term of neighbouring returns, oldest first. */
  abstract double term(double[] r);

  @Override
  protected FeatureSpec underTest() {
    return feature("x", kernel, "window", "20m", "per", "1h");
  }

  @Override
  protected final double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i + neighbours <= 20; i++) {
      sum += term(Arrays.copyOfRange(r, i, i + neighbours));
    }
    return scale * sum;
  }

  static double median(double[] r) {
    double[] sorted = Arrays.stream(r).map(Math::abs).sorted().toArray();
    return sorted[1];
  }

  static double least(double[] r) {
    return Math.min(Math.abs(r[0]), Math.abs(r[1]));
  }
}
