package io.plimsoll.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.bundle.Archive;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every estimator and the model it fits must do; extend it and name the estimator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EstimatorContract {
  private static final Provenance.Origin ORIGIN =
      new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25");

  /** What a fit is told in all tests. */
  protected static final FitContext CONTEXT = new FitContext(ORIGIN, 7);

  private SimulatedVariance market = SimulatedVariance.of(1, 1);
  private Model model = new CombinationModelTest.Constant(1);

  /** The estimator under test, reading the given inputs. */
  protected abstract Estimator<?> estimator(EstimatorProvider.Inputs inputs);

  /** How many rows the simulated market has; slow learners may want fewer. */
  protected int rows() {
    return 2400;
  }

  /** At most this share of the constant mean's QLIKE is allowed on unseen rows. */
  protected double worstRelativeLoss() {
    return 0.75;
  }

  /** Two thirds of the rows are for training. */
  protected final int trainingRows() {
    return rows() * 2 / 3;
  }

  @BeforeAll
  void fitOnce() {
    market = SimulatedVariance.of(rows(), 42);
    model = fit();
  }

  private Model fit() {
    return estimator(SimulatedVariance.INPUTS).fit(market.set(0, trainingRows()), CONTEXT);
  }

  private static byte[] bytes(Model model) {
    Archive archive = Archive.empty();
    Models.write(model, archive);
    return archive.toBytes();
  }

  /** Predictions of all rows that can have one. */
  private static double[] predictions(Model model, FeatureTable table) {
    Predictor predictor = model.bind(table.columns());
    double[] predictions = new double[table.size()];
    for (int row = 0; row < predictions.length; row++) {
      predictions[row] = predictor.predict(table, row);
    }
    return predictions;
  }

  @Test
  void theModelNamesItsFamilyAndWhereItComesFrom() {
    Estimator<?> estimator = estimator(SimulatedVariance.INPUTS);
    assertEquals(estimator.family(), model.family());
    assertEquals(estimator.family(), model.provenance().family());
    assertEquals(estimator.settings().toString(), model.provenance().settings());
    assertEquals(CONTEXT.seed(), model.provenance().seed());
    assertEquals(ORIGIN, model.provenance().origin());
    assertFalse(model.inputs().isEmpty());
  }

  @Test
  void theSameSetAndSeedGiveTheSameBytes() {
    assertArrayEquals(bytes(model), bytes(fit()));
  }

  @Test
  void whatComesAfterTheLastOriginDoesNotMoveTheFit() {
    FeatureTable garbled = market.replacedAfter(trainingRows() - 1, 1e300);
    Model other =
        estimator(SimulatedVariance.INPUTS).fit(market.set(garbled, 0, trainingRows()), CONTEXT);
    assertArrayEquals(bytes(model), bytes(other));
  }

  @Test
  void predictionsArePositiveAndFiniteOnceTheWindowIsFull() {
    double[] predictions = predictions(model, market.table());
    for (int row = 0; row < predictions.length; row++) {
      if (row + 1 < model.lookback()) {
        assertTrue(Double.isNaN(predictions[row]), "row " + row + " has too short a past");
      } else {
        assertTrue(
            predictions[row] > 0 && predictions[row] < Double.POSITIVE_INFINITY,
            "row " + row + " gave " + predictions[row]);
      }
    }
  }

  @Test
  void extremeInputsStillGivePositiveFinitePredictions() {
    int row = market.table().size() / 2;
    for (String input : model.inputs()) {
      for (double value : new double[] {0, 1e-300, 1e300, -1e300}) {
        FeatureTable table = market.replacedAt(row, input, value);
        double prediction = model.bind(table.columns()).predict(table, row);
        assertTrue(
            prediction > 0 && prediction < Double.POSITIVE_INFINITY,
            input + " = " + value + " gave " + prediction);
      }
    }
  }

  @Test
  void nothingIsPredictedWhereAnInputIsNotANumber() {
    int row = market.table().size() / 2;
    for (String input : model.inputs()) {
      FeatureTable table = market.replacedAt(row, input, Double.NaN);
      double prediction = model.bind(table.columns()).predict(table, row);
      assertTrue(Double.isNaN(prediction), input + " = NaN gave " + prediction);
    }
  }

  @Test
  void aPredictionDoesNotSeeTheRowsAfterIt() {
    int row = market.table().size() / 2;
    double before = model.bind(market.table().columns()).predict(market.table(), row);
    for (double value : new double[] {Double.NaN, 1e300, 0}) {
      FeatureTable table = market.replacedAfter(row, value);
      assertEquals(before, model.bind(table.columns()).predict(table, row));
    }
  }

  @Test
  void theOrderOfColumnsDoesNotMatter() {
    assertArrayEquals(
        predictions(model, market.table()), predictions(model, market.reversedColumns()));
  }

  @Test
  void aMissingColumnIsNamed() {
    String input = model.inputs().getFirst();
    List<String> columns =
        SimulatedVariance.INPUTS.all().stream().filter(name -> !name.equals(input)).toList();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> model.bind(columns));
    assertTrue(e.getMessage().contains(input), e.getMessage());
  }

  @Test
  void aModelThatWasWrittenAndReadPredictsTheSameBits() {
    Model again = Models.read(Archive.fromBytes("test", bytes(model)));
    assertEquals(model.family(), again.family());
    assertEquals(model.provenance(), again.provenance());
    assertEquals(model.inputs(), again.inputs());
    assertEquals(model.lookback(), again.lookback());
    assertArrayEquals(predictions(model, market.table()), predictions(again, market.table()));
    assertArrayEquals(bytes(model), bytes(again));
  }

  @Test
  void theExplanationRecomputesToThePrediction() {
    Predictor predictor = model.bind(market.table().columns());
    for (int row = model.lookback() - 1; row < market.table().size(); row += 37) {
      Explanation explanation = predictor.explain(market.table(), row);
      double prediction = predictor.predict(market.table(), row);
      assertEquals(prediction, explanation.value());
      assertEquals(prediction, explanation.recompute());
    }
  }

  @Test
  void theExplanationHoldsAtTheBoundsToo() {
    int row = market.table().size() / 2;
    for (String input : model.inputs()) {
      for (double value : new double[] {0, 1e300}) {
        FeatureTable table = market.replacedAt(row, input, value);
        Predictor predictor = model.bind(table.columns());
        Explanation explanation = predictor.explain(table, row);
        assertEquals(predictor.predict(table, row), explanation.value(), input + " = " + value);
        assertEquals(explanation.value(), explanation.recompute(), input + " = " + value);
      }
    }
  }

  @Test
  void predictingAllocatesNothing() {
    FeatureTable table = market.table();
    Predictor predictor = model.bind(table.columns());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double sum = 0;
    long allocated = Long.MAX_VALUE;
    // the first rounds warm up, and the measuring itself may allocate once; the least of all rounds
    // counts
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int row = model.lookback() - 1; row < table.size(); row++) {
        sum += predictor.predict(table, row);
      }
      allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(sum > 0);
    assertTrue(allocated < table.size(), allocated + " bytes for " + table.size() + " rows");
  }

  @Test
  void anEmptySetIsRefusedWithTheNumberOfRows() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> estimator(SimulatedVariance.INPUTS).fit(market.set(0, 0), CONTEXT));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("needs at least"), e.getMessage());
    assertTrue(e.getMessage().contains("had 0"), e.getMessage());
  }

  @Test
  void itBeatsTheConstantMeanOnUnseenRows() {
    double mean = 0;
    for (int row = 0; row < trainingRows(); row++) {
      mean += market.realized(row) / trainingRows();
    }
    double[] predictions = predictions(model, market.table());
    double ours = 0;
    double constant = 0;
    for (int row = trainingRows(); row < rows(); row++) {
      ours += qlike(market.realized(row), predictions[row]);
      constant += qlike(market.realized(row), mean);
    }
    assertTrue(
        ours < worstRelativeLoss() * constant,
        "QLIKE was " + ours / constant + " of the constant mean's");
  }

  private static double qlike(double realized, double forecast) {
    double ratio = realized / forecast;
    return ratio - Math.log(ratio) - 1;
  }
}
