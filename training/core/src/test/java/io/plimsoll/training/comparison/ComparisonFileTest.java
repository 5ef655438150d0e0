package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.EstimatorProvider.Part;
import io.plimsoll.training.comparison.ModelSettings.Combined;
import io.plimsoll.training.comparison.ModelSettings.Fitted;
import io.plimsoll.training.comparison.ModelSettings.Floor;
import io.plimsoll.training.comparison.ModelSettings.Guarded;
import io.plimsoll.training.comparison.ModelSettings.Scope;
import io.plimsoll.training.comparison.ModelSettings.Weighting;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ComparisonFileTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Every key there is. */
  private static final String ALL =
      """
      name: all
      description: every key
      seed: 9
      data:
        reader: bars
        files: [a/*.csv, b.csv]
        instruments: [X, Y]
        bar: 5m
        fill: 1h
        view: some-view
      horizons: [1h, 1d]
      clock: {origins: 1h, train: 30m, refit: month, warm-up: 21d, embargo: 2h, from: 2025-03-01, to: 2025-06-16}
      spikes: {multiple: 2.5, long-run: rv_7d, current: rv_1h, event: {feature: jump, above: 4.6}}
      inputs: {har: [rv_1h], last: rv_1h, ewma: ewma_1h, all: [x], return-rows: 3, diurnal: [utc_00]}
      baseline: one
      references: [two]
      models:
        - {name: one, family: har, scope: instrument, window: 90d, features: [x], settings: {ridge: 0.5}}
        - {name: two, family: har, window: 100 rows, base: one, leave-one-out: true}
        - {name: three, combine: [one, two], shares: [0.8, 0.2]}
        - {name: four, combine: [one, two], weights: online}
        - {name: five, guard: three, floor: one, thin: idle, share: 0.03, times-median: 3}
        - {name: level, guard: three, level: rv_7d, thin: idle, share: 0.03}
      in-sample:
        - {name: table, family: har, features: [x], settings: {centring: none}, lag: 4}
        - {family: har}
      probabilities:
        - {name: p, from: five, method: venn-abers}
        - {name: d, family: trees, window: 60d, features: [x, y], settings: {growth.trees: 9}, calibrate: isotonic}
        - {family: pooled-logistic}
      quantiles:
        - {name: q, from: five, method: cqr, levels: [0.9, 0.99], conformal: pid}
        - {name: l, from: one, family: trees, features: [x], settings: {growth.trees: 8}, levels: [0.8], conformal: aci}
        - {from: one, family: quantile-regression}
      """;

  private static OptionalLong day(String text) {
    return OptionalLong.of(
        LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L);
  }

  private static ComparisonSettings read(String old, String now) {
    return SmallStudy.settings(SmallStudy.with(ALL, old, now));
  }

  private static void refused(String old, String now, String... parts) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(old, now), now);
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("small.yaml"), message);
    for (String part : parts) {
      assertTrue(message.contains(part), "no '" + part + "' in: " + message);
    }
  }

  @Test
  void anEventIsForeseenByWhatDoesNotTakeItForAVariance() {
    for (String method : List.of("residuals", "log-normal")) {
      refused("venn-abers", method, "method of 'p'", method, "event");
    }
    refused("above: 4.6", "above: 4.6, below: 1", "below");
    refused("{feature: jump, above: 4.6}", "{above: 4.6}", "feature");
    refused("{feature: jump, above: 4.6}", "{feature: jump, above: often}", "above");
    assertEquals(
        "variance above 2.5 x rv_7d",
        read(", event: {feature: jump, above: 4.6}", "").spikes().text());
  }

  @Test
  void everyKeyIsRead() {
    ComparisonSettings s = SmallStudy.settings(ALL);
    assertEquals("all", s.name());
    assertEquals("every key", s.description());
    assertEquals(9, s.seed());
    assertEquals(
        new DataSettings.Bars(
            List.of("a/*.csv", "b.csv"), List.of("X", "Y"), 5 * MINUTE, HOUR, "some-view"),
        s.data());
    assertEquals(List.of(HOUR, DAY), s.horizonNanos());
    assertEquals(
        new ComparisonSettings.Clock(
            HOUR,
            30 * MINUTE,
            new RefitSchedule.Monthly(),
            21 * DAY,
            2 * HOUR,
            day("2025-03-01"),
            day("2025-06-16")),
        s.clock());
    assertEquals(
        new ComparisonSettings.Spikes(
            2.5, "rv_7d", "rv_1h", Optional.of(new ComparisonSettings.Event("jump", 4.6))),
        s.spikes());
    assertEquals("jump above 4.6", s.spikes().text());
    assertEquals(List.of("rv_1h"), s.inputs().har());
    assertEquals("rv_1h", s.inputs().last());
    assertEquals("ewma_1h", s.inputs().ewma());
    assertEquals(List.of("x"), s.inputs().all());
    assertEquals(3, s.inputs().returnRows());
    assertEquals(Map.of(Part.DIURNAL, List.of("utc_00")), s.inputs().parts());
    assertEquals("one", s.baseline());
    assertEquals(List.of("two"), s.references());
    assertEquals(
        List.of(
            new Fitted(
                "one",
                "har",
                Scope.INSTRUMENT,
                new TrainingWindow.Span(90 * DAY),
                "",
                List.of("x"),
                Map.of("ridge", "0.5"),
                null),
            new Fitted(
                "two",
                "har",
                Scope.OTHERS,
                new TrainingWindow.Rows(100),
                "one",
                List.of(),
                Map.of(),
                null),
            new Combined("three", List.of("one", "two"), Weighting.FIXED, List.of(0.8, 0.2)),
            new Combined("four", List.of("one", "two"), Weighting.ONLINE, List.of()),
            new Guarded("five", "three", new Floor.OfModel("one"), "idle", 0.03, 3),
            new Guarded("level", "three", new Floor.OfLevel("rv_7d"), "idle", 0.03, 0)),
        s.models());
    assertEquals(
        List.of(
            new InSampleSettings(
                inSample("table", List.of("x"), Map.of("centring", "none")), OptionalInt.of(4)),
            new InSampleSettings(inSample("har", List.of(), Map.of()), OptionalInt.empty())),
        s.inSample());
    assertEquals(
        List.of(
            new ProbabilitySettings.FromVariance(
                "p", "five", ProbabilitySettings.Method.VENN_ABERS),
            new ProbabilitySettings.Direct(
                "d",
                "trees",
                new TrainingWindow.Span(60 * DAY),
                List.of("x", "y"),
                Map.of("growth.trees", "9"),
                ProbabilitySettings.Calibration.ISOTONIC),
            new ProbabilitySettings.Direct(
                "pooled-logistic",
                "pooled-logistic",
                new TrainingWindow.Expanding(),
                List.of(),
                Map.of(),
                ProbabilitySettings.Calibration.NONE)),
        s.probabilities());
    assertEquals(
        List.of(
            new QuantileSettings.Scaled(
                "q",
                "five",
                QuantileSettings.Method.CQR,
                List.of(0.9, 0.99),
                QuantileSettings.Conformal.PID),
            new QuantileSettings.Learned(
                "l",
                "one",
                "trees",
                List.of("x"),
                Map.of("growth.trees", "8"),
                List.of(0.8),
                QuantileSettings.Conformal.ACI),
            new QuantileSettings.Learned(
                "quantile-regression",
                "one",
                "quantile-regression",
                List.of(),
                Map.of(),
                List.of(0.95, 0.99, 0.995, 0.999),
                QuantileSettings.Conformal.NONE)),
        s.quantiles());
  }

  private static Fitted inSample(String name, List<String> features, Map<String, String> settings) {
    return new Fitted(
        name,
        "har",
        Scope.INSTRUMENT,
        new TrainingWindow.Expanding(),
        "",
        features,
        settings,
        null);
  }

  @Test
  void whatIsNotSaidHasADefault() {
    ComparisonSettings s =
        read(
            "clock: {origins: 1h, train: 30m, refit: month, warm-up: 21d, embargo: 2h, from:"
                + " 2025-03-01, to: 2025-06-16}",
            "clock: {origins: 1h, refit: 1d}");
    assertEquals(
        new ComparisonSettings.Clock(
            HOUR,
            HOUR,
            new RefitSchedule.Every(DAY),
            0,
            0,
            OptionalLong.empty(),
            OptionalLong.empty()),
        s.clock());
    assertEquals(3, read("multiple: 2.5, ", "").spikes().multiple());
    Fitted plain =
        (Fitted)
            read(
                    "{name: two, family: har, window: 100 rows, base: one, leave-one-out: true}",
                    "{name: two, family: har}")
                .models()
                .get(1);
    assertEquals(Scope.POOLED, plain.scope());
    assertEquals(new TrainingWindow.Expanding(), plain.window());
  }

  @Test
  void unknownKeysAreNamedWhereverTheyStand() {
    refused("seed: 9", "sead: 9", "'sead'");
    refused("fill: 1h", "fil: 1h", "'data.fil'");
    refused("embargo: 2h", "embargos: 2h", "'clock.embargos'");
    refused("current: rv_1h", "current: rv_1h, x: 1", "'spikes.x'");
    refused("diurnal: [", "diurnals: [", "'inputs.diurnals'");
    refused("scope: instrument", "scop: instrument", "'models[0].scop'");
    refused("weights: online", "weigths: online", "'models[3].weigths'");
    refused("times-median: 3", "times: 3", "'models[4].times'");
    refused("lag: 4", "lags: 4", "'in-sample[0].lags'");
    refused("- {family: har}", "- {family: har, scope: pooled}", "'in-sample[1].scope'");
    refused("- {family: har}", "- {family: har, window: 90d}", "'in-sample[1].window'");
    refused("method: venn-abers", "methods: x", "'probabilities[0].methods'");
    refused("calibrate: isotonic", "calibrated: isotonic", "'probabilities[1].calibrated'");
    refused("window: 60d", "window: 60d, method: platt", "'probabilities[1].method'");
    refused("features: [x], settings: {growth.trees: 8}", "feature: [x]", "'quantiles[1].feature'");
    refused("conformal: pid", "conformity: pid", "'quantiles[0].conformity'");
  }

  @Test
  void namesThatNobodyHasAndNamesThatTwoHaveAreRefused() {
    refused("baseline: one", "baseline: ones", "baseline", "'ones'", "[one, two");
    refused("baseline: one\n", "", "'baseline'", "missing");
    refused("references: [two]", "references: [six]", "reference", "'six'");
    refused("combine: [one, two], shares", "combine: [one, four], shares", "'three'", "'four'");
    refused("base: one", "base: three", "'two'", "'three'");
    refused("floor: one", "floor: none", "'five'", "'none'");
    refused("from: five, method: venn", "from: six, method: venn", "'p'", "'six'");
    refused("from: five, method: cqr", "from: six, method: cqr", "'q'", "'six'");
    refused("name: two", "name: one", "'one'", "twice");
    refused(
        "  - {name: p, from: five, method: venn-abers}\n",
        "  - {name: p, from: five}\n  - {name: p, from: one}\n",
        "probability 'p'",
        "twice");
    refused("name: table", "name: har", "in-sample fit 'har'", "twice");
    refused("horizons: [1h, 1d]", "horizons: [1h, 60m]", "horizon '1h'", "twice");
  }

  @Test
  void valuesThatCannotBeAreNamedWithTheirKey() {
    refused("seed: 9", "seed: 9.5", "'seed'", "9.5");
    refused("reader: bars", "reader: trades", "'data.reader'", "'trades'", "realized-measures");
    refused("bar: 5m", "bar: five", "bar", "'five'");
    refused("files: [a/*.csv, b.csv]", "files: []", "files");
    refused("horizons: [1h, 1d]", "horizons: [7m]", "horizons", "7m", "5m");
    refused("horizons: [1h, 1d]", "horizons: [0h]", "horizons", "'0h'");
    refused("horizons: [1h, 1d]", "horizons: []", "horizons");
    refused("train: 30m", "train: 45m", "train", "45m", "1h");
    refused("refit: month", "refit: monthly", "refit", "'monthly'");
    refused("from: 2025-03-01", "from: 2025-02-30", "'clock.from'", "'2025-02-30'");
    refused("from: 2025-03-01", "from: 9999-01-01", "'clock.from'", "'9999-01-01'");
    refused("from: 2025-03-01", "from: 2025-06-16", "from", "2025-06-16T00:00:00Z");
    refused("multiple: 2.5", "multiple: 1", "multiple", "1.0");
    refused("multiple: 2.5", "multiple: .nan", "'.nan'");
    refused("return-rows: 3", "return-rows: 99999999999", "'inputs.return-rows'", "99999999999");
    refused("return-rows: 3", "return-rows: 0", "'inputs.return-rows'", "0");
    refused("scope: instrument", "scope: each", "'models[0].scope'", "'each'", "pooled");
    refused(
        "scope: instrument", "scope: instrument, leave-one-out: true", "'models[0].leave-one-out'");
    refused("leave-one-out: true", "leave-one-out: 1", "'models[1].leave-one-out'", "'1'");
    refused("window: 100 rows", "window: many rows", "window", "'many rows'");
    refused("shares: [0.8, 0.2]", "shares: [0.8]", "'three'", "share");
    refused("shares: [0.8, 0.2]", "shares: [0.8, -1]", "share", "-1");
    refused("shares: [0.8, 0.2]", "shares: [0.8, 0.2], weights: equal", "'three'", "0.8");
    refused("combine: [one, two], weights", "combine: [one], weights", "'four'", "[one]");
    refused("share: 0.03", "share: -0.03", "share", "-0.03");
    refused("lag: 4", "lag: -1", "'in-sample[0].lag'", "'-1'");
    refused("lag: 4", "lag: 4.5", "'in-sample[0].lag'", "4.5");
    refused("- {family: har}", "- {name: har}", "'in-sample[1].family'", "missing");
    refused("method: venn-abers", "method: venn", "'probabilities[0].method'", "'venn'");
    refused("calibrate: isotonic", "calibrate: beta", "'probabilities[1].calibrate'", "'beta'");
    refused("window: 60d", "window: 60x", "window", "'60x'");
    refused("family: trees, window", "family: trees, from: one, window", "'probabilities[1].from'");
    refused("  - {family: pooled-logistic}", "  - {name: x}", "'probabilities[2].from'", "family");
    refused("{name: d, family: trees", "{name: p, family: trees", "probability 'p'", "twice");
    refused("from: one, family: trees", "from: six, family: trees", "'l'", "'six'");
    refused("family: trees, features: [x]", "family: trees, method: fhs", "'quantiles[1].method'");
    refused("levels: [0.8]", "levels: [1.5]", "level", "1.5");
    refused("levels: [0.9, 0.99]", "levels: [0.99, 0.9]", "level", "0.9");
    refused("levels: [0.9, 0.99]", "levels: [0.9, 1]", "level", "1");
  }
}
