package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Progress;
import io.plimsoll.training.BuildInfo;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is learned from earlier forecasts of a {@link SmallStudy}, by name: probabilities, quantiles
 * and climatologies, by instrument and origin.
 */
record Learned(Forecasts forecasts, Map<String, double[][]> values) {
  static Learned of(SimulatedPanel panel, Path root) throws IOException {
    panel.write(root);
    ComparisonSettings settings = SmallStudy.settings();
    Comparison.Place place = SmallStudy.place(root, null, 1);
    Samples samples = Samples.of(settings, place.files(), place.views(), Progress.NONE);
    Sample sample = samples.of(settings.horizonNanos().getFirst(), Progress.NONE);
    ComparisonSettings.Clock clock = settings.clock();
    long start = clock.fromNanos().orElseThrow() - clock.warmUpNanos();
    long end = clock.toNanos().orElseThrow();
    Forecasts forecasts =
        new Forecasts(sample, Forecasts.origins(sample, clock.originsNanos(), start, end));
    List<Fold> folds = clock.refit().folds(start, end);
    Fitting fitting =
        new Fitting(
            settings, sample, place.catalog(), BuildInfo.origin("cafe", "small", "1", "rv", "abc"));
    RollingOrigin rolling =
        new RollingOrigin(settings, forecasts, folds, fitting, new Checkpoints(null, ""));
    rolling.run(1, Progress.NONE);
    return new Learned(forecasts, values(forecasts, folds, fitting));
  }

  private static Map<String, double[][]> values(
      Forecasts forecasts, List<Fold> folds, Fitting fitting) {
    Map<String, double[][]> values = new LinkedHashMap<>();
    SpikeForecasts spikes = new SpikeForecasts(forecasts, folds, 0);
    for (ProbabilitySettings.Method method : ProbabilitySettings.Method.values()) {
      values.put(
          method.name(), spikes.of(new ProbabilitySettings.FromVariance("p", "log-har", method)));
    }
    ProbabilitySettings.Direct direct =
        new ProbabilitySettings.Direct(
            "direct",
            "pooled-logistic",
            new TrainingWindow.Expanding(),
            List.of(),
            Map.of(),
            ProbabilitySettings.Calibration.NONE);
    double[][] odds =
        new SpikeClassifiers(forecasts, folds, fitting, 0, new Checkpoints(null, ""))
            .logOdds(direct, SmallStudy.CATALOG.classifier(direct.family(), Map.of(), 1));
    for (ProbabilitySettings.Calibration calibrate : ProbabilitySettings.Calibration.values()) {
      values.put("direct " + calibrate, spikes.of(calibrate, odds));
    }
    values.put("climatology", spikes.climatology(fitting, false));
    values.put("calm climatology", spikes.climatology(fitting, true));
    QuantileForecasts quantiles = new QuantileForecasts(forecasts, folds, 0);
    for (QuantileSettings.Method method : QuantileSettings.Method.values()) {
      for (QuantileSettings.Conformal conformal : QuantileSettings.Conformal.values()) {
        QuantileSettings.Scaled settings =
            new QuantileSettings.Scaled("q", "log-har", method, List.of(0.95), conformal);
        QuantileForecasts.Tail tail =
            quantiles.of(settings, QuantileForecasts.Side.DOWN).getFirst();
        values.put(method + " " + conformal, tail.quantile());
        values.put(method + " " + conformal + " shortfall", tail.shortfall());
      }
    }
    QuantileSettings.Learned learned =
        new QuantileSettings.Learned(
            "l",
            "log-har",
            "quantile-regression",
            List.of(),
            Map.of(),
            List.of(0.95),
            QuantileSettings.Conformal.NONE);
    QuantileForecasts.Tail tail =
        new LearnedQuantiles(quantiles, forecasts, folds, 0, new Checkpoints(null, ""))
            .of(
                learned,
                SmallStudy.CATALOG.quantiles(learned.family(), Map.of(), 1),
                QuantileForecasts.Side.DOWN)
            .getFirst();
    values.put("learned", tail.quantile());
    values.put("learned shortfall", tail.shortfall());
    return values;
  }
}
