package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.Provenance;
import io.plimsoll.training.BuildInfo;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a study: reads its data, forecasts by purged rolling origin, combines, judges.
 *
 * <p>The result depends on data, settings and program alone. With a work folder, what is done is
 * kept there until the study is over, and an interrupted one goes on from it.
 */
public final class Comparison {
  private final ComparisonSettings settings;
  private final Place place;
  private final Progress progress;

  /**
   * Where and with what a study runs.
   *
   * @param files the folder of market data
   * @param views finds a feature view by the name that the study gives
   * @param catalog the model families
   * @param commit of the sources, for provenance; found out where null
   * @param work a folder for what is done so far; null keeps nothing
   * @param threads how many fits at once; does not change a result
   */
  public record Place(
      DataFiles files,
      Function<String, FeatureView> views,
      EstimatorCatalog catalog,
      @Nullable String commit,
      @Nullable Path work,
      int threads) {}

  private Comparison(ComparisonSettings settings, Place place, Progress progress) {
    this.settings = settings;
    this.place = place;
    this.progress = progress;
  }

  /**
   * Runs a study.
   *
   * @throws PlimsollException with {@code NOT_FOUND} where there is no data, with {@code
   *     INVALID_INPUT} where it is too little, saying how much there was
   */
  public static ComparisonResult run(ComparisonSettings settings, Place place, Progress progress) {
    return run(settings, place, progress, UnaryOperator.identity());
  }

  /** The same on changed samples, for audits; without a work folder, which does not know them. */
  static ComparisonResult run(
      ComparisonSettings settings, Place place, Progress progress, UnaryOperator<Sample> change) {
    return new Comparison(settings, place, progress).run(change);
  }

  private ComparisonResult run(UnaryOperator<Sample> change) {
    Samples samples = Samples.of(settings, place.files(), place.views(), progress);
    String commit = BuildInfo.commit(place.commit());
    Checkpoints checkpoints =
        new Checkpoints(place.work(), samples.sha256() + "\n" + settings + "\n" + commit);
    List<ComparisonSummary.Horizon> horizons = new ArrayList<>();
    Map<String, Judged> judged = new LinkedHashMap<>();
    List<Tuning> tunings = new ArrayList<>();
    for (long horizon : settings.horizonNanos()) {
      Sample sample = change.apply(samples.of(horizon, progress));
      HorizonResult result = one(samples, sample, commit, checkpoints);
      tunings.addAll(result.rolling().tunings());
      HorizonScores scores = HorizonScores.of(settings, result);
      Probabilities probabilities =
          Probabilities.of(settings, result, scores, place.catalog(), checkpoints, progress);
      ExcursionTails tails =
          ExcursionTails.of(settings, result, scores, place.catalog(), checkpoints, progress);
      progress.update("scores " + Spans.text(horizon) + " ahead", 0, 1);
      horizons.add(
          scores.summary(
              probabilities.scores(scores.judged()),
              probabilities.values(),
              tails.scores(scores.judged(), settings),
              Stream.of(probabilities.missing(), tails.missing()).flatMap(List::stream).toList()));
      judged.put(Spans.text(horizon), scores.judged());
      progress.update("scores " + Spans.text(horizon) + " ahead", 1, 1);
    }
    checkpoints.clear();
    ComparisonSummary summary =
        new ComparisonSummary(
            settings.name(),
            settings.description(),
            settings.seed(),
            commit,
            samples.sha256(),
            trials(tunings),
            samples.sources(),
            horizons);
    return new ComparisonResult(summary, judged, tunings);
  }

  private int trials(List<Tuning> tunings) {
    int tried = tunings.stream().mapToInt(tuning -> tuning.search().trials().size()).sum();
    return tried
        + settings.horizonNanos().size()
            * (settings.models().size()
                + settings.probabilities().size()
                + settings.quantiles().size());
  }

  private HorizonResult one(
      Samples samples, Sample sample, String commit, Checkpoints checkpoints) {
    Fitting fitting =
        new Fitting(settings, sample, place.catalog(), origin(samples, sample, commit));
    InSampleFits inSample = InSampleFits.of(settings, sample, fitting);
    Timeline timeline = Timeline.of(settings, sample, fitting);
    long from = timeline.fromNanos();
    long to = settings.clock().toNanos().orElse(Long.MAX_VALUE);
    Forecasts forecasts =
        new Forecasts(
            sample,
            Forecasts.origins(sample, settings.clock().originsNanos(), timeline.startNanos(), to));
    long end = last(forecasts);
    if (end < from) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "study '"
              + settings.name()
              + "': no labelled origin in its evaluation, from "
              + Instant.ofEpochSecond(0, from)
              + "; data and features give "
              + samples.describe(sample));
    }
    List<Fold> folds = timeline.folds(settings.clock().refit(), end + 1);
    RollingOrigin rolling = new RollingOrigin(settings, forecasts, folds, fitting, checkpoints);
    rolling.run(place.threads(), progress);
    compose(settings, forecasts, folds, fitting);
    return new HorizonResult(sample, forecasts, folds, from, rolling, inSample);
  }

  /** Adds the forecasts of combinations and guards to those of the fitted models. */
  static void compose(
      ComparisonSettings settings, Forecasts forecasts, List<Fold> folds, Fitting fitting) {
    Combiner combiner = new Combiner(forecasts, folds, settings.clock().embargoNanos());
    ThinGuard guard = new ThinGuard(forecasts, folds, fitting, settings.clock().embargoNanos());
    for (ModelSettings model : settings.models()) {
      switch (model) {
        case ModelSettings.Fitted fitted -> {}
        case ModelSettings.Combined combined -> combiner.add(combined);
        case ModelSettings.Guarded guarded -> guard.add(guarded);
      }
    }
  }

  private static long last(Forecasts forecasts) {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < forecasts.instruments(); i++) {
      if (forecasts.size(i) > 0) {
        last = Math.max(last, forecasts.time(i, forecasts.size(i) - 1));
      }
    }
    return last;
  }

  static Provenance.Origin origin(Samples samples, Sample sample, String commit) {
    int at = sample.view().indexOf('@');
    return BuildInfo.origin(
        samples.sha256(),
        sample.view().substring(0, at),
        sample.view().substring(at + 1),
        "realized variance of the next " + Spans.text(sample.horizonNanos()),
        commit);
  }
}
