package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlierSizeTest extends OutlierContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "outlier-size", "window", "20m");
  }

  @Override
  double naive(double[] returns, double median, double scale) {
    double distance = Math.abs(returns[returns.length - 1] - median);
    return distance == 0 ? 0 : distance / scale;
  }

  @Test
  void measuresTheNewestReturnByTheMedianDistance() {
    // Nine returns 1..9 thousandths in some order and one of 40: the median is 5.5, the distances
    // from it are 0.5 0.5 1.5 1.5 2.5 2.5 3.5 3.5 4.5 34.5, their median 2.5, the scale 3.7065.
    List<Bar> bars =
        Market.barsOf(0.003, 0.009, 0.001, 0.007, 0.005, 0.002, 0.008, 0.004, 0.006, 0.040);
    FeatureSpec feature = feature("x", "outlier-size", "window", "10m");
    assertEquals(
        34.5 / (1.482602218505602 * 2.5), Conformance.value(feature, UNIVERSE, bars), 1e-9);
  }

  @Test
  void whereMostReturnsAreTheSameThereIsNoScale() {
    List<Bar> still = Market.barsOf(0, 0, 0, 0, 0);
    List<Bar> once = Market.barsOf(0, 0, 0, 0, 0.001);
    FeatureSpec feature = feature("x", "outlier-size", "window", "5m");
    assertEquals(0, Conformance.value(feature, UNIVERSE, still));
    assertEquals(Double.NaN, Conformance.value(feature, UNIVERSE, once));
  }
}
