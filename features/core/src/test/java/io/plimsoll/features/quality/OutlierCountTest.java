package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlierCountTest extends OutlierContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "outlier-count", "window", "20m", "threshold", "3");
  }

  @Override
  double naive(double[] returns, double median, double scale) {
    double count = 0;
    for (double r : returns) {
      count += Math.abs(r - median) > 3 * scale ? 1 : 0;
    }
    return count;
  }

  @Test
  void countsWhatLiesBeyondTheThreshold() {
    // Nine returns 1..9 thousandths in some order and one of 40: the median is 5.5, the distances
    // from it are 0.5 0.5 1.5 1.5 2.5 2.5 3.5 3.5 4.5 34.5, their median 2.5, the scale 3.7065.
    List<Bar> bars =
        Market.barsOf(0.003, 0.009, 0.001, 0.007, 0.005, 0.002, 0.008, 0.004, 0.006, 0.040);
    String[] thresholds = {"9.4", "9.3", "1.3", "0.9", "0.6"};
    // In units of the scale the distances are 9.308 1.214 0.944 0.944 0.674 0.674 ...
    double[] expected = {0, 1, 1, 4, 6};
    for (int i = 0; i < expected.length; i++) {
      FeatureSpec feature =
          feature("x", "outlier-count", "window", "10m", "threshold", thresholds[i]);
      assertEquals(expected[i], Conformance.value(feature, UNIVERSE, bars), thresholds[i]);
    }
  }

  @Test
  void whereMostReturnsAreTheSameThereIsNoScale() {
    List<Bar> still = Market.barsOf(0, 0, 0, 0, 0);
    List<Bar> once = Market.barsOf(0, 0, 0, 0, 0.001);
    FeatureSpec feature = feature("x", "outlier-count", "window", "5m");
    assertEquals(0, Conformance.value(feature, UNIVERSE, still));
    assertEquals(Double.NaN, Conformance.value(feature, UNIVERSE, once));
  }
}
