package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.features.FeatureView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The leakage battery on a reduced study of real perpetuals. It takes a minute or two, so it runs
 * only where it is asked for: {@code -Dplimsoll.slow=true}.
 */
class PerpetualsLeakageTest {
  private static final String FOLDER = "perp5m_2025H1";

  private static final String TEXT =
      """
      name: perp-leakage
      seed: 1
      data:
        reader: bars
        files: ["perp5m_2025H1/*-5m-futures.csv.gz"]
        instruments: [BTC_USDT_USDT, ETH_USDT_USDT, SOL_USDT_USDT, DOGE_USDT_USDT, INJ_USDT_USDT]
        bar: 5m
        view: hour-relative.yaml
      horizons: [1h]
      clock: {origins: 1h, train: 1h, refit: month, warm-up: 21d, from: 2025-03-01, to: 2025-06-16}
      spikes: {multiple: 3, long-run: rv_7d, current: rv_1h}
      inputs:
        har: [rv_1h, rv_1d, rv_7d]
        last: rv_1h
        ewma: ewma_1h
        all: [
          x_5m, x_15m, x_1h, x_4h, x_1d, x_3d, g_5m, g_1h, g_4h, high_4h, low_4h, range_4h, season_7, season_14,
          volume_5m, volume_1h, volume_1d, m_x_5m, m_x_1h, m_x_4h]
      baseline: log-har
      models:
        - {family: random-walk}
        - {family: log-har, scope: instrument}
        - {family: relative-har-x, settings: {level: rv_7d}}
        - {name: stranger, family: relative-har-x, settings: {level: rv_7d}, leave-one-out: true}
      probabilities:
        - {name: residuals, from: relative-har-x, method: residuals}
      """;

  @BeforeEach
  void onlyWhereAsked() {
    assumeTrue(
        Boolean.getBoolean("plimsoll.slow"),
        "skipped: the leakage battery on real data takes minutes; -Dplimsoll.slow=true runs it");
    Path folder = SharedData.root().resolve(FOLDER);
    assumeTrue(
        Files.isDirectory(folder),
        "skipped: no " + folder + "; set PLIMSOLL_DATA to the folder that holds " + FOLDER);
  }

  private static ComparisonResult run(String text, UnaryOperator<Sample> change) {
    return Comparison.run(
        SmallStudy.settings(text),
        new Comparison.Place(
            new DataFiles(SharedData.root()),
            name -> FeatureView.from(view(name)),
            SmallStudy.CATALOG,
            "abc",
            null,
            2),
        Progress.NONE,
        change);
  }

  /** A view of the studies that come with the project. */
  private static ConfigTree view(String name) {
    Path up = Objects.requireNonNull(Path.of("").toAbsolutePath());
    while (!Files.isDirectory(up.resolve("training/studies"))) {
      up = Objects.requireNonNull(up.getParent(), "no training/studies above the working folder");
    }
    return Yaml.read(up.resolve("training/studies").resolve(name));
  }

  @Test
  void shuffledLabelsLeaveNothingToForecast() {
    ComparisonResult shuffled = run(TEXT, SampleChanges.shuffled(11));
    ComparisonSummary.Horizon hour = shuffled.summary().horizon("1h");
    for (VarianceScore score : hour.variance()) {
      double ratio = score.qlike() / ComparisonLeakageTest.constant(shuffled.judged("1h"));
      System.out.println("shuffled: " + score.model() + " to a constant " + ratio);
      assertTrue(ratio >= 1, score.model() + " has " + ratio + " of a constant's loss");
    }
    SpikeScores.Score spike = hour.spikes().getFirst().spike();
    double n = spike.origins();
    double se = Math.sqrt((n + 1) / (12.0 * spike.events() * (n - spike.events())));
    System.out.println("shuffled: AUC " + spike.auc() + ", se " + se);
    assertEquals(0.5, spike.auc(), 2 * se);
  }

  @Test
  void aFeatureThatKnowsTheOutcomeRingsTheAlarm() {
    ComparisonSummary.Horizon hour =
        run(TEXT, SampleChanges.leaking("rv_7d")).summary().horizon("1h");
    double ratio = hour.variance("relative-har-x").ratio();
    System.out.println("planted: " + ratio + " of log-HAR's loss");
    assertTrue(ratio < 0.5, "ratio " + ratio);
    assertEquals(2, hour.warnings().size(), hour.warnings().toString());
  }

  @Test
  void neitherAnEmbargoNorAStrangersFitChangesWhatIsFound() {
    // A stranger has no mean of its own level, so like is compared with like without it.
    String alike =
        SmallStudy.with(
            TEXT,
            "{family: relative-har-x, settings: {level: rv_7d}}",
            "{family: relative-har-x, settings: {level: rv_7d, reversion: none}}");
    ComparisonResult honest = run(alike, UnaryOperator.identity());
    ComparisonSummary.Horizon hour = honest.summary().horizon("1h");
    assertTrue(hour.warnings().isEmpty(), hour.warnings().toString());
    for (int i = 0; i < hour.variance("stranger").instruments().size(); i++) {
      VarianceScore.Instrument stranger = hour.variance("stranger").instruments().get(i);
      double pooled = hour.variance("relative-har-x").instruments().get(i).ratio();
      System.out.println(
          stranger.instrument() + ": to log-HAR " + stranger.ratio() + ", when seen " + pooled);
      assertTrue(stranger.ratio() < 1.03 * pooled, stranger.toString());
    }
    assertTrue(hour.variance("stranger").ratio() < 1);
    String embargo = SmallStudy.with(alike, "warm-up: 21d,", "warm-up: 21d, embargo: 10h,");
    ComparisonResult with = run(embargo, UnaryOperator.identity());
    for (VarianceScore score : hour.variance()) {
      ComparisonLeakageTest.embargoMovesLittle(honest, with, score.model(), "10h");
    }
  }
}
