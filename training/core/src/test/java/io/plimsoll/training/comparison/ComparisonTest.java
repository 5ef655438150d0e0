package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.training.report.ResultsJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole studies of simulated bars and of made-up daily measures. */
class ComparisonTest {
  private static final SimulatedPanel PANEL = SimulatedPanel.of(1, 3, SmallStudy.DAYS);
  private static final int DAY = SimulatedPanel.BARS_A_DAY;

  @TempDir Path root;

  private byte[] json(Path work, int threads, Progress progress) {
    return ResultsJson.write(
        Comparison.run(SmallStudy.settings(), SmallStudy.place(root, work, threads), progress)
            .summary());
  }

  private ComparisonSummary.Horizon hour(SimulatedPanel panel, String text) throws IOException {
    return SmallStudy.run(panel, root, text).summary().horizon("1h");
  }

  private PlimsollException refused(SimulatedPanel panel, String text) {
    return assertThrows(PlimsollException.class, () -> SmallStudy.run(panel, root, text));
  }

  private static void contains(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), "no '" + part + "' in: " + message);
    }
  }

  private List<Path> kept(Path work) throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files.filter(file -> file.toString().endsWith(".kept")).sorted().toList();
    }
  }

  @Test
  void resultsAreTheSameForAnyThreadsAndAfterAnInterruption() throws IOException {
    PANEL.write(root);
    Path work = root.resolve("work");
    byte[] once = json(root.resolve("other"), 1, Progress.NONE);
    assertArrayEquals(once, json(work, 2, Progress.NONE));
    assertFalse(Files.exists(work), "what was kept should be gone after a study");

    Progress stops =
        (step, done, total) -> {
          if (step.startsWith("forecasts") && done == 9) {
            throw new CancellationException("enough");
          }
        };
    assertThrows(CancellationException.class, () -> json(work, 1, stops));
    List<Path> pieces = kept(work);
    assertTrue(pieces.size() >= 9, pieces + " were kept");
    assertArrayEquals(once, json(work, 2, Progress.NONE));
  }

  @Test
  void whatWasKeptIsUsedAndWhatIsDamagedIsMadeAgain() throws IOException {
    PANEL.write(root);
    Path work = root.resolve("work");
    byte[] once = json(root.resolve("other"), 1, Progress.NONE);
    Progress stops =
        (step, done, total) -> {
          if (step.startsWith("scores")) {
            throw new CancellationException("enough");
          }
        };
    assertThrows(CancellationException.class, () -> json(work, 1, stops));
    List<Path> pieces = kept(work);
    // 4 days of warm-up and 13 of evaluation in folds of two days, three fitted models
    assertEquals((2 + 7) * 3, pieces.size());

    // Other numbers in a whole file: they show up, so they were read, not made again.
    byte[] whole = Files.readAllBytes(pieces.getFirst());
    byte[] other = whole.clone();
    ByteBuffer.wrap(other).putDouble(0, 1e-3).putDouble(other.length - 8, 1e-3);
    Files.write(pieces.getFirst(), other);
    byte[] changed = Files.readAllBytes(pieces.getFirst());
    assertThrows(CancellationException.class, () -> json(work, 1, stops));
    assertArrayEquals(changed, Files.readAllBytes(pieces.getFirst()));

    Files.write(pieces.getFirst(), Arrays.copyOf(whole, whole.length - 3));
    Files.write(pieces.get(1), new byte[0]);
    Files.delete(pieces.getLast());
    assertArrayEquals(once, json(work, 1, Progress.NONE));
  }

  @Test
  void aStudyHasEveryPartThatWasAskedFor() throws IOException {
    ComparisonSummary summary = SmallStudy.run(PANEL, root, SmallStudy.TEXT).summary();
    ComparisonSummary.Horizon hour = summary.horizon("1h");
    assertEquals("2024-01-12T00:00:00Z", hour.from());
    // The last label needs an hour after its origin.
    assertEquals("2024-01-24T23:00:00Z", hour.to());
    assertEquals(3 * 13 * 24, hour.origins());
    assertEquals(hour.candidates(), hour.origins());
    assertEquals(2 + 7, hour.refits());
    assertEquals(List.of(), hour.missing());
    assertEquals(List.of(), hour.warnings());
    assertEquals(5, hour.variance().size());
    assertEquals(2, hour.spikes().size());
    assertEquals(2 * 2, hour.quantiles().size());
    assertEquals(5 + 2 + 1, summary.trials());
    // Clusters of variance are what log-HAR knows and the last hour alone does not.
    assertEquals(1, hour.variance("log-har").ratio());
    assertTrue(hour.variance("random-walk").ratio() > 1.2);
    assertTrue(hour.variance("relative-har-x").ratio() < 1.1);
    // The reference is beaten beyond what the search explains; nobody asked it of the others.
    assertTrue(hour.variance("random-walk").superiorP() < 0.01);
    assertTrue(hour.variance("log-har").superiorP() > 0.01);
    assertEquals(Double.NaN, hour.variance("blend").superiorP());
    SpikeScores.Score spike = hour.spikes().getFirst().spike();
    assertTrue(spike.auc() > 0.6);
    assertTrue(spike.aucError() > 0 && spike.aucError() < 0.1, "error " + spike.aucError());
    // What earlier forecasts got wrong makes the probabilities: roughly calibrated.
    assertEquals(1, spike.reliabilitySlope(), 0.5);
  }

  @Test
  void oneInstrumentIsEnough() throws IOException {
    ComparisonSummary.Horizon hour =
        hour(SimulatedPanel.of(1, 1, SmallStudy.DAYS), SmallStudy.TEXT);
    assertEquals(13 * 24, hour.origins());
    assertEquals(List.of(), hour.missing());
    assertEquals(hour.variance("blend").ratio(), hour.variance("blend").medianRatio(), 1e-15);
  }

  @Test
  void anInstrumentThatBeginsLateIsJudgedFromWhereEveryModelKnowsIt() throws IOException {
    // Its rows are whole 36 hours after its first bar; it has fewer than 100 at its first refit,
    // so that the fit of all forecasts it.
    ComparisonSummary.Horizon hour = hour(PANEL.without(2, 0, 15 * DAY), SmallStudy.TEXT);
    assertEquals(List.of(), hour.missing());
    VarianceScore.Instrument late =
        hour.variance("log-har").instruments().stream()
            .filter(one -> one.instrument().equals("SIMC"))
            .findFirst()
            .orElseThrow();
    // Rows from day 16.5 on; the refit of day 18 is the first that knows some, 6.96 days are left.
    assertEquals(7 * 24, late.origins(), 1);
  }

  @Test
  void anInstrumentWithAHandfulOfOriginsDoesNotStopTheOthers() throws IOException {
    for (int origins = 0; origins <= 3; origins++) {
      // The evaluation begins on day 11; an origin is judged where the hour after it is there.
      SimulatedPanel ends = PANEL.without(2, 11 * DAY + 12 * origins, SmallStudy.DAYS * DAY);
      assertEquals(2 * 13 * 24 + origins, hour(ends, SmallStudy.TEXT).origins());
    }
  }

  @Test
  void gapsTakeTheirLabelsAwayAndNothingElse() throws IOException {
    SimulatedPanel gaps =
        PANEL.without(0, 14 * DAY, 15 * DAY).without(1, 16 * DAY + 6, 16 * DAY + 7);
    ComparisonSummary.Horizon hour = hour(gaps, SmallStudy.TEXT);
    List<VarianceScore.Instrument> instruments = hour.variance("log-har").instruments();
    // A day of 24 origins, and the one before it whose hour needs no bar of the gap but whose end
    // is the first bar's: 23:00 is whole. At 00:00 of the next day the bar that ends there is gone;
    // rows whose window of an hour or six is cut may not be whole either.
    int lost = 13 * 24 - instruments.getFirst().origins();
    assertTrue(lost >= 24 && lost <= 24 + 7, "lost " + lost);
    // One bar is in one label: the origin of midnight.
    int one = 13 * 24 - instruments.get(1).origins();
    assertTrue(one >= 1 && one <= 1 + 6, "lost " + one);
    assertEquals(13 * 24, instruments.get(2).origins());
  }

  @Test
  void missingBarsAreFilledWhereTheStudySaysSo() throws IOException {
    SimulatedPanel gaps = PANEL.without(1, 16 * DAY + 6, 16 * DAY + 7);
    String fills = SmallStudy.with(SmallStudy.TEXT, "bar: 5m,", "bar: 5m, fill: 15m,");
    ComparisonSummary summary = SmallStudy.run(gaps, root, fills).summary();
    assertEquals(1, summary.sources().get(1).filled());
    assertEquals(3 * 13 * 24, summary.horizon("1h").origins());
  }

  @Test
  void tooLittleDataSaysHowMuchThereWas() {
    PlimsollException e = refused(SimulatedPanel.of(1, 2, 6), SmallStudy.TEXT);
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    contains(
        e.getMessage(), "'small'", "2024-01-12T00:00:00Z", "SIMA: 144 rows", "labelled", "SIMB");

    String open = SmallStudy.with(SmallStudy.TEXT, ", from: 2024-01-12, to: 2024-01-25", "");
    String rows =
        SmallStudy.with(open, "{family: random-walk}", "{family: random-walk, window: 9000 rows}");
    contains(refused(PANEL, rows).getMessage(), "'small'", "9000 training rows");
  }

  @Test
  void withoutDatesTheEvaluationBeginsWhenEveryWindowCanBeFull() throws IOException {
    String open = SmallStudy.with(SmallStudy.TEXT, ", from: 2024-01-12, to: 2024-01-25", "");
    String rows =
        SmallStudy.with(open, "{family: random-walk}", "{family: random-walk, window: 200 rows}");
    ComparisonSummary.Horizon hour = hour(PANEL, rows);
    // 36 hours of returns are there a bar after hour 36, so rows are whole from hour 37 on; the
    // 200th is of hour 236 and matures at 237: 9 days and 21 hours.
    assertEquals("2024-01-10T21:00:00Z", hour.from());
  }

  @Test
  void withoutDatesTheEvaluationBeginsWhenEveryModelCanBeFitted() throws IOException {
    String open =
        SmallStudy.with(
            SmallStudy.TEXT,
            "refit: 2d, warm-up: 4d, from: 2024-01-12, to: 2024-01-25",
            "refit: 1d");
    // Rows are whole from hour 37 on and the first matures an hour later. log-har asks each
    // instrument for more: a refit each day from hour 38 on, and the first that it can do.
    ComparisonSummary.Horizon hour = hour(PANEL, open);
    assertEquals(List.of(), hour.missing());
    assertTrue(hour.from().compareTo("2024-01-02T14:00:00Z") > 0, hour.from());
    assertTrue(hour.from().compareTo("2024-01-08T00:00:00Z") < 0, hour.from());
    assertEquals("14:00:00Z", hour.from().substring(11));
  }

  @Test
  void aModelThatCannotBeFittedIsNamedAndTheOthersGoOn() throws IOException {
    String text =
        SmallStudy.with(
            SmallStudy.TEXT,
            "  - {family: random-walk}\n",
            """
              - {family: random-walk}
              - {family: no-such-family}
              - {name: misspelt, family: log-har, settings: {no-such: 1}}
              - {name: nowhere, family: relative-har-x, features: [no_such_feature], settings: {level: rv_3d}}
              - {name: of-missing, combine: [random-walk, misspelt]}
            """);
    ComparisonSummary.Horizon hour = hour(PANEL, text);
    assertEquals(
        List.of("misspelt", "no-such-family", "nowhere", "of-missing"),
        hour.missing().stream().map(ComparisonSummary.Missing::model).toList());
    contains(hour.missing().get(0).reason(), "misspelt", "no-such");
    contains(hour.missing().get(1).reason(), "no-such-family", "log-har");
    contains(hour.missing().get(2).reason(), "no_such_feature");
    contains(hour.missing().get(3).reason(), "misspelt");
    assertEquals(3 * 13 * 24, hour.origins());
    assertEquals(5, hour.variance().size());
  }

  @Test
  void aBaselineThatCannotBeFittedEndsTheStudyWithTheReason() {
    String text =
        SmallStudy.with(
            SmallStudy.TEXT,
            "{family: log-har, scope: instrument}",
            "{name: log-har, family: gone}");
    PlimsollException e = refused(PANEL, text);
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    contains(e.getMessage(), "'small'", "'log-har'", "no model family 'gone'");
  }

  @Test
  void absentFilesAndInstrumentsAreNamed() {
    PlimsollException none =
        refused(PANEL, SmallStudy.with(SmallStudy.TEXT, "bars/*-5m.csv", "elsewhere/*.csv"));
    assertEquals(ErrorCode.NOT_FOUND, none.code());
    contains(none.getMessage(), "elsewhere/*.csv", root.toString(), "--data-root");
    PlimsollException other =
        refused(
            PANEL, SmallStudy.with(SmallStudy.TEXT, "bar: 5m,", "bar: 5m, instruments: [SIMX],"));
    contains(other.getMessage(), "SIMX", "SIMA");
  }

  @Test
  void whatDataCannotMakeIsRefused() {
    List<List<String>> cases =
        List.of(
            List.of("[1h]", "[7m]", "horizons", "7m", "5m"),
            List.of("long-run: rv_3d", "long-run: rv_4d", "rv_4d", "rv_3d"),
            List.of("har: [rv_1h, rv_6h", "har: [rv_1h, rv_7h", "rv_7h", "rv_6h"),
            List.of("thin: idle_3d", "thin: idle_4d", "idle_4d", "idle_3d"),
            List.of(
                "origins: 1h, train: 1h", "origins: 7m, train: 7m", "everyNanos", "420000000000"));
    for (List<String> one : cases) {
      PlimsollException e =
          refused(PANEL, SmallStudy.with(SmallStudy.TEXT, one.get(0), one.get(1)));
      assertEquals(ErrorCode.INVALID_INPUT, e.code());
      contains(e.getMessage(), "small");
      contains(e.getMessage(), one.subList(2, one.size()).toArray(new String[0]));
    }
  }

  private static final String MEASURES =
      """
      name: daily
      seed: 3
      data:
        reader: realized-measures
        series:
          - {instrument: SPX, file: rv.csv, columns: {date: day, rv: variance}}
      horizons: [1d, 5d]
      clock: {origins: 1d, refit: 20d, warm-up: 100d, from: 2001-01-01}
      spikes: {multiple: 2, long-run: rv_22, current: rv_1}
      inputs: {har: [rv_1, rv_5, rv_22], last: rv_1, ewma: ewma}
      baseline: har
      models:
        - {family: random-walk}
        - {family: har, window: 200 rows}
        - {family: log-har}
      probabilities:
        - {name: residuals, from: har}
      """;

  /** Variances of 500 weekdays-and-weekends days from 2000-01-01 on. */
  private void measures() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("day,variance\n");
    double h = 0;
    for (int day = 0; day < 500; day++) {
      h = 0.95 * h + 0.3 * random.nextGaussian();
      text.append(LocalDate.of(2000, 1, 1).plusDays(day))
          .append(',')
          .append(1e-4 * StrictMath.exp(h + 0.4 * random.nextGaussian()))
          .append('\n');
    }
    Files.writeString(root.resolve("rv.csv"), text.toString());
  }

  private ComparisonSummary daily(String text) throws IOException {
    measures();
    return Comparison.run(SmallStudy.settings(text), SmallStudy.place(root, null, 2), Progress.NONE)
        .summary();
  }

  @Test
  void dailyMeasuresAreStudiedLikewise() throws IOException {
    ComparisonSummary summary = daily(MEASURES);
    ComparisonSummary.Horizon day = summary.horizon("1d");
    // Rows stand at the end of their day: 2001-01-01T00:00 is the 366th row; the last has no label.
    assertEquals("2001-01-01T00:00:00Z", day.from());
    assertEquals(500 - 365 - 1, day.origins());
    assertEquals(500 - 365 - 5, summary.horizon("5d").origins());
    assertTrue(day.variance("random-walk").ratio() > 1);
    assertEquals(1, day.spikes().size());
    assertArrayEquals(ResultsJson.write(summary), ResultsJson.write(daily(MEASURES)));
  }

  @Test
  void dailyMeasuresThatCannotBeSayWhyNot() {
    List<List<String>> cases =
        List.of(
            List.of("[1d, 5d]", "[1d, 36h]", "whole days", "36h"),
            List.of("rv: variance", "rw: variance", "SPX", "rv"),
            List.of("rv: variance", "rv: variance, bqv: x", "SPX", "bqv", "bpv"),
            List.of("from: 2001-01-01", "from: 2031-01-01", "daily", "2031-01-01", "500 rows"),
            List.of("long-run: rv_22", "long-run: rv_21", "rv_21", "rv_22"));
    for (List<String> one : cases) {
      PlimsollException e =
          assertThrows(
              PlimsollException.class,
              () -> daily(SmallStudy.with(MEASURES, one.get(0), one.get(1))),
              one.toString());
      assertEquals(ErrorCode.INVALID_INPUT, e.code());
      contains(e.getMessage(), one.subList(2, one.size()).toArray(new String[0]));
    }
  }
}
