package io.plimsoll.models.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.TrainingSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogRidgeTest extends EstimatorContract {

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new LogRidge(LogRidge.Settings.of(inputs.har(), List.of("ewma", "noise")));
  }

  @Test
  void withoutRidgeAndForgettingItIsLogHar() {
    TrainingSet set = SimulatedVariance.of(600, 5).set(0, 500);
    List<String> har = SimulatedVariance.INPUTS.har();
    LogLinearModel ridge =
        new LogRidge(new LogRidge.Settings(har, List.of(), 0, 0, 4)).fit(set, CONTEXT);
    LogLinearModel plain = new LogHar(new LogHar.Settings(har, 4)).fit(set, CONTEXT);
    assertEquals(plain.coefficients().intercept(), ridge.coefficients().intercept(), 1e-12);
    assertArrayEquals(plain.coefficients().slopes(), ridge.coefficients().slopes(), 1e-12);
  }

  /** ln y = slope·ln v with a slope that was 0 in the first half and is 1 in the second. */
  private static TrainingSet turned(int rows) {
    SplittableRandom random = new SplittableRandom(9);
    FeatureTable.Builder builder =
        new FeatureTable.Builder(new InstrumentId("A"), "v", List.of("v"));
    int[] origins = new int[rows];
    double[] target = new double[rows];
    for (int i = 0; i < rows; i++) {
      double x = random.nextGaussian();
      builder.add(i + 1, new double[] {StrictMath.exp(x)});
      origins[i] = i;
      double slope = i < rows / 2 ? 0 : 1;
      target[i] = StrictMath.exp(slope * x + 0.1 * random.nextGaussian());
    }
    return new TrainingSet(List.of(new TrainingSet.Block(builder.build(), origins, target)));
  }

  @Test
  void aShortHalfLifeFollowsTheNewestRows() {
    TrainingSet set = turned(2000);
    double all = slope(set, 0);
    double recent = slope(set, 100);
    // of equal weights the slope is near a half; of the last half-lives it is 1 less what ten
    // half-lives ago still weigh, 2^-10
    assertEquals(0.5, all, 0.06);
    assertEquals(1, recent, 0.02);
  }

  private static double slope(TrainingSet set, int halfLife) {
    return new LogRidge(new LogRidge.Settings(List.of("v"), List.of(), 0, halfLife, 4))
        .fit(set, CONTEXT)
        .coefficients()
        .slopes()[0];
  }

  @Test
  void theRidgeDrawsEverySlopeTowardsZero() {
    TrainingSet set = SimulatedVariance.of(600, 5).set(0, 500);
    List<String> har = SimulatedVariance.INPUTS.har();
    double last = Double.POSITIVE_INFINITY;
    for (double ridge : new double[] {0, 0.1, 1, 10}) {
      LogLinearModel model =
          new LogRidge(new LogRidge.Settings(har, List.of(), ridge, 0, 4)).fit(set, CONTEXT);
      double norm = 0;
      for (double slope : model.coefficients().slopes()) {
        norm += slope * slope;
      }
      assertTrue(norm < last, ridge + ": " + norm);
      last = norm;
    }
  }
}
