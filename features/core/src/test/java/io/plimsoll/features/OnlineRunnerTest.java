package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.SOL;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static io.plimsoll.features.Market.trade;
import static io.plimsoll.features.Market.view;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.book.BookMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnlineRunnerTest {
  private static final FeatureView COUNT =
      view(
          feature("trades", "trade-count", "window", "5m"),
          feature("rv", "realized-variance", "window", "5m"),
          feature("staleness", "staleness"));

  private final List<String> rows = new ArrayList<>();

  private OnlineRunner runner(FeatureView view, InstrumentId... universe) {
    return new OnlineRunner(view, List.of(universe), this::collect);
  }

  private void collect(InstrumentId instrument, long asOf, double[] values) {
    rows.add(instrument + "@" + (asOf - START) / MINUTE + Arrays.toString(values));
  }

  @Test
  void aRowIsMadeWhenTimeMovesPastItAndHoldsTheBarThatEndsThere() {
    OnlineRunner runner = runner(COUNT, BTC);
    for (int second = 0; second < 300; second += 30) {
      runner.accept(trade(BTC, START + second * SECOND, 100, 1));
    }
    runner.advanceTo(START + 5 * MINUTE);
    // The row at minute 0 held the trade at minute 0, but no bar had ended.
    assertEquals(List.of("BTC-USD@0[NaN, NaN, NaN]"), rows);
    runner.advanceTo(START + 5 * MINUTE + 1);
    // Ten trades in the bars [0, 5); five bars have four returns, so the variance of five returns
    // is not known.
    assertEquals("BTC-USD@5[10.0, NaN, 0.0]", rows.get(1));
  }

  @Test
  void aTradeExactlyAtARowsTimeIsInTheNextBarAndDoesNotTriggerTheRow() {
    OnlineRunner runner = runner(COUNT, BTC);
    runner.accept(trade(BTC, START + SECOND, 100, 1));
    runner.accept(trade(BTC, START + 5 * MINUTE, 100, 1));
    assertEquals(List.of(), rows);
    runner.accept(trade(BTC, START + 5 * MINUTE + 1, 100, 1));
    assertEquals(List.of("BTC-USD@5[1.0, NaN, 240.0]"), rows);
    runner.advanceTo(START + 10 * MINUTE + 1);
    assertEquals("BTC-USD@10[2.0, 0.0, 240.0]", rows.get(1));
  }

  @Test
  void minutesWithoutTradesAreFlatAndATradeAloneDoesNotCloseABar() {
    List<Double> variances = new ArrayList<>();
    OnlineRunner runner =
        new OnlineRunner(
            COUNT, List.of(BTC), (instrument, asOf, values) -> variances.add(values[1]));
    runner.accept(trade(BTC, START + SECOND, 100, 1));
    runner.accept(trade(BTC, START + 7 * MINUTE + SECOND, 100 * Math.E, 1));
    runner.advanceTo(START + 20 * MINUTE + 1);
    // Rows at 5, 10, 15, 20. The price rises by a factor e in the bar [7, 8): one squared return of
    // 1 in the window of row 10.
    assertEquals(4, variances.size());
    assertTrue(Double.isNaN(variances.get(0)));
    assertEquals(1, variances.get(1), 1e-12);
    assertEquals(0, variances.get(2), 0);
    assertEquals(0, variances.get(3), 0);
  }

  @Test
  void rowsOfOneTimeComeInTheOrderOfTheUniverseAndOnlyOfInstrumentsHeardOf() {
    OnlineRunner runner = runner(COUNT, ETH, BTC, SOL);
    runner.accept(trade(BTC, START + 1, 100, 1));
    runner.accept(trade(ETH, START + 2, 100, 1));
    runner.advanceTo(START + 5 * MINUTE + 1);
    assertEquals(List.of("ETH-USD@5[1.0, NaN, 240.0]", "BTC-USD@5[1.0, NaN, 240.0]"), rows);
    assertEquals(2, runner.counters().rows());
  }

  @Test
  void anEventOlderThanWhatIsClosedIsCountedAndDropped() {
    OnlineRunner runner = runner(COUNT, BTC, ETH);
    runner.accept(trade(BTC, START + 6 * MINUTE + 30 * SECOND, 100, 1));
    runner.accept(
        trade(BTC, START + 6 * MINUTE + 10 * SECOND, 100, 1)); // the bar [6, 7) is open: not late
    runner.accept(trade(BTC, START + 6 * MINUTE - 1, 100, 1)); // [5, 6) ended
    runner.accept(trade(SOL, START + 7 * MINUTE, 100, 1)); // not of this universe
    assertEquals(new OnlineRunner.Counters(2, 1, 1, 0, 0), runner.counters());
    runner.advanceTo(START + 10 * MINUTE + 1);
    runner.accept(trade(ETH, START + 10 * MINUTE, 100, 1)); // the row at 10 was made without it
    assertEquals(new OnlineRunner.Counters(2, 2, 1, 1, 0), runner.counters());
  }

  @Test
  void anInstrumentSilentForAMonthIsForgotten() {
    OnlineRunner runner = runner(COUNT, BTC);
    runner.accept(trade(BTC, START + 1, 100, 1));
    runner.accept(trade(BTC, START + 1 + 20 * 365 * 24 * HOUR, 200, 1));
    runner.advanceTo(START + 20 * 365 * 24 * HOUR + 5 * MINUTE + 1);
    // Rows every 5 minutes for 30 days, then none for 20 years, then one that remembers nothing.
    assertEquals(30 * 288 + 1, rows.size());
    assertTrue(rows.getLast().endsWith("[1.0, NaN, 240.0]"), rows.getLast());
  }

  @Test
  void barsOfTheViewsSpanPassStraightThroughAndHolesAreFilledFlat() {
    OnlineRunner runner = runner(COUNT, BTC);
    runner.accept(Market.bar(BTC, START, MINUTE, 100, 100, 1));
    runner.accept(Market.bar(BTC, START + 4 * MINUTE, MINUTE, 100, 100 * Math.E, 1));
    runner.accept(Market.bar(BTC, START + 5 * MINUTE, MINUTE, 271, 100 * Math.E, 1));
    runner.advanceTo(START + 10 * MINUTE + 1);
    assertEquals("BTC-USD@5[2.0, NaN, 0.0]", rows.get(0));
    // Returns of the bars at 1, 2, 3 (filled), 4 (one, but for the rounding of ln 100e - ln 100)
    // and 5.
    assertTrue(rows.get(1).startsWith("BTC-USD@10[2.0, 0.99999999999"), rows.get(1));
    runner.accept(Market.bar(BTC, START + 5 * MINUTE, 5 * MINUTE / 5, 271, 271, 1));
    assertEquals(1, runner.counters().late());
  }

  @Test
  void shorterBarsAreMergedAndGiveTheRowsOfLongOnes() {
    FeatureView view =
        new FeatureView(
            "long",
            5 * MINUTE,
            5 * MINUTE,
            List.of(
                feature("rv", "realized-variance", "window", "15m"),
                feature("range", "parkinson", "window", "15m"),
                feature("flow", "signed-volume", "window", "15m")));
    List<Bar> shortBars =
        Market.barsOf(new java.util.SplittableRandom(3).doubles(59, -0.01, 0.01).toArray());
    List<Bar> longBars = new ArrayList<>();
    for (int i = 0; i < 60; i += 5) {
      List<Bar> five = shortBars.subList(i, i + 5);
      longBars.add(
          new Bar(
              BTC,
              five.getFirst().openNanos(),
              five.getLast().eventNanos(),
              five.getLast().availableNanos(),
              five.getFirst().open(),
              five.stream().mapToDouble(Bar::high).max().orElseThrow(),
              five.stream().mapToDouble(Bar::low).min().orElseThrow(),
              five.getLast().close(),
              five.stream().mapToDouble(Bar::volume).sum(),
              five.stream().mapToDouble(Bar::signedVolume).sum(),
              5));
    }
    BatchRunner.run(view, List.of(BTC), shortBars::forEach);
    FeatureTable merged = BatchRunner.run(view, List.of(BTC), shortBars::forEach).getFirst();
    FeatureTable direct = BatchRunner.run(view, List.of(BTC), longBars::forEach).getFirst();
    assertTrue(merged.size() >= direct.size());
    for (int row = 0; row < direct.size(); row++) {
      int same = row + merged.size() - direct.size();
      assertEquals(direct.asOfNanos(row), merged.asOfNanos(same));
      for (int column = 0; column < 3; column++) {
        assertEquals(direct.value(row, column), merged.value(same, column), 0);
      }
    }
  }

  @Test
  void aBarThatCannotFitTheViewIsAnErrorThatNamesBothSpansAndChangesNothing() {
    OnlineRunner runner = runner(COUNT, BTC);
    PlimsollException error =
        assertThrows(
            PlimsollException.class,
            () -> runner.accept(Market.bar(BTC, START, 5 * MINUTE, 100, 100, 1)));
    assertEquals(ErrorCode.INVALID_INPUT, error.code());
    assertTrue(error.getMessage().contains("bars of 1m"), error.getMessage());
    assertTrue(error.getMessage().contains("sent one of 5m"), error.getMessage());
    assertTrue(error.getMessage().contains("bars-1h"), error.getMessage());
    runner.accept(Market.bar(BTC, START, MINUTE, 100, 100, 1));
    assertThrows(
        PlimsollException.class, () -> runner.accept(trade(BTC, START + 2 * MINUTE, 100, 1)));
    assertEquals(new OnlineRunner.Counters(1, 0, 0, 0, 0), runner.counters());
  }

  @Test
  void aTimeBeyondReasonIsAnErrorAndAUniverseHasEachInstrumentOnce() {
    OnlineRunner runner = runner(COUNT, BTC);
    assertThrows(PlimsollException.class, () -> runner.accept(trade(BTC, Long.MAX_VALUE, 100, 1)));
    assertThrows(PlimsollException.class, () -> runner.advanceTo(Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> runner(COUNT, BTC, BTC));
  }

  @Test
  void aWrongViewIsAnErrorThatNamesFeatureSettingAndValue() {
    for (Map.Entry<FeatureSpec, String> wrong :
        Map.of(
                feature("x", "no-such-kernel"), "no kernel 'no-such-kernel'",
                feature("x", "realized-variance"), "setting 'window' is missing",
                feature("x", "realized-variance", "window", "90s"), "whole number of bars",
                feature("x", "realized-variance", "window", "1h", "windw", "1h"),
                    "unknown setting 'windw'",
                feature("x", "realized-variance", "window", "1h", "warm-up", "2h"),
                    "at most the window",
                feature("x", "depth-within", "bps", "20"), "10, 25, 50, 100",
                feature("x", "leverage", "window", "2h", "base", "1h"), "at most the warm-up",
                feature("x", "bipower-variation", "window", "1m"), "at least 2 bars")
            .entrySet()) {
      IllegalArgumentException error =
          assertThrows(IllegalArgumentException.class, () -> runner(view(wrong.getKey()), BTC));
      assertTrue(error.getMessage().contains(wrong.getValue()), error.getMessage());
      assertTrue(error.getMessage().contains("x"), error.getMessage());
    }
  }

  @Test
  void theViewsOfThisProjectRunOnEventsOfAllKinds() {
    for (String name : Views.names()) {
      FeatureView view = Market.named(name);
      assertEquals(name, view.name());
      if (view.entity() == FeatureEntity.ACCOUNT) {
        continue; // AccountRunnerTest
      }
      boolean books = view.sources().contains(Source.BOOK);
      List<MarketEvent> events =
          new ArrayList<>(
              books
                  ? BookMarket.events(7, 25_000, false, BTC, ETH)
                  : Market.perpetual(7, 20_000, BTC, ETH));
      BatchRunner.Result result =
          BatchRunner.runCounted(
              view, List.of(BTC, ETH), events::forEach, KernelRegistry.standard());
      assertEquals(events.size(), result.counters().accepted());
      FeatureTable table = result.tables().getFirst();
      assertTrue(table.asOfNanos(table.size() - 1) - table.asOfNanos(0) > 30 * HOUR);
      for (int column = 0; column < view.columns().size(); column++) {
        assertTrue(
            Double.isFinite(table.value(table.size() - 1, column)),
            name + " " + view.columns().get(column));
      }
    }
  }

  @Test
  void whatIsPeekedAtTheTimeOfARowIsTheRowOfThatInstrument() {
    for (String name : Views.names()) {
      FeatureView view = Market.named(name);
      if (view.entity() == FeatureEntity.ACCOUNT) {
        continue;
      }
      double[] peeked = new double[view.columns().size()];
      OnlineRunner[] runner = new OnlineRunner[1];
      runner[0] =
          new OnlineRunner(
              view,
              List.of(BTC, ETH),
              (instrument, asOf, row) -> {
                runner[0].peek(instrument, asOf, peeked);
                assertArrayEquals(row, peeked, name + " of " + instrument);
              });
      Market.perpetual(7, 4_000, BTC, ETH).forEach(runner[0]::accept);
      assertTrue(runner[0].counters().rows() > 100, name);
      runner[0].peek(SOL, 0, peeked);
      assertTrue(Double.isNaN(peeked[0]));
    }
  }
}
