package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

/** A bar between two e^600 moves has terms that differ in the 12th digit only. */
class RogersSatchellTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "rogers-satchell", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = last(seen, 20);
    if (bars == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (Bar bar : bars) {
      double up = StrictMath.log(bar.high()) - StrictMath.log(bar.open());
      double down = StrictMath.log(bar.low()) - StrictMath.log(bar.open());
      double body = StrictMath.log(bar.close()) - StrictMath.log(bar.open());
      sum += up * (up - body) + down * (down - body);
    }
    return sum * 3;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-11;
  }
}
