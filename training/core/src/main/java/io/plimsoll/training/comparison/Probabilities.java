package io.plimsoll.training.comparison;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.comparison.ComparisonSummary.Missing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The probabilities of a spike that a study asks for at every origin of a horizon, by name, and why
 * some are missing. One from a model that is not judged is left out: the model says why.
 */
final class Probabilities {
  private final ComparisonSettings settings;
  private final HorizonResult result;
  private final SpikeForecasts spikes;
  private final Map<String, double[][]> values = new LinkedHashMap<>();
  private final List<Missing> missing = new ArrayList<>();

  private Probabilities(ComparisonSettings settings, HorizonResult result) {
    this.settings = settings;
    this.result = result;
    this.spikes =
        new SpikeForecasts(result.forecasts(), result.folds(), settings.clock().embargoNanos());
  }

  static Probabilities of(
      ComparisonSettings settings,
      HorizonResult result,
      HorizonScores scores,
      EstimatorCatalog catalog,
      Checkpoints checkpoints,
      Progress progress) {
    Probabilities probabilities = new Probabilities(settings, result);
    SpikeClassifiers classifiers =
        new SpikeClassifiers(
            result.forecasts(),
            result.folds(),
            result.rolling().fitting(),
            settings.clock().embargoNanos(),
            checkpoints);
    String step = "classifiers " + Spans.text(result.sample().horizonNanos()) + " ahead";
    int direct = settings.direct().size();
    int done = 0;
    for (ProbabilitySettings each : settings.probabilities()) {
      switch (each) {
        case ProbabilitySettings.FromVariance one -> {
          if (scores.isJudged(one.from())) {
            probabilities.values.put(one.name(), probabilities.spikes.of(one));
          }
        }
        case ProbabilitySettings.Direct one -> {
          probabilities.add(one, classifiers, catalog);
          progress.update(step, ++done, direct);
        }
      }
    }
    return probabilities;
  }

  private void add(
      ProbabilitySettings.Direct one, SpikeClassifiers classifiers, EstimatorCatalog catalog) {
    try {
      ClassifierEstimator estimator =
          catalog.classifier(one.family(), one.settings(), settings.seed());
      values.put(one.name(), spikes.of(one.calibrate(), classifiers.logOdds(one, estimator)));
    } catch (PlimsollException | IllegalArgumentException e) {
      missing.add(new Missing(one.name(), "as a probability of spikes: " + e.getMessage()));
    }
  }

  Map<String, double[][]> values() {
    return values;
  }

  /** The classifiers that could not be fitted, with the reason. */
  List<Missing> missing() {
    return missing;
  }

  /** How well they did on the judged origins, in the study's order. */
  List<SpikeScores> scores(Judged judged) {
    if (values.isEmpty()) {
      return List.of();
    }
    double[][] climatology = spikes.climatology(result.rolling().fitting(), false);
    double[][] calm = spikes.climatology(result.rolling().fitting(), true);
    SpikeScoring scoring =
        new SpikeScoring(judged, settings.clock().originsNanos(), settings.seed());
    List<SpikeScores> scores = new ArrayList<>();
    for (ProbabilitySettings each : settings.probabilities()) {
      double[][] own = values.get(each.name());
      if (own != null) {
        scores.add(scoring.scores(each, own, climatology, calm));
      }
    }
    return scores;
  }
}
