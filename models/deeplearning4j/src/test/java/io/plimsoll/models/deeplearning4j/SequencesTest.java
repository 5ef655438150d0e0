package io.plimsoll.models.deeplearning4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.network.NetworkModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequencesTest {
  private static final FitContext CONTEXT =
      new FitContext(new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25"), 7);
  private static final SimulatedVariance MARKET = SimulatedVariance.of(300, 4);
  private static final SimulatedVariance OTHER = SimulatedVariance.of(300, 5);

  private static Sequences sequences(TrainingSet set, NetworkModel.Window window) {
    Model base = new LogHar(LogHar.Settings.of(List.of("rv_1"))).fit(set, CONTEXT);
    return Sequences.of(set, standardizer(set), window, base);
  }

  private static Standardizer standardizer(TrainingSet set) {
    return Standardizer.fit(set, List.of("rv_1", "noise"));
  }

  private static TrainingSet both() {
    return new TrainingSet(
        List.of(MARKET.set(0, 300).blocks().getFirst(), OTHER.set(0, 300).blocks().getFirst()));
  }

  @Test
  void originsWhoseWindowIsNotFullOrHoldsNothingAreLeftOut() {
    FeatureTable holed = MARKET.replacedAt(100, "noise", Double.NaN);
    // 9 origins have fewer than 9 rows before them; the hole lies in the windows of origins 100 to
    // 109.
    assertEquals(
        300 - 9 - 10, sequences(MARKET.set(holed, 0, 300), new NetworkModel.Window(10, 1)).size());
    // Of windows of every third row over 28 rows, the hole lies in those of origins 100, 103, …,
    // 127.
    assertEquals(
        300 - 27 - 10, sequences(MARKET.set(holed, 0, 300), new NetworkModel.Window(10, 3)).size());
  }

  @Test
  void aWindowHoldsEveryNthRowUpToTheOrigin() {
    TrainingSet set = MARKET.set(50, 250);
    Standardizer standardizer = standardizer(set);
    Sequences sequences = sequences(set, new NetworkModel.Window(3, 4));
    float[] x = new float[1 + sequences.width()];
    sequences.copy(10, x, 1);
    for (int step = 0; step < 3; step++) {
      int row = 60 - 4 * (2 - step);
      double rv = standardizer.apply(0, MARKET.table().value(row, 0));
      assertEquals((float) rv, x[1 + 2 * step], "step " + step);
    }
  }

  @Test
  void sequencesOfSeveralInstrumentsAreInTheOrderOfTime() {
    TrainingSet set = both();
    Standardizer standardizer = standardizer(set);
    Sequences sequences = sequences(set, new NetworkModel.Window(1, 1));
    assertEquals(600, sequences.size());
    float[] x = new float[2];
    for (int i = 0; i < 300; i++) {
      sequences.copy(2 * i, x, 0);
      assertEquals((float) standardizer.apply(0, MARKET.table().value(i, 0)), x[0]);
      sequences.copy(2 * i + 1, x, 0);
      assertEquals((float) standardizer.apply(0, OTHER.table().value(i, 0)), x[0]);
    }
  }

  @Test
  void thinningKeepsTheNewestOfEveryInstrumentAtTheSameTimes() {
    Sequences all = sequences(both(), new NetworkModel.Window(1, 1));
    assertEquals(600, all.thinned(600).size());
    // every second one of each leaves 300, which is more than 299; every third leaves 100 of each
    Sequences thinned = all.thinned(299);
    assertEquals(200, thinned.size());
    for (int i = 0; i < 200; i++) {
      assertEquals(MARKET.table().asOfNanos(299 - 3 * ((199 - i) / 2)), thinned.asOfNanos(i));
    }
  }

  @Test
  void theSplitIsInTimeForAllInstrumentsWithAPurgeBeforeIt() {
    Sequences all = sequences(both(), new NetworkModel.Window(5, 2));
    // A window spans 9 rows: origins 8 to 299 of both, 584; the newest fifth is 117, which begins
    // within a pair, and the pair stays together: rows 241 to 299 of both.
    Sequences.Split split = all.split(0.2, "test");
    assertEquals(118, split.newest().size());
    assertEquals(MARKET.table().asOfNanos(241), split.newest().asOfNanos(0));
    // rows 232 to 240 are left out
    assertEquals(MARKET.table().asOfNanos(231), split.older().asOfNanos(split.older().size() - 1));
    assertEquals(2 * (231 - 8 + 1), split.older().size());
  }

  @Test
  void aPurgeThatLeavesNothingIsNamed() {
    Sequences all = sequences(MARKET.set(150, 300), new NetworkModel.Window(2, 140));
    PlimsollException e = assertThrows(PlimsollException.class, () -> all.split(0.2, "test"));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("141 rows before the newest 30 of 150"), e.getMessage());
  }
}
