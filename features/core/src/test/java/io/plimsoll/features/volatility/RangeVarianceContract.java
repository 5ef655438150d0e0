package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

/** The contract of variances that are a sum of one term a bar. */
abstract class RangeVarianceContract extends BarKernelContract<BarWindow> {
  abstract String named();

  /** The term of a bar whose logarithms these are. */
  abstract double term(double open, double high, double low, double close);

  @Override
  protected FeatureSpec underTest() {
    return feature("x", named(), "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = last(seen, 20);
    if (bars == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (Bar bar : bars) {
      sum +=
          term(
              StrictMath.log(bar.open()),
              StrictMath.log(bar.high()),
              StrictMath.log(bar.low()),
              StrictMath.log(bar.close()));
    }
    return sum * 3;
  }
}
