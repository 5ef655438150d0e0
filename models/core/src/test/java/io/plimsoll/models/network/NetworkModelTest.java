package io.plimsoll.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkModelTest {
  private static final SimulatedVariance MARKET = SimulatedVariance.of(400, 8);
  private static final TrainingSet SET = MARKET.set(0, 400);
  private static final Provenance PROVENANCE =
      new Provenance(
          new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25"),
          "network",
          "by hand",
          1,
          "plimsoll");
  private static final Model BASE =
      new LogHar(LogHar.Settings.of(List.of("rv_1", "rv_5")))
          .fit(SET, new FitContext(PROVENANCE.origin(), 1));
  private static final Standardizer INPUTS = Standardizer.fit(SET, List.of("rv_1", "noise"));

  private static NetworkModel model(int steps, int stepRows, SequenceNetwork... networks) {
    return new NetworkModel(
        PROVENANCE,
        INPUTS,
        new NetworkModel.Window(steps, stepRows),
        List.of(networks),
        new NetworkModel.Output(0, 0.2),
        BASE,
        Bounds.of(SET, 1e3));
  }

  private static double correction(Model model, FeatureTable table, int row) {
    double base = BASE.bind(table.columns()).predict(table, row);
    return Math.log(model.bind(table.columns()).predict(table, row) / base) / 0.2;
  }

  @Test
  void theCorrectionIsTheMeanOfTheNetworksOutputs() {
    LstmWeights one = RandomNetworks.lstm(2, 3, 1);
    LstmWeights two = RandomNetworks.lstm(2, 3, 2);
    double first = correction(model(6, 1, one), MARKET.table(), 100);
    double second = correction(model(6, 1, two), MARKET.table(), 100);
    assertTrue(Math.abs(first - second) > 1e-3);
    assertEquals(
        (first + second) / 2, correction(model(6, 1, one, two), MARKET.table(), 100), 1e-12);
  }

  @Test
  void theStepsAreSoManyRowsApartAndEndWithTheOrigin() {
    NetworkModel model = model(4, 5, RandomNetworks.tcn(2, 3, 2, 7));
    assertEquals(16, model.lookback());
    SequenceNetwork.Run run = RandomNetworks.tcn(2, 3, 2, 7).run();
    FeatureTable table = MARKET.table();
    int[] columns = {table.columns().indexOf("rv_1"), table.columns().indexOf("noise")};
    for (int row : new int[] {185, 190, 195, 200}) {
      double first = INPUTS.apply(0, table.value(row, columns[0]));
      double second = INPUTS.apply(1, table.value(row, columns[1]));
      run.step(new double[] {first, second});
    }
    assertEquals(run.output(), correction(model, table, 200), 1e-12);
  }

  @Test
  void aHoleBetweenTheStepsDoesNoHarm() {
    NetworkModel model = model(4, 5, RandomNetworks.tcn(2, 3, 2, 7));
    FeatureTable between = MARKET.replacedAt(197, "noise", Double.NaN);
    FeatureTable onStep = MARKET.replacedAt(190, "noise", Double.NaN);
    Predictor predictor = model.bind(between.columns());
    assertTrue(predictor.predict(between, 200) > 0);
    assertTrue(Double.isNaN(predictor.predict(onStep, 200)));
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> model(6, 1));
    assertThrows(IllegalArgumentException.class, () -> model(6, 1, RandomNetworks.lstm(3, 3, 1)));
    assertThrows(IllegalArgumentException.class, () -> model(6, 1, RandomNetworks.tcn(2, 3, 2, 1)));
    assertThrows(IllegalArgumentException.class, () -> new NetworkModel.Window(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new NetworkModel.Window(70_000, 70_000));
  }
}
