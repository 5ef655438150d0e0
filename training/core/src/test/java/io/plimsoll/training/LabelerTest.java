package io.plimsoll.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.training.LabelTable.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LabelerTest {
  private static final InstrumentId BTC = new InstrumentId("BTC-USD");
  private static final long MINUTE = 60_000_000_000L;
  private static final Labeler LABELER =
      new Labeler(new Labeler.Settings(3 * MINUTE, MINUTE, "long", "now", 3, 0.01));

  @Test
  void labelByHand() {
    // Closes 100, 102, 99, 101 after the origin at minute 1; lows 98 and highs 103 in between.
    BarSeries bars =
        BarSeries.of(
            BTC,
            List.of(
                bar(1, 100, 100, 100),
                bar(2, 103, 99, 102),
                bar(3, 102, 98, 99),
                bar(4, 101, 99, 101)));
    Label label = LABELER.label(rows(1, 1e-4, 1e-4), bars).label(0);
    double expected =
        Math.pow(Math.log(1.02), 2)
            + Math.pow(Math.log(99 / 102.0), 2)
            + Math.pow(Math.log(101 / 99.0), 2);
    assertTrue(label.complete());
    assertEquals(expected, label.variance(), 1e-15);
    assertEquals(Math.log(1.01), label.logReturn(), 1e-15);
    assertEquals(-Math.log(0.98), label.down(), 1e-15);
    assertEquals(Math.log(1.03), label.up(), 1e-15);
    assertEquals(3e-4, label.threshold(), 1e-18);
    // 0.0204² is 4e-4 already: above 3e-4, and before it was 1e-4: a spike began.
    assertTrue(label.spike() && !label.spiking() && label.onset());
    assertEquals(4 * MINUTE + 5, label.maturesAtNanos());
  }

  @Test
  void noLabelWhereTheHorizonIsNotCovered() {
    BarSeries gap =
        BarSeries.of(
            BTC, List.of(bar(1, 1, 1, 1), bar(2, 1, 1, 1), bar(4, 1, 1, 1), bar(5, 1, 1, 1)));
    assertFalse(LABELER.label(rows(1, 1, 1), gap).label(0).complete());
    BarSeries end = BarSeries.of(BTC, List.of(bar(1, 1, 1, 1), bar(2, 1, 1, 1), bar(3, 1, 1, 1)));
    assertFalse(LABELER.label(rows(1, 1, 1), end).label(0).complete());
    BarSeries later = BarSeries.of(BTC, List.of(bar(2, 1, 1, 1), bar(3, 1, 1, 1), bar(4, 1, 1, 1)));
    assertFalse(LABELER.label(rows(1, 1, 1), later).label(0).complete());
    assertEquals(0, LABELER.label(rows(1, 1, 1), BarSeries.of(BTC, List.of())).complete());
  }

  @Test
  void noLabelWithoutAThreshold() {
    BarSeries bars =
        BarSeries.of(
            BTC, List.of(bar(1, 1, 1, 1), bar(2, 1, 1, 1), bar(3, 1, 1, 1), bar(4, 1, 1, 1)));
    assertEquals(0, LABELER.label(rows(1, Double.NaN, 1), bars).complete());
    assertEquals(0, LABELER.label(rows(1, 1, Double.NaN), bars).complete());
    assertEquals(0, LABELER.label(rows(1, 0, 1), bars).complete());
  }

  @Test
  void aPriceThatStandsStillGetsOneTick() {
    BarSeries bars =
        BarSeries.of(
            BTC, List.of(bar(1, 2, 2, 2), bar(2, 2, 2, 2), bar(3, 2, 2, 2), bar(4, 2, 2, 2)));
    LabelTable table = LABELER.label(rows(1, 1, 1), bars);
    assertEquals(0.005 * 0.005, table.label(0).variance(), 1e-18);
    assertEquals(0, table.label(0).down());
    assertEquals(1, table.floored());
  }

  @Test
  void refusesOtherInstrumentsAndBarsOutOfOrder() {
    BarSeries other = BarSeries.of(new InstrumentId("ETH-USD"), List.of());
    assertThrows(IllegalArgumentException.class, () -> LABELER.label(rows(1, 1, 1), other));
    assertThrows(
        IllegalArgumentException.class,
        () -> BarSeries.of(BTC, List.of(bar(2, 1, 1, 1), bar(2, 1, 1, 1))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Labeler.Settings(90_000, 60_000, "a", "b", 3, 0.01));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Labeler.Settings(60_000, 60_000, "a", "b", Double.NaN, 0.01));
  }

  @Property(tries = 100)
  void aLabelDependsOnItsHorizonAlone(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int origin) {
    BarSeries whole = walk(seed, 25, Long.MAX_VALUE, 0);
    BarSeries changed = walk(seed, 25, origin + 3, seed + 1);
    FeatureTable row = rows(origin, 1e-4, 1e-4);
    assertEquals(LABELER.label(row, whole).label(0), LABELER.label(row, changed).label(0));
  }

  @Test
  void labelsAndFeaturesSeeTheSameBars() {
    // rv_1h as of an origin is the variance of the hour that ended there: the label of the origin
    // an hour before.
    SplittableRandom random = new SplittableRandom(4);
    List<MarketEvent> trades = new ArrayList<>();
    double price = 100;
    for (long time = 1; time < 30 * Market.HOUR; time += 1 + random.nextLong(3 * MINUTE)) {
      price *= 1 + (random.nextDouble() - 0.5) / 500;
      trades.add(new Trade(Market.XYZ, time, time, price, 1, Trade.Aggressor.UNKNOWN));
    }
    BatchRunner.Result run =
        BatchRunner.runCounted(
            Market.view(), List.of(Market.XYZ), trades::forEach, KernelRegistry.standard());
    FeatureTable features = run.tables().getFirst();
    LabelTable labels =
        new Labeler(Market.LABELS).label(features, BarSeries.of(Market.XYZ, run.bars().getFirst()));
    double[] now = features.column("rv_1h");
    int compared = 0;
    for (int row = 0; row + 6 < labels.size(); row++) {
      if (labels.label(row).complete()) {
        assertEquals(now[row + 6], labels.label(row).variance(), 1e-12 * now[row + 6]);
        compared++;
      }
    }
    assertTrue(compared > 100, "compared " + compared);
  }

  /** A random walk whose steps after a minute come from another seed. */
  private static BarSeries walk(long seed, int minutes, long until, long otherSeed) {
    BarSeries.Builder builder = new BarSeries.Builder(BTC);
    SplittableRandom random = new SplittableRandom(seed);
    double price = 100;
    for (int minute = 1; minute <= minutes; minute++) {
      if (minute == until + 1) {
        random = new SplittableRandom(otherSeed);
      }
      double open = price;
      price *= 1 + (random.nextDouble() - 0.5) / 50;
      builder.add(bar(minute, Math.max(open, price), Math.min(open, price), price));
    }
    return builder.build();
  }

  private static FeatureTable rows(long minute, double longRun, double now) {
    FeatureTable.Builder builder = new FeatureTable.Builder(BTC, "v", List.of("long", "now"));
    builder.add(minute * MINUTE, new double[] {longRun, now});
    return builder.build();
  }

  private static Bar bar(long minute, double high, double low, double close) {
    return new Bar(
        BTC,
        (minute - 1) * MINUTE,
        minute * MINUTE,
        minute * MINUTE + 5,
        close,
        high,
        low,
        close,
        1,
        0,
        1);
  }
}
