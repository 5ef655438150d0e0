package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class GarmanKlassTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "garman-klass", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = last(seen, 20);
    if (bars == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (Bar bar : bars) {
      double hl = StrictMath.log(bar.high()) - StrictMath.log(bar.low());
      double co = StrictMath.log(bar.close()) - StrictMath.log(bar.open());
      sum += hl * hl / 2 - (2 * Math.log(2) - 1) * co * co;
    }
    return sum * 3;
  }
}
