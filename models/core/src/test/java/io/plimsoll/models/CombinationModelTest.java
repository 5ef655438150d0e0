package io.plimsoll.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.linear.Ewma;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.linear.RandomWalk;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationModelTest {
  private static final FitContext CONTEXT = EstimatorContract.CONTEXT;

  /** Forecasts the same always. */
  record Constant(double variance) implements Model {
    @Override
    public String family() {
      return "constant";
    }

    @Override
    public Provenance provenance() {
      return new Provenance(CONTEXT.origin(), "constant", "", 0, "test");
    }

    @Override
    public List<String> inputs() {
      return List.of();
    }

    @Override
    public int lookback() {
      return 1;
    }

    @Override
    public Predictor bind(List<String> columns) {
      return new Predictor() {
        @Override
        public double predict(FeatureRows rows, int row) {
          return variance;
        }

        @Override
        public Explanation explain(FeatureRows rows, int row) {
          return Explanation.input("constant", variance);
        }
      };
    }

    @Override
    public void write(Archive out) {
      throw new UnsupportedOperationException("only for tests");
    }
  }

  @Test
  void weightsAreNormalisedAndTheMeanIsGeometric() {
    FeatureTable table = SimulatedVariance.of(1, 1).table();
    Provenance provenance = new Provenance(CONTEXT.origin(), "combination", "", 0, "plimsoll");
    Model model =
        new CombinationModel(
            provenance, List.of(new Constant(1), new Constant(16)), new double[] {1, 3});
    // 1^(1/4) · 16^(3/4) = 8
    assertEquals(8, model.bind(table.columns()).predict(table, 0), 1e-14);
    assertThrows(
        IllegalArgumentException.class,
        () -> new CombinationModel(provenance, List.of(new Constant(1)), new double[] {0}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CombinationModel(provenance, List.of(), new double[0]));
  }

  @Test
  void aMemberWithoutForecastMeansNoForecast() {
    FeatureTable table = SimulatedVariance.of(1, 1).table();
    Model model =
        CombinationModel.equal(List.of(new Constant(1), new Constant(Double.NaN)), CONTEXT);
    assertTrue(Double.isNaN(model.bind(table.columns()).predict(table, 0)));
  }

  @Test
  void aCombinationOfFittedModelsSurvivesWritingBitForBit() {
    SimulatedVariance market = SimulatedVariance.of(500, 3);
    TrainingSet set = market.set(0, 400);
    Model model =
        CombinationModel.equal(
            List.of(
                new RandomWalk(new RandomWalk.Settings("rv_1", 4)).fit(set, CONTEXT),
                new Ewma(new Ewma.Settings("ewma", 4)).fit(set, CONTEXT),
                new LogHar(LogHar.Settings.of(SimulatedVariance.INPUTS.har())).fit(set, CONTEXT)),
            CONTEXT);
    Archive archive = Archive.empty();
    Models.write(model, archive);
    Model again = Models.read(Archive.fromBytes("test", archive.toBytes()));
    Predictor one = model.bind(market.table().columns());
    Predictor two = again.bind(market.table().columns());
    for (int row = 0; row < 500; row++) {
      double prediction = one.predict(market.table(), row);
      assertEquals(prediction, two.predict(market.table(), row));
      assertEquals(prediction, one.explain(market.table(), row).recompute());
    }
    assertEquals(List.of("rv_1", "ewma", "rv_5", "rv_22"), model.inputs());
  }
}
