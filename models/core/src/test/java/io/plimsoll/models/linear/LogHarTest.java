package io.plimsoll.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.TrainingSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LogHarTest extends EstimatorContract {
  private static final List<String> HAR = List.of("rv_1", "rv_5", "rv_22");

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new LogHar(LogHar.Settings.of(inputs.har()));
  }

  @Override
  protected double worstRelativeLoss() {
    return 0.5;
  }

  private static double[] dailyRv() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    LogHarTest.class.getResourceAsStream("/io/plimsoll/models/daily_rv.csv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).mapToDouble(Double::parseDouble).toArray();
    }
  }

  private static double mean(double[] values, int last, int n) {
    double sum = 0;
    for (int i = last - n + 1; i <= last; i++) {
      sum += values[i];
    }
    return sum / n;
  }

  /** Rows from day 22 on, each followed by the next day's realized variance. */
  private static TrainingSet daily(double[] rv) {
    FeatureTable.Builder builder = new FeatureTable.Builder(new InstrumentId("DAILY"), "1", HAR);
    int n = rv.length - 22;
    int[] origins = new int[n];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      int day = i + 21;
      builder.add(day, new double[] {rv[day], mean(rv, day, 5), mean(rv, day, 22)});
      origins[i] = i;
      target[i] = rv[day + 1];
    }
    return new TrainingSet(List.of(new TrainingSet.Block(builder.build(), origins, target)));
  }

  @Test
  void coefficientsAreThoseOfRHighfrequency() throws IOException {
    LogLinearModel model = new LogHar(LogHar.Settings.of(HAR)).fit(daily(dailyRv()), CONTEXT);
    LogLinearModel.Coefficients fit = model.coefficients();
    // R highfrequency 1.0.0, HARmodel(periods = c(1, 5, 22), transform = "log") on the same series
    assertEquals(-0.056928523756198, fit.intercept(), 1e-9);
    assertEquals(0.0973709809723382, fit.slopes()[0], 1e-9);
    assertEquals(0.370953119129704, fit.slopes()[1], 1e-9);
    assertEquals(0.285477061560194, fit.slopes()[2], 1e-9);
    assertEquals(0.212326550448927, fit.rSquared(), 1e-9);
  }

  @Test
  void theForecastIsTheMeanOfALogNormal() throws IOException {
    TrainingSet set = daily(dailyRv());
    LogLinearModel model = new LogHar(LogHar.Settings.of(HAR)).fit(set, CONTEXT);
    LogLinearModel.Coefficients fit = model.coefficients();
    FeatureTable table = (FeatureTable) set.blocks().getFirst().rows();
    double index = fit.intercept() + fit.halfVariance();
    for (int j = 0; j < 3; j++) {
      index += fit.slopes()[j] * Math.log(table.value(100, j));
    }
    assertEquals(Math.exp(index), model.bind(HAR).predict(table, 100), 1e-12);
  }

  @Test
  void aConstantColumnIsLeftOutOfTheFit() {
    SimulatedVariance market = SimulatedVariance.of(400, 5);
    LogLinearModel with =
        new LogHar(LogHar.Settings.of(List.of("rv_1", "rv_5"))).fit(market.set(0, 300), CONTEXT);
    FeatureTable table = market.table();
    FeatureTable.Builder builder =
        new FeatureTable.Builder(table.instrument(), "1", List.of("flat", "rv_1", "rv_5"));
    for (int row = 0; row < table.size(); row++) {
      builder.add(
          table.asOfNanos(row), new double[] {3e-4, table.value(row, 0), table.value(row, 1)});
    }
    FeatureTable flat = builder.build();
    LogLinearModel model =
        new LogHar(LogHar.Settings.of(flat.columns())).fit(market.set(flat, 0, 300), CONTEXT);
    assertEquals(0, model.coefficients().slopes()[0]);
    Predictor predictor = model.bind(flat.columns());
    assertEquals(
        with.bind(table.columns()).predict(table, 350), predictor.predict(flat, 350), 1e-15);
  }

  @Test
  void tooFewRowsAreCountedInTheError() {
    SimulatedVariance market = SimulatedVariance.of(60, 5);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> new LogHar(LogHar.Settings.of(HAR)).fit(market.set(0, 39), CONTEXT));
    assertTrue(e.getMessage().contains("at least 40"), e.getMessage());
    assertTrue(e.getMessage().contains("had 39"), e.getMessage());
  }

  @Test
  void noForecastLeavesTheRangeOfTheTargetsByMoreThanTheFactor() {
    SimulatedVariance market = SimulatedVariance.of(400, 5);
    LogLinearModel model = new LogHar(new LogHar.Settings(HAR, 2)).fit(market.set(0, 400), CONTEXT);
    double most = 0;
    for (int row = 0; row < 400; row++) {
      most = Math.max(most, market.realized(row));
    }
    FeatureTable table = market.replacedAt(200, "rv_1", 1e300);
    assertEquals(2 * most, model.bind(table.columns()).predict(table, 200));
  }
}
