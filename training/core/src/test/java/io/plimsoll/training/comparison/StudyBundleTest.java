package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.BoundForecaster;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.models.multiplier.MultiplierEngine;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.Panel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of models that a small study compares, on simulated bars. */
class StudyBundleTest {
  private static final int DAY = SimulatedPanel.BARS_A_DAY;

  /** A fold of the study begins then; the one before it is the second of the evaluation. */
  private static final String UNTIL = "2024-01-18T00:00:00Z";

  private static final String END_OF_FOLD = "2024-01-20T00:00:00Z";

  private static final String TEXT =
      SmallStudy.with(
          SmallStudy.with(SmallStudy.TEXT, "weights: online", "shares: [1, 3]"),
          "- {name: guarded, guard: blend, floor: log-har, thin: idle_3d, share: 0.03, times-median: 3}",
          """
          - {name: guarded, guard: blend, level: rv_3d, thin: idle_3d, share: 0.03, times-median: 3}
            - {name: held, guard: blend, floor: log-har, thin: idle_3d, share: 0.03, times-median: 3}
            - {name: online, combine: [log-har, relative-har-x], weights: online}
            - {name: mean, combine: [log-har, relative-har-x, random-walk]}
            - {name: stranger, family: relative-har-x, settings: {level: rv_3d}, leave-one-out: true}
            - {name: recent, family: log-har, scope: instrument, window: 6d}
            - name: tuned
              family: relative-har-x
              settings: {level: rv_3d}
              tune: {trials: 3, folds: 2, every: each, space: {ridge: {log-uniform: [0.001, 1]}}}""");

  private static final SimulatedPanel PANEL = panel();

  @TempDir Path root;

  /**
   * The third instrument does not move in two of five bars, and from the sixth day before the end
   * of the fold on it is a tenth as wild: it is thin and calmer than ever before.
   */
  private static SimulatedPanel panel() {
    SimulatedPanel panel = SimulatedPanel.of(1, 3, SmallStudy.DAYS);
    SplittableRandom random = new SplittableRandom(5);
    double[] returns = panel.returns().get(2);
    for (int t = 0; t < returns.length; t++) {
      returns[t] *= random.nextDouble() < 0.4 ? 0 : t > 16 * DAY ? 0.1 : 1;
    }
    return panel;
  }

  @BeforeEach
  void write() throws IOException {
    PANEL.write(root);
  }

  private static long nanos(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
  }

  private ModelBundle train(String text, String model, String until) {
    return train(text, model, until, OptionalLong.empty());
  }

  private ModelBundle train(String text, String model, String until, OptionalLong horizon) {
    return StudyBundle.train(
        SmallStudy.settings(text),
        SmallStudy.place(root, null, 2),
        new StudyBundle.Request(
            "small-" + model,
            model,
            horizon,
            until.isEmpty() ? OptionalLong.empty() : OptionalLong.of(nanos(until)),
            Map.of(ModelBundle.STUDY, "small.yaml", ModelBundle.STUDY_SHA256, "f00d")),
        Progress.NONE);
  }

  /** The bars of the study's files in the order in which they became known. */
  private List<Bar> bars() {
    DataSettings.Bars data = (DataSettings.Bars) SmallStudy.settings().data();
    List<Bar> bars = new ArrayList<>();
    BarLoader.load(data, new DataFiles(root), Progress.NONE)
        .forEach(one -> bars.addAll(one.bars()));
    bars.sort(Comparator.comparingLong(Bar::availableNanos));
    return bars;
  }

  private static List<InstrumentId> universe(String... more) {
    return Stream.concat(Stream.of("SIMA", "SIMB", "SIMC"), Stream.of(more))
        .map(InstrumentId::new)
        .toList();
  }

  private List<FeatureTable> features(ModelBundle bundle) {
    return BatchRunner.run(bundle.view(), universe(), bars()::forEach);
  }

  /** A bundle forecasts what the study did, at each origin of the fold that begins with its fit. */
  private static int assertSame(
      Forecasts study, String model, ModelBundle bundle, FeatureTable rows, int i) {
    BoundForecaster forecaster = bundle.forecaster().bind(rows.columns());
    Predictor predictor = bundle.forecaster().model().bind(rows.columns());
    int compared = 0;
    int row = 0;
    for (int o = study.firstAt(i, nanos(UNTIL)); o < study.firstAt(i, nanos(END_OF_FOLD)); o++) {
      while (rows.asOfNanos(row) < study.time(i, o)) {
        row++;
      }
      String where = model + " of " + rows.instrument() + " at " + Spans.time(study.time(i, o));
      double expected = study.of(model)[i][o];
      assertTrue(expected > 0, where);
      assertEquals(expected, forecaster.forecast(rows, row).orElseThrow().variance(), where);
      Explanation explanation = forecaster.explainVariance(rows, row);
      assertEquals(expected, explanation.value(), where);
      assertEquals(expected, explanation.recompute(), where);
      assertEquals(expected, predictor.predict(rows, row), where);
      compared++;
    }
    return compared;
  }

  @Test
  void aBundleForecastsWhatTheStudyDidFromItsFitOn() throws IOException {
    Forecasts study = SmallStudy.run(PANEL, root, TEXT).judged("1h").forecasts();
    for (String model : List.of("guarded", "held", "mean", "log-har", "recent", "tuned")) {
      ModelBundle bundle = train(TEXT, model, UNTIL);
      List<FeatureTable> tables = features(bundle);
      for (int i = 0; i < tables.size(); i++) {
        // two days of hours
        assertEquals(48, assertSame(study, model, bundle, tables.get(i), i));
      }
    }
    // The guard did act, or it would not have been tested: of the thin instrument alone.
    int from = study.firstAt(2, nanos(UNTIL));
    assertTrue(study.of("guarded")[2][from + 30] > study.of("blend")[2][from + 30]);
    assertEquals(study.of("guarded")[1][from + 30], study.of("blend")[1][from + 30]);
  }

  @Test
  void anEmbargoAndALongerHorizonAreTheStudysToo() throws IOException {
    String text =
        SmallStudy.with(
            SmallStudy.with(TEXT, "horizons: [1h]", "horizons: [1h, 2h]"),
            "warm-up: 4d,",
            "warm-up: 4d, embargo: 5h,");
    Forecasts study = SmallStudy.run(PANEL, root, text).judged("2h").forecasts();
    ModelBundle bundle = train(text, "guarded", UNTIL, OptionalLong.of(2 * HandMade.HOUR));
    assertEquals(2 * HandMade.HOUR, bundle.forecaster().horizonNanos());
    List<FeatureTable> tables = features(bundle);
    for (int i = 0; i < tables.size(); i++) {
      assertEquals(48, assertSame(study, "guarded", bundle, tables.get(i), i));
    }
    // The last label that is learned from is known five hours before the fit.
    assertEquals(nanos("2024-01-17T19:00:00Z"), bundle.origin().toNanos());
    // Labels of two hours until then: 10 days from the warm-up on, less those five hours and one.
    assertEquals(3 * (10 * 24 - 5 - 1), bundle.forecaster().calibration().rows());
  }

  @Test
  void whatIsServedOnlineIsTheSameAsInABatch() {
    ModelBundle bundle = train(TEXT, "guarded", UNTIL);
    List<FeatureTable> tables = features(bundle);
    List<MultiplierDecision> decisions = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(bundle, universe(), decisions::add);
    bars().forEach(engine::accept);
    int compared = 0;
    for (MultiplierDecision decision : decisions) {
      FeatureTable rows = tables.get(universe().indexOf(decision.instrument()));
      int row = 0;
      while (rows.asOfNanos(row) < decision.decidedNanos()) {
        row++;
      }
      Forecast batch = bundle.forecaster().bind(rows.columns()).forecast(rows, row).orElse(null);
      Forecast online = decision.forecast();
      assertTrue(
          decision.multiplier() >= bundle.guards().floor()
              && decision.multiplier() <= bundle.guards().cap());
      assertEquals(decision.multiplier(), decision.explanation().recompute());
      if (batch == null || online == null) {
        // The warm-up of the view: 36 hours of returns, the first of which is of the second bar.
        assertEquals(batch, online);
        assertTrue(decision.degraded());
        assertTrue(String.valueOf(decision.degradedReason()).contains("no value yet for"));
        assertEquals(bundle.guards().fallback(), decision.multiplier());
        assertTrue(decision.decidedNanos() < nanos("2024-01-02T13:00:00Z"));
      } else {
        assertEquals(batch.variance(), online.variance());
        assertEquals(batch.spikeProbability(), online.spikeProbability());
        assertArrayEquals(batch.downQuantiles(), online.downQuantiles());
        compared++;
      }
    }
    // 24 days of hours from hour 37 on, of three instruments; the row of the last hour would come
    // with
    // the next event
    assertEquals(3 * (24 * 24 - 37), compared);
  }

  @Test
  void whatWasWrittenAndReadIsTheSameBitForBit() {
    ModelBundle bundle = train(TEXT, "guarded", "");
    ModelBundle again = ModelBundle.fromFiles(bundle.files());
    assertEquals(bundle.view().version(), again.view().version());
    assertEquals(bundle.metadata(), again.metadata());
    Map<String, byte[]> files = bundle.files();
    Map<String, byte[]> other = train(TEXT, "guarded", "").files();
    assertEquals(bundle.policy(), again.policy());
    for (String file : files.keySet()) {
      assertArrayEquals(files.get(file), again.files().get(file), file);
      assertArrayEquals(files.get(file), other.get(file), file + ", trained again");
    }
    FeatureTable rows = features(bundle).get(2);
    for (int row = 0; row < rows.size(); row++) {
      assertEquals(
          bundle.forecaster().bind(rows.columns()).forecast(rows, row).map(Forecast::variance),
          again.forecaster().bind(rows.columns()).forecast(rows, row).map(Forecast::variance));
    }
  }

  @Test
  void theCardAndTheProvenanceSayWhereItComesFrom() {
    ModelBundle bundle = train(TEXT, "guarded", UNTIL);
    String json = text(bundle, ModelBundle.PROVENANCE_FILE);
    for (String part :
        List.of(
            "\"study\": \"small.yaml\"",
            "\"studySha256\": \"f00d\"",
            "\"studyModel\": \"guarded\"",
            "\"commit\": \"abc\"",
            "\"view\": \"small\"",
            "\"viewVersion\": \"" + bundle.view().version() + "\"",
            // rows are whole after 36 hours and a bar; the last label that had matured is of 23:00
            "\"from\": \"2024-01-02T13:00:00Z\"",
            "\"to\": \"2024-01-18T00:00:00Z\"")) {
      assertTrue(json.contains(part), "no " + part + " in " + json);
    }
    assertEquals(64, bundle.origin().dataSha256().length());
    assertEquals("SIMA,SIMB,SIMC", bundle.metadata().get("instruments"));
    // Forecasts from the warm-up on: days 8 to 18 of three instruments, each hour; the label of the
    // last one matures as the model is fitted.
    assertEquals(3 * 10 * 24, bundle.forecaster().calibration().rows());
    assertEquals(1, bundle.forecaster().calibration().levelFactor());
    String card = text(bundle, ModelBundle.CARD_FILE);
    assertTrue(card.contains("small.yaml") && card.contains("model=blend"), card);
  }

  private static String text(ModelBundle bundle, String file) {
    byte[] bytes = bundle.files().get(file);
    return new String(bytes == null ? new byte[0] : bytes, StandardCharsets.UTF_8);
  }

  @Test
  void withoutATimeAllThatHasMaturedIsUsed() {
    ModelBundle bundle = train(TEXT, "guarded", "");
    // the last bar ends with the 24th day
    assertEquals("2024-01-25T00:00:00Z", bundle.metadata().get("fitted at"));
    assertEquals(nanos("2024-01-25T00:00:00Z"), bundle.origin().toNanos());
  }

  @Test
  void multiplierOneIsWhatCoveredAnInstrumentsOwnPast() {
    ModelBundle bundle = train(TEXT, "guarded", "");
    Sample sample =
        Samples.of(
                SmallStudy.settings(TEXT),
                new DataFiles(root),
                SmallStudy.place(root, null, 1).views(),
                Progress.NONE)
            .of(HandMade.HOUR, Progress.NONE);
    for (Panel panel : sample.panels()) {
      InstrumentId instrument = panel.features().instrument();
      double base = bundle.policy().baseFraction(instrument);
      int all = 0;
      int covered = 0;
      int below = 0;
      for (int row = 0; row < panel.labels().size(); row++) {
        Label label = panel.labels().label(row);
        if (label.complete()) {
          double worst = Math.max(label.down(), label.up());
          all++;
          covered += worst <= base ? 1 : 0;
          below += worst < base ? 1 : 0;
        }
      }
      // The least that covers 99 of 100 hours.
      assertTrue(covered >= 0.99 * all && below < 0.99 * all, instrument + " " + covered);
      assertTrue(bundle.policy().ownBaseFractions().containsKey(instrument.value()));
    }
    // Sixteen days are 384 hours: too few for a quantile of one in a hundred. A stranger has none
    // at all.
    assertEquals(Map.of(), train(TEXT, "guarded", UNTIL).policy().ownBaseFractions());
    assertEquals(
        bundle.policy().baseFraction(), bundle.policy().baseFraction(new InstrumentId("SIMD")));
  }

  /** The last decision about a fourth instrument that behaves as the first one does. */
  private MultiplierDecision ofAStranger(ModelBundle bundle) {
    List<MultiplierDecision> decisions = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(bundle, universe("SIMD"), decisions::add);
    for (Bar bar : bars()) {
      engine.accept(bar);
      if (bar.instrument().value().equals("SIMA")) {
        engine.accept(
            new Bar(
                new InstrumentId("SIMD"),
                bar.openNanos(),
                bar.eventNanos(),
                bar.availableNanos(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.signedVolume(),
                bar.trades()));
      }
    }
    return decisions.stream()
        .filter(decision -> decision.instrument().value().equals("SIMD"))
        .toList()
        .getLast();
  }

  @Test
  void anInstrumentThatTheModelMustHaveSeenGetsTheFallbackAndItSaysSo() {
    for (String model : List.of("guarded", "held", "blend", "log-har")) {
      ModelBundle bundle = train(TEXT, model, UNTIL);
      MultiplierDecision decision = ofAStranger(bundle);
      assertTrue(decision.degraded(), model);
      assertEquals(
          "no forecast: the model was not trained on SIMD", decision.degradedReason(), model);
      assertEquals(bundle.guards().fallback(), decision.multiplier(), model);
    }
  }

  @Test
  void aPooledModelForecastsAStrangerByTheCommonFit() {
    MultiplierDecision decision = ofAStranger(train(TEXT, "relative-har-x", UNTIL));
    assertFalse(decision.degraded(), String.valueOf(decision.degradedReason()));
    Forecast forecast = decision.forecast();
    assertTrue(forecast != null && forecast.variance() > 0);
  }

  @Test
  void anInstrumentOfTheStudyWithoutTrainingRowsHasNoForecastThereEither() throws IOException {
    // The third one begins on day 20; a fit of day 18 has not seen it, the study's neither.
    SimulatedPanel late = PANEL.without(2, 0, 19 * DAY);
    late.write(root);
    String pooled =
        SmallStudy.with(
            TEXT,
            "combine: [log-har, relative-har-x], shares: [1, 3]",
            "combine: [relative-har-x, random-walk], shares: [1, 3]");
    Forecasts study = SmallStudy.run(late, root, pooled).judged("1h").forecasts();
    ModelBundle bundle = train(pooled, "guarded", "2024-01-20T00:00:00Z");
    FeatureTable rows = features(bundle).get(2);
    assertFalse(bundle.forecaster().model().knows(rows.instrument()));
    for (int o = 0; o < study.size(2); o++) {
      if (study.time(2, o) < nanos("2024-01-22T00:00:00Z")) {
        assertTrue(Double.isNaN(study.of("guarded")[2][o]));
        assertTrue(study.of("blend")[2][o] > 0, "a pooled model forecasts it");
      }
    }
    assertTrue(bundle.forecaster().bind(rows.columns()).forecast(rows, rows.size() - 1).isEmpty());
  }

  private PlimsollException refused(String text, String model, String until) {
    return assertThrows(PlimsollException.class, () -> train(text, model, until));
  }

  private static void says(PlimsollException e, ErrorCode code, String... parts) {
    assertEquals(code, e.code(), e.getMessage());
    assertEquals(2, e.code().exitCode());
    for (String part : parts) {
      assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
    }
  }

  @Test
  void aModelThatIsNotThereIsAnsweredWithThoseThatAre() {
    says(
        refused(TEXT, "garded", ""),
        ErrorCode.NOT_FOUND,
        "'garded'",
        "random-walk, log-har, relative-har-x, blend, guarded");
  }

  @Test
  void aModelThatCannotBeServedIsRefusedWithTheReason() {
    says(refused(TEXT, "online", ""), ErrorCode.INVALID_INPUT, "'online'", "weights: online");
    says(refused(TEXT, "stranger", ""), ErrorCode.INVALID_INPUT, "'stranger'", "leave-one-out");
    String over = SmallStudy.with(TEXT, "guard: blend, level", "guard: online, level");
    String ordered =
        SmallStudy.with(
            SmallStudy.with(
                over,
                "  - {name: online, combine: [log-har, relative-har-x], weights: online}\n",
                ""),
            "  - {name: guarded",
            "  - {name: online, combine: [log-har, relative-har-x], weights: online}\n  - {name: guarded");
    says(
        refused(ordered, "guarded", ""),
        ErrorCode.INVALID_INPUT,
        "'guarded'",
        "the weights of 'online'");
    String missing =
        SmallStudy.with(TEXT, "{family: random-walk}", "{name: random-walk, family: lightgbm}");
    says(refused(missing, "random-walk", ""), ErrorCode.NOT_FOUND, "'lightgbm'");
  }

  @Test
  void aPartThatCouldNotForecastSomewhereIsNamedInTheCard() {
    // At the first refit, at 14:00 of the second day, one label of each instrument is known.
    String early =
        SmallStudy.with(TEXT, "warm-up: 4d, from: 2024-01-12", "warm-up: 10h, from: 2024-01-03");
    String why =
        String.valueOf(
            train(early, "relative-har-x", UNTIL)
                .metadata()
                .get("not forecast somewhere: relative-har-x"));
    assertTrue(why.contains("needs at least 30") && why.contains("had 3"), why);
  }

  @Test
  void aWindowThatIsNotFullIsRefusedByName() {
    // Hours 37 to 336 of an instrument make 300 rows; the label of the last is known an hour later,
    // on day 15.
    String rows =
        SmallStudy.with(
            TEXT,
            "{name: recent, family: log-har, scope: instrument, window: 6d}",
            "{name: recent, family: log-har, window: 300 rows}");
    assertEquals(UNTIL, train(rows, "recent", UNTIL).metadata().get("fitted at"));
    says(
        refused(rows, "recent", "2024-01-15T00:00:00Z"),
        ErrorCode.INVALID_INPUT,
        "'recent'",
        "no training row in its window by 2024-01-15T00:00:00Z");
  }

  @Test
  void anEventIsNoSpikeThatABundleKnows() {
    String event =
        SmallStudy.with(
            SmallStudy.with(TEXT, "method: residuals", "method: isotonic"),
            "current: rv_1h}",
            "current: rv_1h, event: {feature: x_1h, above: 1.5}}");
    says(refused(event, "guarded", ""), ErrorCode.INVALID_INPUT, "'guarded'", "x_1h above 1.5");
  }

  @Test
  void dailyMeasuresCannotBeServed() {
    String daily =
        """
        name: daily
        data:
          reader: realized-measures
          series: [{instrument: SIM, file: sim.csv, columns: {date: date, rv: rv}}]
        inputs: {har: [rv_1, rv_5, rv_22], last: rv_1, ewma: ewma}
        horizons: [1d]
        clock: {origins: 1d, refit: 120d, from: 2001-06-01}
        spikes: {multiple: 3, long-run: rv_22, current: rv_1}
        baseline: log-har
        models: [{family: log-har}]
        """;
    says(refused(daily, "log-har", ""), ErrorCode.INVALID_INPUT, "'log-har'", "daily measures");
  }

  @Test
  void aHorizonIsOneOfTheStudys() {
    String two = SmallStudy.with(TEXT, "horizons: [1h]", "horizons: [1h, 2h]");
    says(refused(two, "log-har", ""), ErrorCode.INVALID_INPUT, "[1h, 2h]");
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                StudyBundle.train(
                    SmallStudy.settings(two),
                    SmallStudy.place(root, null, 2),
                    new StudyBundle.Request(
                        "x",
                        "log-har",
                        OptionalLong.of(4 * HandMade.HOUR),
                        OptionalLong.empty(),
                        Map.of()),
                    Progress.NONE));
    says(e, ErrorCode.INVALID_INPUT, "no horizon 4h", "[1h, 2h]");
  }

  @Test
  void anEndBeforeThereIsAnythingToLearnFromIsRefused() {
    // The first row is whole 36 hours and a bar after the first bar, at 13:00; its label comes an
    // hour later.
    says(
        refused(TEXT, "guarded", "2023-06-01T00:00:00Z"),
        ErrorCode.INVALID_INPUT,
        "until 2023-06-01T00:00:00Z",
        "2024-01-02T14:00:00Z");
    // Nothing was forecast before the warm-up of the study, four days before its first.
    says(
        refused(TEXT, "guarded", "2024-01-08T00:00:00Z"),
        ErrorCode.INVALID_INPUT,
        "'guarded'",
        "too few forecasts");
  }
}
