package io.plimsoll.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.linear.RandomWalk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Forecasts of a random walk over {@code rv}, held up by {@code slow}, where an instrument is thin.
 */
class GuardedModelTest {
  private static final FitContext CONTEXT = EstimatorContract.CONTEXT;
  private static final Provenance PROVENANCE =
      new Provenance(CONTEXT.origin(), "guarded", "by hand", 0, "plimsoll");

  /** The level is 1, 2, 4, 1, not a number, 0. */
  private static final double[] LEVEL = {1, 2, 4, 1, Double.NaN, 0};

  private static final double[] LATEST = {3, 3, 3, Double.NaN, 3, 3};

  private static FeatureTable table(String instrument) {
    return new FeatureTable(
        new InstrumentId(instrument),
        "1",
        List.of("slow", "rv"),
        new long[] {1, 2, 3, 4, 5, 6},
        new double[][] {LEVEL, LATEST});
  }

  /** What the column says, from a quarter of 0.001 to four times 1000. */
  private static Model walk(String column) {
    FeatureTable rows =
        new FeatureTable(
            new InstrumentId("FIT"),
            "1",
            List.of(column),
            new long[] {1, 2, 3},
            new double[][] {{0.001, 3, 1000}});
    TrainingSet set =
        new TrainingSet(
            List.of(
                new TrainingSet.Block(rows, new int[] {0, 1, 2}, new double[] {0.001, 3, 1000})));
    return new RandomWalk(new RandomWalk.Settings(column, 4)).fit(set, CONTEXT);
  }

  private static Model byLevel() {
    return new GuardedModel(
        PROVENANCE,
        walk("rv"),
        new GuardedModel.Floor.OfLevel("slow", Map.of("THIN", 2.0, "THICK", 0.0)));
  }

  private static Model byModel() {
    return new GuardedModel(
        PROVENANCE,
        walk("rv"),
        new GuardedModel.Floor.OfModel(walk("slow"), Map.of("THIN", true, "THICK", false)));
  }

  private static double[] predictions(Model model, String instrument) {
    FeatureTable rows = table(instrument);
    Predictor predictor = model.bind(rows.columns());
    double[] predictions = new double[rows.size()];
    for (int row = 0; row < predictions.length; row++) {
      predictions[row] = predictor.predict(rows, row);
      Explanation explanation = predictor.explain(rows, row);
      assertEquals(predictions[row], explanation.value(), instrument + " row " + row);
      assertEquals(predictions[row], explanation.recompute(), instrument + " row " + row);
    }
    return predictions;
  }

  @Test
  void aThinInstrumentIsRaisedToItsCalmestKnownLevel() {
    double nan = Double.NaN;
    // 3·2/1 below the least level of 2; the model alone from there on; no forecast without a level
    assertArrayEquals(new double[] {6, 3, 3, nan, nan, nan}, predictions(byLevel(), "THIN"));
    assertArrayEquals(new double[] {3, 3, 3, nan, nan, nan}, predictions(byLevel(), "THICK"));
  }

  @Test
  void aThinInstrumentIsNotBelowTheSimpleModel() {
    double nan = Double.NaN;
    // max(3, slow); a simple model without a number is no forecast, thin or not. Its forecast of a
    // level of 0 is bounded from below, and far below 3.
    assertArrayEquals(new double[] {3, 3, 4, nan, nan, 3}, predictions(byModel(), "THIN"));
    assertArrayEquals(new double[] {3, 3, 3, nan, nan, 3}, predictions(byModel(), "THICK"));
  }

  @Test
  void nobodyKnowsWhetherAStrangerIsThin() {
    for (Model model : List.of(byLevel(), byModel())) {
      for (double prediction : predictions(model, "NEW")) {
        assertTrue(Double.isNaN(prediction), "a stranger was forecast: " + prediction);
      }
      assertFalse(model.knows(new InstrumentId("NEW")));
      assertTrue(model.knows(new InstrumentId("THIN")));
    }
  }

  @Test
  void itKnowsNoMoreThanWhatItGuards() {
    Model seen = new SeenInstrumentsModel(walk("rv"), List.of("THICK"));
    Model model =
        new GuardedModel(
            PROVENANCE,
            CombinationModel.equal(List.of(seen, walk("rv")), CONTEXT),
            new GuardedModel.Floor.OfLevel("slow", Map.of("THIN", 2.0, "THICK", 0.0)));
    assertFalse(model.knows(new InstrumentId("THIN")));
    assertTrue(Double.isNaN(predictions(model, "THIN")[1]));
    assertTrue(model.knows(new InstrumentId("THICK")));
    // the geometric mean of 3 and 3
    assertEquals(3, predictions(model, "THICK")[1], 1e-15);
    Model again = writtenAndRead(model);
    assertFalse(again.knows(new InstrumentId("THIN")));
    assertArrayEquals(predictions(model, "THICK"), predictions(again, "THICK"));
  }

  @Test
  void whatWasWrittenAndReadPredictsTheSameBits() {
    for (Model model : List.of(byLevel(), byModel())) {
      Model again = writtenAndRead(model);
      assertEquals(model.inputs(), again.inputs());
      assertEquals(List.of("rv", "slow"), again.inputs());
      assertEquals(model.provenance(), again.provenance());
      for (String instrument : List.of("THIN", "THICK", "NEW")) {
        assertArrayEquals(predictions(model, instrument), predictions(again, instrument));
      }
    }
  }

  private static Model writtenAndRead(Model model) {
    Archive archive = Archive.empty();
    Models.write(model, archive);
    return Models.read(Archive.fromBytes("test", archive.toBytes()));
  }
}
