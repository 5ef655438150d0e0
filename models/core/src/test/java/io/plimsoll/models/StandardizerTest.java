package io.plimsoll.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StandardizerTest {
  private static final List<String> NAMES = List.of("skewed", "plain", "flat", "empty");

  private static TrainingSet set(int n) {
    SplittableRandom random = new SplittableRandom(2);
    FeatureTable.Builder builder = new FeatureTable.Builder(new InstrumentId("X"), "1", NAMES);
    int[] origins = new int[n];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      builder.add(
          i + 1,
          new double[] {Math.exp(2 * random.nextGaussian()), random.nextGaussian(), 7, Double.NaN});
      origins[i] = i;
      target[i] = 1;
    }
    return new TrainingSet(List.of(new TrainingSet.Block(builder.build(), origins, target)));
  }

  @Test
  void aSkewedPositiveFeatureIsLogged() {
    Standardizer scales = Standardizer.fit(set(5000), NAMES);
    assertTrue(scales.logged(0));
    assertFalse(scales.logged(1));
    // ln of the feature has mean 0 and standard deviation 2
    assertEquals(1, scales.apply(0, Math.exp(2)), 0.06);
    assertEquals(-1, scales.apply(0, Math.exp(-2)), 0.06);
    assertEquals(1.5, scales.apply(1, 1.5), 0.06);
  }

  @Test
  void valuesOutsideTheTrainingRangeAreClipped() {
    Standardizer scales = Standardizer.fit(set(5000), NAMES);
    for (int j = 0; j < 2; j++) {
      assertTrue(Math.abs(scales.apply(j, 1e300)) < 5);
      assertTrue(Math.abs(scales.apply(j, -1e300)) < 5);
      assertTrue(Double.isNaN(scales.apply(j, Double.NaN)));
      for (double raw : new double[] {-1e300, 0, 1, 1e300}) {
        assertEquals(scales.apply(j, raw), scales.explain(j, raw).recompute());
      }
    }
  }

  @Test
  void aConstantOrEmptyFeatureGivesZero() {
    Standardizer scales = Standardizer.fit(set(50), NAMES);
    assertEquals(0, scales.apply(2, 7));
    assertEquals(0, scales.apply(2, 1e9));
    assertEquals(0, scales.apply(3, 5));
  }
}
