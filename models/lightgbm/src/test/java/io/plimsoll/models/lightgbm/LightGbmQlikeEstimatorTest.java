package io.plimsoll.models.lightgbm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.linear.RandomWalk;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightGbmQlikeEstimatorTest extends EstimatorContract {

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new LightGbmEstimators().create(LightGbmEstimator.QLIKE_FAMILY, inputs);
  }

  private static double qlike(Model model, SimulatedVariance market, int from, int to) {
    Predictor predictor = model.bind(market.table().columns());
    double sum = 0;
    for (int row = from; row < to; row++) {
      double ratio = market.realized(row) / predictor.predict(market.table(), row);
      sum += ratio - Math.log(ratio) - 1;
    }
    return sum / (to - from);
  }

  @Test
  void itCorrectsTheLevelOfItsBaseWhichSquaredLossLeavesAlone() {
    SimulatedVariance market = SimulatedVariance.of(3000, 5);
    FitContext context = CONTEXT;
    Model walk =
        new RandomWalk(new RandomWalk.Settings("rv_1", 4)).fit(market.set(0, 2000), context);
    LightGbmEstimator.Settings settings =
        LightGbmEstimator.Settings.of(List.of("rv_1"), List.of("rv_5", "rv_22", "ewma"))
            .with(new Growth(200, 8, 10, 0.05, 60, 5, 1, 1, 1, 1, Growth.Stopping.NEVER));
    double squared =
        qlike(
            new LightGbmEstimator(settings).fit(market.set(0, 2000), walk, context),
            market,
            2000,
            3000);
    double direct =
        qlike(
            new LightGbmEstimator(settings.with(Objective.QLIKE))
                .fit(market.set(0, 2000), walk, context),
            market,
            2000,
            3000);
    assertTrue(direct < 0.95 * squared, "QLIKE was " + direct + " beside " + squared);
  }
}
