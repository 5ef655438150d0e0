package io.plimsoll.cli;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.store.BundledSample;
import io.plimsoll.datasets.store.Catalog;
import io.plimsoll.datasets.store.Sha256;
import io.plimsoll.datasets.synthetic.SyntheticMarket;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.BarSeries;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.FeatureTableFiles;
import io.plimsoll.training.Panel;
import io.plimsoll.training.report.ResultsJson;
import io.plimsoll.training.report.StudyInputs;
import io.plimsoll.training.report.StudyReport;
import io.plimsoll.training.study.AccountStudy;
import io.plimsoll.training.study.MarginReplay;
import io.plimsoll.training.study.Study;
import io.plimsoll.training.study.StudyData;
import io.plimsoll.training.study.StudySettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole pipeline on the bundled trades and on a synthetic market; the same seed writes the same
 * bytes.
 */
final class Quickstart {
  /** The name the model is registered under. */
  static final String MODEL = "btc-usd-1h";

  private static final int REAL_ACCOUNTS = 2_000;
  private static final int SYNTHETIC_ACCOUNTS = 1_000;
  private static final int SYNTHETIC_INSTRUMENTS = 3;
  private static final int SYNTHETIC_DAYS = 24;

  private final Home home;
  private final long seed;
  private final Progress progress;

  Quickstart(Home home, long seed, Progress progress) {
    this.home = home;
    this.seed = seed;
    this.progress = progress;
  }

  /** What was made. */
  record Result(
      Study.Result real,
      MarginReplay.Outcome margin,
      ModelBundle bundle,
      ModelRegistry.Version version,
      Path report) {}

  Result run(Path out) {
    Catalog catalog = home.catalog();
    DatasetManifest manifest = catalog.importFile(BundledSample.request(), progress).manifest();
    Study real = real(catalog, manifest);
    Study.Prepared prepared = real.prepare(progress);
    for (Panel panel : prepared.panels()) {
      writeFeatures(manifest.name(), real.settings().view(), panel.features());
    }
    try (RunTracker.Run run = home.tracker().start(MODEL, "quickstart")) {
      Study.Result result = real.evaluate(prepared, progress, run);
      String champion = result.experiment().summary().champion();
      progress.update("fitting the champion, " + champion, 0, 1);
      ModelBundle bundle = real.bundle(result, champion);
      MarginReplay.Outcome margin =
          new MarginReplay(real, result, champion).run(REAL_ACCOUNTS, progress);
      SyntheticPart synthetic = synthetic();
      write(out, manifest, real, result, margin, bundle, synthetic);
      bundle.files().forEach((path, content) -> run.artifact("model/" + path, content));
      ModelRegistry.Version version =
          Registration.register(home.registry(), bundle, champion, run.id());
      run.finish();
      return new Result(result, margin, bundle, version, out.resolve("report.html"));
    }
  }

  private Study real(Catalog catalog, DatasetManifest manifest) {
    StudySettings settings =
        StudySettings.of(
            MODEL,
            StudyOptions.named("trades-1h"),
            StudySettings.ALL_FAMILIES,
            manifest.lastNanos() - manifest.firstNanos(),
            seed,
            StudyOptions.processors());
    StudyData data =
        new StudyData(
            manifest.name(),
            manifest.dataSha256(),
            manifest.instruments(),
            catalog.events(manifest.name()),
            false);
    return new Study(settings, data, EstimatorCatalog.load(), VersionProvider.commit());
  }

  private void writeFeatures(String dataset, FeatureView view, FeatureTable table) {
    FeatureTableFiles.write(
        home.features()
            .resolve(dataset + "--" + view.name() + "--" + table.instrument() + ".arrow"),
        table);
  }

  /** The synthetic market with what came of it. */
  private record SyntheticPart(
      SyntheticMarket market,
      Study study,
      Study.Result result,
      MarginReplay.Outcome margin,
      AccountStudy.Outcome accounts) {}

  private SyntheticPart synthetic() {
    SyntheticMarket market =
        new SyntheticMarket(
            SyntheticMarket.Settings.of(seed, SYNTHETIC_INSTRUMENTS, SYNTHETIC_DAYS));
    StudySettings settings =
        StudySettings.of(
            "synthetic-1h",
            StudyOptions.named("depth-1h"),
            StudySettings.FAST_FAMILIES,
            market.endNanos() - market.startNanos(),
            seed,
            StudyOptions.processors());
    StudyData data =
        new StudyData(
            "synthetic market", sha256(market.settings()), market.universe(), market, true);
    Study study = new Study(settings, data, EstimatorCatalog.load(), VersionProvider.commit());
    Study.Result result = study.evaluate(study.prepare(progress), progress, null);
    String champion = result.experiment().summary().champion();
    MarginReplay.Outcome margin =
        new MarginReplay(study, result, champion).run(SYNTHETIC_ACCOUNTS, progress);
    progress.update("synthetic accounts", 0, 1);
    AccountStudy.Outcome accounts =
        AccountStudy.run(study, result, champion, market.accountEvents());
    return new SyntheticPart(market, study, result, margin, accounts);
  }

  private void write(
      Path out,
      DatasetManifest manifest,
      Study real,
      Study.Result result,
      MarginReplay.Outcome margin,
      ModelBundle bundle,
      SyntheticPart synthetic) {
    StudyInputs inputs =
        new StudyInputs(
            "Predictive margin, quickstart",
            List.of(
                QuickstartReport.real(manifest, real, result, margin, bars(result)),
                QuickstartReport.synthetic(
                    synthetic.market(),
                    synthetic.study(),
                    synthetic.result(),
                    synthetic.margin(),
                    synthetic.accounts(),
                    bars(synthetic.result()))),
            "plimsoll "
                + VersionProvider.VERSION
                + ", commit "
                + VersionProvider.commit()
                + ", data "
                + manifest.dataSha256().substring(0, 12)
                + ", seed "
                + seed
                + ". Made by: plimsoll quickstart --seed "
                + seed);
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("seed", seed);
    results.put("champion", result.experiment().summary().champion());
    results.put(
        "real", Map.of("forecast", result.experiment().summary(), "margin", totals(margin)));
    results.put(
        "synthetic",
        Map.of(
            "forecast",
            synthetic.result().experiment().summary(),
            "margin",
            totals(synthetic.margin()),
            "accounts",
            synthetic.accounts()));
    try {
      Files.createDirectories(out);
      Files.write(
          out.resolve("report.html"), StudyReport.html(inputs).getBytes(StandardCharsets.UTF_8));
      Files.write(out.resolve("results.json"), ResultsJson.write(results));
      Path directory = Files.createDirectories(out.resolve("bundle"));
      for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
        Files.write(directory.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, out + ": results cannot be written: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> totals(MarginReplay.Outcome margin) {
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put("baseFraction", margin.baseFraction());
    totals.put("accounts", margin.accounts());
    margin
        .regimes()
        .forEach(
            regime -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("totals", regime.totals());
              one.put(
                  "instruments",
                  regime.instruments().stream().map(QuickstartReport::facts).toList());
              totals.put(regime.name(), one);
            });
    return totals;
  }

  private static List<BarSeries> bars(Study.Result result) {
    List<BarSeries> series = new ArrayList<>();
    result
        .prepared()
        .bars()
        .forEach((instrument, bars) -> series.add(BarSeries.of(instrument, bars)));
    return series;
  }

  private static String sha256(SyntheticMarket.Settings settings) {
    try {
      return Sha256.of(
          new ByteArrayInputStream(settings.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }
}
