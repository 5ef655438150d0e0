package io.plimsoll.models.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.Normal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuantileRegressionExcursionTest extends ExcursionEstimatorContract {
  @Override
  ExcursionEstimator estimator() {
    return QuantileRegressionExcursion.DEFAULT;
  }

  @Override
  boolean fixedMultiples() {
    return false;
  }

  /** Where depth is thin the excursion is e^0.5 times as large: a log multiple of 0.5·thin. */
  private static ExcursionSample withDepth(int n) {
    SplittableRandom random = new SplittableRandom(6);
    double[] variance = new double[n];
    double[] excursion = new double[n];
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      double thin = random.nextGaussian();
      double sigma = 0.01 * Math.exp(0.5 * random.nextGaussian());
      variance[i] = sigma * sigma;
      x[i] = new double[] {thin, random.nextGaussian()};
      excursion[i] = sigma * Math.exp(0.5 * thin) * Math.abs(random.nextGaussian());
    }
    return ExcursionSample.complete(List.of("thin", "noise"), variance, excursion, x);
  }

  @Test
  void aFeatureThatMovesTheTailIsLearned() {
    double[] levels = {0.5, 0.95, 0.99, 0.9999};
    LogLinearQuantiles fitted =
        (LogLinearQuantiles) QuantileRegressionExcursion.DEFAULT.fit(withDepth(10_000), levels);
    for (int i = 0; i < 3; i++) {
      double[] line = fitted.coefficients(i);
      assertEquals(
          Math.log(Normal.quantile((1 + levels[i]) / 2)), line[0] + line[1] * Math.log(0.01), 0.07);
      assertEquals(0, line[1], 0.07);
      assertEquals(0.5, line[2], 0.05);
      assertEquals(0, line[3], 0.05);
      assertTrue(fitted.supported(i));
    }
    assertFalse(fitted.supported(3));
    // the deepest one has the slopes of the deepest regressed level and a greater intercept
    double[] into = new double[4];
    fitted.quantiles(1e-4, new double[] {0, 0}, into);
    // |normal|: Φ⁻¹(0.99995) = 3.89; the tail is extrapolated from a tenth of the rows
    assertEquals(0.0389, into[3], 0.006);
    assertEquals(List.of("thin", "noise"), fitted.features());
  }

  @Test
  void featuresAreClippedAndNaNGivesNone() {
    ExcursionQuantiles fitted =
        QuantileRegressionExcursion.DEFAULT.fit(withDepth(2000), new double[] {0.9});
    double[] far = new double[1];
    double[] farther = new double[1];
    fitted.quantiles(1e-4, new double[] {10, 0}, far);
    fitted.quantiles(1e-4, new double[] {1e300, 0}, farther);
    assertArrayEquals(far, farther);
    fitted.quantiles(1e-4, new double[] {Double.NaN, 0}, far);
    assertTrue(Double.isNaN(far[0]));
  }

  @Test
  void crossingLinesArePutInOrder() {
    double[][] lines = {{0, 1}, {0.1, -1}};
    LogLinearQuantiles crossing =
        new LogLinearQuantiles(
            100,
            new double[] {0.9, 0.99},
            0.95,
            new LogLinearQuantiles.Range(List.of(), new double[] {-9}, new double[] {9}),
            lines);
    double[] into = new double[2];
    // ln σ = 1: e^(1 + 1) and e^(1 + 0.1 − 1), the other way round
    crossing.quantiles(Math.exp(2), new double[0], into);
    assertArrayEquals(new double[] {Math.exp(0.1), Math.exp(2)}, into, 1e-12);
  }

  @Test
  void manyExcursionsOfZeroDoNotSpoilHigherLevels() {
    // it never rose in four of ten rows: the 90% quantile of all is the 5/6 quantile of the others,
    // and Φ⁻¹(11/12) = 1.3830 by CPython
    ExcursionSample sample = Excursions.brownian(20_000, 9);
    double[] excursion = sample.excursion().clone();
    for (int i = 0; i < excursion.length; i++) {
      excursion[i] = i % 10 < 4 ? 0 : excursion[i];
    }
    double[] into = new double[2];
    QuantileRegressionExcursion.DEFAULT
        .fit(ExcursionSample.complete(sample.variance(), excursion), new double[] {0.3, 0.9})
        .quantiles(1e-4, new double[0], into);
    assertEquals(0, into[0], 1e-5);
    assertEquals(0.013830, into[1], 0.0004);
  }

  @Test
  void featuresSurviveWriting() {
    ExcursionQuantiles fitted = QuantileRegressionExcursion.DEFAULT.fit(withDepth(2000), LEVELS);
    BothSides both = new BothSides(fitted, fitted);
    Archive archive = Archive.empty();
    both.write(archive);
    BothSides read = BothSides.read(Archive.fromBytes("test", archive.toBytes()));
    double[] before = new double[LEVELS.length];
    double[] after = new double[LEVELS.length];
    both.down().quantiles(2e-4, new double[] {0.3, 1}, before);
    read.up().quantiles(2e-4, new double[] {0.3, 1}, after);
    assertArrayEquals(before, after);
  }
}
