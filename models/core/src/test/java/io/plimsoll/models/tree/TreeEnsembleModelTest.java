package io.plimsoll.models.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract is tried with the simplest learner there is: one stump over log-HAR. */
class TreeEnsembleModelTest extends EstimatorContract {

  /** One split at the mean of the first input; its leaves are the mean residuals over log-HAR. */
  record StumpEstimator(Settings settings) implements Estimator<StumpEstimator.Settings> {
    @Override
    public StumpEstimator with(Settings other) {
      return new StumpEstimator(other);
    }

    record Settings(List<String> har, List<String> inputs) {}

    @Override
    public String family() {
      return "stump";
    }

    @Override
    public Model fit(TrainingSet set, FitContext context) {
      Model base = new LogHar(LogHar.Settings.of(settings.har())).fit(set, context);
      TrainingMatrix matrix =
          TrainingMatrix.of(set, settings.inputs(), base).requireRows(10, family());
      double mean = 0;
      for (double[] row : matrix.x()) {
        mean += row[0] / matrix.size();
      }
      double[] sums = new double[2];
      int[] counts = new int[2];
      for (int i = 0; i < matrix.size(); i++) {
        int side = matrix.x()[i][0] <= mean ? 0 : 1;
        sums[side] += matrix.y()[i];
        counts[side]++;
      }
      Trees.Builder builder = new Trees.Builder();
      int left = builder.leaf(sums[0] / counts[0]);
      int right = builder.leaf(sums[1] / counts[1]);
      builder.tree(builder.split(0, mean, true, left, right));
      return new TreeEnsembleModel(
          context.provenance(family(), settings, "plimsoll"),
          settings.inputs(),
          builder.build(0.3),
          base,
          Bounds.of(set, 4));
    }
  }

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new StumpEstimator(new StumpEstimator.Settings(inputs.har(), inputs.all()));
  }

  @Test
  void withoutABaseTheTreesAreTheWholeLogVariance() {
    SimulatedVariance market = SimulatedVariance.of(5, 1);
    Model model =
        new TreeEnsembleModel(
            CONTEXT.provenance("flat", new Bounds(1, 2), "plimsoll"),
            List.of("rv_1"),
            new Trees.Builder().build(Math.log(3e-4)),
            null,
            new Bounds(1e-6, 1));
    assertEquals(3e-4, model.bind(market.table().columns()).predict(market.table(), 2), 1e-18);
  }

  @Test
  void aSplitMustReadAnInputThatIsThere() {
    Trees.Builder builder = new Trees.Builder();
    builder.tree(builder.split(1, 0, false, builder.leaf(0), builder.leaf(1)));
    Trees trees = builder.build(0);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TreeEnsembleModel(
                CONTEXT.provenance("x", new Bounds(1, 2), "plimsoll"),
                List.of("rv_1"),
                trees,
                null,
                new Bounds(1, 2)));
  }
}
