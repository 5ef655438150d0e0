package io.plimsoll.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.linear.Har;
import io.plimsoll.models.linear.LogHar;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerInstrumentTest extends EstimatorContract {

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new PerInstrument<>(new LogHar(LogHar.Settings.of(inputs.har())), 100);
  }

  /** The same rows under another name. */
  private static FeatureTable named(FeatureTable table, String name) {
    double[][] values = new double[table.columns().size()][];
    long[] times = new long[table.size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = table.column(table.columns().get(c));
    }
    for (int row = 0; row < times.length; row++) {
      times[row] = table.asOfNanos(row);
    }
    return new FeatureTable(
        new InstrumentId(name), table.viewVersion(), table.columns(), times, values);
  }

  private static TrainingSet.Block block(String name, long seed, int rows) {
    SimulatedVariance market = SimulatedVariance.of(rows, seed);
    TrainingSet.Block block = market.set(0, rows).blocks().getFirst();
    return new TrainingSet.Block(named(market.table(), name), block.origins(), block.target());
  }

  @Test
  void eachInstrumentIsPredictedByItsOwnFitAndAStrangerByTheCommonOne() {
    TrainingSet.Block a = block("A", 1, 600);
    TrainingSet.Block b = block("B", 2, 600);
    TrainingSet.Block thin = block("THIN", 3, 60);
    LogHar alone = new LogHar(LogHar.Settings.of(SimulatedVariance.INPUTS.har()));
    TrainingSet set = new TrainingSet(List.of(a, b, thin));
    PerInstrumentModel model = new PerInstrument<>(alone, 100).fit(set, CONTEXT);
    assertEquals(List.of("A", "B"), model.instruments());
    assertEquals(predict(alone.fit(new TrainingSet(List.of(a)), CONTEXT), a), predict(model, a), 0);
    assertEquals(predict(alone.fit(new TrainingSet(List.of(b)), CONTEXT), b), predict(model, b), 0);
    assertEquals(predict(alone.fit(set, CONTEXT), thin), predict(model, thin), 0);
    assertNotEquals(predict(alone.fit(set, CONTEXT), a), predict(model, a));
  }

  @Test
  void theFilterThatIsAskedIsThatOfTheInstrument() {
    TrainingSet set = new TrainingSet(List.of(block("A", 1, 600), block("B", 2, 600)));
    List<String> har = SimulatedVariance.INPUTS.har();
    assertEquals(Filtering.NONE, filtering(new LogHar(LogHar.Settings.of(har)), set));
    // A line between its targets' bounds: on a row of its own training it may act or not.
    assertNotEquals(Filtering.NONE, filtering(new Har(Har.Settings.of(har)), set));
  }

  private static Filtering filtering(Estimator<?> each, TrainingSet set) {
    FeatureTable rows = (FeatureTable) set.blocks().getFirst().rows();
    return new PerInstrument<>(each, 100)
        .fit(set, CONTEXT)
        .bind(rows.columns())
        .filtering(rows, 50);
  }

  private static double predict(Model model, TrainingSet.Block block) {
    return model.bind(block.rows().columns()).predict(block.rows(), 50);
  }
}
