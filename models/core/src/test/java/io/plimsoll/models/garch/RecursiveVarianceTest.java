package io.plimsoll.models.garch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.CoreEstimators;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.TrainingSet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecursiveVarianceTest {
  private static final FitContext CONTEXT =
      new FitContext(new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25"), 7);
  private static final InstrumentId BTC = new InstrumentId("BTC-USD");
  private static final InstrumentId ETH = new InstrumentId("ETH-USD");
  private static final long MINUTE = 60_000_000_000L;
  private static final int ROWS = 4000;

  /** A GJR path; each row holds its return alone. */
  private static FeatureTable table(InstrumentId instrument, double scale, long seed) {
    double[] returns = Series.gjr(0.02, 0.03, 0.08, 0.91, ROWS, seed);
    FeatureTable.Builder builder =
        new FeatureTable.Builder(instrument, "simulated", List.of("return"));
    for (int row = 0; row < ROWS; row++) {
      builder.add((row + 1) * MINUTE, new double[] {scale * returns[row]});
    }
    return builder.build();
  }

  private static FeatureTable changed(FeatureTable table, int from, int to, double value) {
    FeatureTable.Builder builder =
        new FeatureTable.Builder(table.instrument(), "simulated", table.columns());
    for (int row = 0; row < table.size(); row++) {
      boolean replaced = row >= from && row < to;
      builder.add(table.asOfNanos(row), new double[] {replaced ? value : table.value(row, 0)});
    }
    return builder.build();
  }

  /** The target is three times the next squared return: its level is not that of returns. */
  private static TrainingSet.Block block(FeatureTable table, int from, int to) {
    int[] origins = new int[to - from];
    double[] target = new double[to - from];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = from + i;
      double next = table.value(from + i + 1, 0);
      target[i] = Double.isNaN(next) ? 1e-4 : 3 * next * next + 1e-12;
    }
    return new TrainingSet.Block(table, origins, target);
  }

  private static RecursiveVariance gjr(int returnRows, int returns, int lookbackRows) {
    return new RecursiveVariance(
        VarianceFamily.GJR,
        new RecursiveVariance.Settings(List.of("return"), returnRows, returns, lookbackRows, 1e6));
  }

  private static RecursiveVarianceModel fit(RecursiveVariance estimator, FeatureTable... tables) {
    return estimator.fit(
        new TrainingSet(Arrays.stream(tables).map(table -> block(table, 500, 3500)).toList()),
        CONTEXT);
  }

  private static double predict(RecursiveVarianceModel model, FeatureTable table, int row) {
    return model.bind(table.columns()).predict(table, row);
  }

  @Test
  void theForecastIsTheRecursionTimesTheLevel() {
    FeatureTable table = table(BTC, 0.01, 3);
    RecursiveVarianceModel model = fit(gjr(1, 4, 350), table);
    // parameters by name are sorted: alpha, beta, gamma, omega
    Double[] p = model.parameters(BTC).orElseThrow().values().toArray(Double[]::new);
    GarchProcess process = new GarchProcess(p[3], p[0], p[2], p[1], 4);
    InstrumentVariance known = model.instruments().get(BTC);
    double[] whole = new double[1];
    process.start(whole, 1, 1);
    for (int row = 3650; row < 4000; row++) {
      process.update(whole, table.value(row, 0) / Math.sqrt(known.returnSquare()), Double.NaN);
    }
    double expected = known.level() * known.returnSquare() * process.sum(whole);
    assertEquals(expected, predict(model, table, 3999), 1e-12 * expected);
  }

  @Test
  void theLevelIsThatOfTheTarget() {
    FeatureTable table = table(BTC, 0.01, 3);
    // the forecast is of one return, the target three times its square
    double level = fit(gjr(1, 1, 350), table).instruments().get(BTC).level();
    // z² averages one with standard error √(2/2851) = 0.027
    assertEquals(3, level, 3 * 4 * 0.027);
  }

  @Test
  void parametersAreThoseThatMadeTheReturns() {
    RecursiveVarianceModel model = fit(gjr(1, 1, 350), table(BTC, 0.01, 3));
    assertEquals(0.91, model.parameters(BTC).orElseThrow().get("beta"), 0.04);
    assertTrue(model.parameters(ETH).isEmpty());
    assertTrue(model.pooled().isEmpty());
  }

  @Test
  void theStartOfTheWindowWeighsLessThanAThousandth() {
    FeatureTable table = table(BTC, 0.01, 3);
    RecursiveVarianceModel model = fit(gjr(1, 1, RecursiveVariance.DEFAULT_RETURNS), table);
    RecursiveVarianceModel longer = fit(gjr(1, 1, 1200), table);
    InstrumentVariance one = model.instruments().get(BTC);
    InstrumentVariance other = longer.instruments().get(BTC);
    for (int row = 3500; row < ROWS; row += 50) {
      double ratio = predict(model, table, row) / one.level();
      assertEquals(ratio, predict(longer, table, row) / other.level(), 1e-3 * ratio);
    }
  }

  @Test
  void eachInstrumentHasItsOwnScaleAndParameters() {
    FeatureTable btc = table(BTC, 0.01, 3);
    FeatureTable eth = table(ETH, 0.03, 3);
    RecursiveVarianceModel model = fit(gjr(1, 1, 350), btc, eth);
    // the same path at three times the size: nine times the variance
    double expected = 9 * predict(model, btc, 3700);
    assertEquals(expected, predict(model, eth, 3700), 1e-6 * expected);
  }

  @Test
  void anUnknownInstrumentRunsWithPooledParametersAtTheScaleOfItsWindow() {
    FeatureTable btc = table(BTC, 0.01, 3);
    RecursiveVarianceModel model = fit(gjr(1, 1, 350), btc);
    FeatureTable other = table(new InstrumentId("NEW-USD"), 0.05, 3);
    double square = 0;
    for (int row = 3351; row <= 3700; row++) {
      square += other.value(row, 0) * other.value(row, 0) / 350;
    }
    double known = predict(model, btc, 3700);
    double unknown = predict(model, other, 3700);
    // the same path: only what the window and the training set call one differs, and it only moves
    // the constant of the recursion
    assertEquals(25 * known, unknown, 0.5 * 25 * known);
    assertTrue(unknown > 0.1 * square, unknown + " against a window's mean square of " + square);
  }

  @Test
  void anInstrumentThatCannotBeFittedIsPooledAndSaysWhy() {
    FeatureTable btc = table(BTC, 0.01, 3);
    FeatureTable eth = changed(table(ETH, 0.03, 4), 0, 3450, Double.NaN);
    RecursiveVarianceModel model = fit(gjr(1, 1, 350), btc, eth);
    assertTrue(model.pooled().get(ETH).contains("gjr needs at least 100"), "" + model.pooled());
    assertTrue(model.pooled().get(ETH).contains("had 50"), "" + model.pooled());
    assertTrue(predict(model, eth, 3900) > 0);
  }

  @Test
  void whereNoInstrumentCanBeFittedTheFitFails() {
    FeatureTable eth = changed(table(ETH, 0.03, 4), 0, 3450, Double.NaN);
    PlimsollException e = assertThrows(PlimsollException.class, () -> fit(gjr(1, 1, 350), eth));
    assertTrue(e.getMessage().contains("had 50"), e.getMessage());
  }

  @Test
  void aGapInsideTheWindowDoesNotEndTheForecast() {
    FeatureTable table = table(BTC, 0.01, 3);
    RecursiveVarianceModel model = fit(gjr(1, 1, 350), table);
    FeatureTable gappy = changed(table, 3600, 3690, Double.NaN);
    assertTrue(predict(model, gappy, 3700) > 0);
    assertTrue(Double.isNaN(predict(model, gappy, 3689)));
    assertFalse(Double.isNaN(predict(model, gappy, 3690)));
  }

  /** With returns four rows apart the rows between do not matter, nor those before the window. */
  @Test
  void onlyReturnsThatTileTimeAreRead() {
    FeatureTable table = table(BTC, 0.01, 3);
    RecursiveVarianceModel model = fit(gjr(4, 1, 4 * 99 + 1), table);
    double before = predict(model, table, 3700);
    assertEquals(before, predict(model, changed(table, 3699, 3700, 5), 3700));
    assertEquals(before, predict(model, changed(table, 3697, 3699, 5), 3700));
    assertNotEquals(before, predict(model, changed(table, 3696, 3697, 5), 3700));
    assertNotEquals(before, predict(model, changed(table, 3304, 3305, 5), 3700));
    assertEquals(before, predict(model, changed(table, 3300, 3301, 5), 3700));
  }

  @Test
  void returnsBeforeTheFirstOriginDoNotMoveTheParameters() {
    FeatureTable table = table(BTC, 0.01, 3);
    FeatureTable other = changed(table, 0, 500, 7);
    assertEquals(
        fit(gjr(1, 1, 350), table).parameters(BTC), fit(gjr(1, 1, 350), other).parameters(BTC));
  }

  @Test
  void twoBlocksOfOneInstrumentAreRefused() {
    FeatureTable table = table(BTC, 0.01, 3);
    assertThrows(IllegalArgumentException.class, () -> fit(gjr(1, 1, 350), table, table));
  }

  @Test
  void inputsThatDoNotFitTheFamilyAreRefused() {
    RecursiveVariance.Settings one = new RecursiveVariance.Settings(List.of("return"), 1, 1, 10, 4);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new RecursiveVariance(VarianceFamily.HEAVY, one));
    assertTrue(e.getMessage().contains("heavy reads 2 inputs, was given [return]"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new RecursiveVariance.Settings(List.of("return"), 0, 1, 10, 4));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RecursiveVariance.Settings(List.of("return"), 1, 1, 10, Double.NaN));
  }

  @Test
  void theProviderMakesEveryFamilyFromTheFeaturesOfItsKind() {
    CoreEstimators provider = new CoreEstimators();
    for (VarianceFamily family : VarianceFamily.values()) {
      Estimator<?> estimator = provider.create(family.key(), SimulatedVariance.INPUTS);
      assertEquals(family.key(), estimator.family());
      assertEquals(
          RecursiveVariance.Settings.of(family, SimulatedVariance.INPUTS), estimator.settings());
    }
    EstimatorProvider.Inputs bare =
        new EstimatorProvider.Inputs(List.of("rv"), "rv", "ewma", List.of("rv"));
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> provider.create("garch", bare));
    assertTrue(e.getMessage().contains("'garch' needs a feature of kind 'return'"), e.getMessage());
  }

  @Test
  void aPredictorServesManyInstruments() {
    FeatureTable btc = table(BTC, 0.01, 3);
    FeatureTable eth = table(ETH, 0.03, 4);
    RecursiveVarianceModel model = fit(gjr(1, 1, 350), btc, eth);
    Predictor shared = model.bind(btc.columns());
    double first = shared.predict(btc, 3700);
    shared.predict(eth, 3700);
    assertEquals(first, shared.predict(btc, 3700));
  }
}
