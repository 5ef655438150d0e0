package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.training.audit.LossAlarm;
import io.plimsoll.training.comparison.ComparisonSummary.Fold;
import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.comparison.ComparisonSummary.Missing;
import io.plimsoll.training.comparison.ComparisonSummary.Tuned;
import io.plimsoll.training.tuning.SearchResult;
import io.plimsoll.training.tuning.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Scores everything that was forecast for one horizon. */
final class HorizonScores {
  private static final int FOLDS_SHOWN = 12;

  private final ComparisonSettings settings;
  private final HorizonResult result;
  private final Judged judged;
  private final Map<String, String> missing;

  private HorizonScores(
      ComparisonSettings settings,
      HorizonResult result,
      Judged judged,
      Map<String, String> missing) {
    this.settings = settings;
    this.result = result;
    this.judged = judged;
    this.missing = missing;
  }

  /**
   * The judged origins: those that every model forecast. A model that failed or that has no
   * forecast anywhere is left out of the comparison, and named; the baseline may not be.
   */
  static HorizonScores of(ComparisonSettings settings, HorizonResult result) {
    Map<String, String> missing = new TreeMap<>(result.rolling().failures());
    List<String> models = new ArrayList<>();
    for (ModelSettings each : settings.models()) {
      String model = each.name();
      for (String part : each.parts()) {
        if (missing.containsKey(part)) {
          missing.putIfAbsent(model, "its part '" + part + "' is missing");
        }
      }
      if (missing.containsKey(model)) {
        continue;
      }
      if (Judged.of(result.forecasts(), List.of(model), result.fromNanos()).size() == 0) {
        missing.put(model, "no forecast in the evaluation: an input or a member is missing");
      } else {
        models.add(model);
      }
    }
    if (!models.contains(settings.baseline())) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "study '"
              + settings.name()
              + "': the baseline '"
              + settings.baseline()
              + "' has no forecasts: "
              + missing.get(settings.baseline()));
    }
    Judged judged = Judged.of(result.forecasts(), models, result.fromNanos());
    if (judged.size() == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "study '"
              + settings.name()
              + "': there is no origin that every model forecast: "
              + models);
    }
    return new HorizonScores(settings, result, judged, missing);
  }

  Judged judged() {
    return judged;
  }

  /** Whether a model is among those that are judged. */
  boolean isJudged(String model) {
    return judged.variances().containsKey(model);
  }

  Horizon summary(
      List<SpikeScores> spikes,
      Map<String, double[][]> probabilities,
      List<QuantileScore> quantiles,
      List<Missing> notLearned) {
    Sample sample = result.sample();
    List<String> references =
        settings.references().stream().filter(judged.variances()::containsKey).toList();
    List<VarianceScore> variance =
        new VarianceScores(judged, settings.baseline(), sample.horizonSteps())
            .scores(references, settings.seed());
    List<Missing> notJudged = new ArrayList<>();
    missing.forEach((model, reason) -> notJudged.add(new Missing(model, reason)));
    notJudged.addAll(result.inSample().missing());
    notJudged.addAll(notLearned);
    return new Horizon(
        Spans.text(sample.horizonNanos()),
        sample.view(),
        Spans.time(first(judged.times())),
        Spans.time(last(judged.times())),
        judged.size(),
        candidates(),
        sample.panels().stream().mapToInt(panel -> panel.labels().floored()).sum(),
        result.folds().size(),
        folds(),
        settings.baseline(),
        settings.spikes().text(),
        variance,
        result.inSample().scores(),
        spikes,
        quantiles,
        episodes(variance, probabilities),
        result.rolling().tunings().stream().map(HorizonScores::tuned).toList(),
        notJudged,
        warnings(variance));
  }

  private List<EpisodeScore> episodes(
      List<VarianceScore> variance, Map<String, double[][]> probabilities) {
    String best =
        variance.stream().min((a, b) -> Double.compare(a.qlike(), b.qlike())).orElseThrow().model();
    Episodes episodes = new Episodes(judged, settings.baseline(), best, probabilities);
    return settings.episodes().stream().map(episodes::score).toList();
  }

  /** The alarm of {@link LossAlarm}, for each model that is too good to be true. */
  private List<String> warnings(List<VarianceScore> variance) {
    List<String> warnings = new ArrayList<>();
    for (VarianceScore score : variance) {
      if (1 - score.ratio() > LossAlarm.LIMIT) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "model '%s' has %.3f of the loss of '%s', less than %.2f: look for an input that"
                    + " knows the outcome",
                score.model(),
                score.ratio(),
                settings.baseline(),
                1 - LossAlarm.LIMIT));
      }
    }
    return warnings;
  }

  private static Tuned tuned(Tuning tuning) {
    SearchResult search = tuning.search();
    return new Tuned(
        tuning.model(),
        Spans.time(tuning.refitNanos()),
        search.chosen(),
        search.loss(),
        search.startLoss(),
        search.trials().size(),
        search.count(Trial.State.STOPPED),
        search.count(Trial.State.FAILED),
        search.cut());
  }

  private int candidates() {
    int candidates = 0;
    for (int i = 0; i < result.forecasts().instruments(); i++) {
      candidates += result.forecasts().size(i) - result.forecasts().firstAt(i, result.fromNanos());
    }
    return candidates;
  }

  private List<Fold> folds() {
    List<Fold> folds = new ArrayList<>();
    int n = result.folds().size();
    for (int k = 0; k < n; k++) {
      if (k < FOLDS_SHOWN / 2 || k >= n - FOLDS_SHOWN / 2) {
        RefitSchedule.Fold fold = result.folds().get(k);
        folds.add(new Fold(Spans.time(fold.fromNanos()), Spans.time(fold.toNanos())));
      }
    }
    return folds;
  }

  private static long first(long[] times) {
    long first = Long.MAX_VALUE;
    for (long time : times) {
      first = Math.min(first, time);
    }
    return first;
  }

  private static long last(long[] times) {
    long last = Long.MIN_VALUE;
    for (long time : times) {
      last = Math.max(last, time);
    }
    return last;
  }
}
