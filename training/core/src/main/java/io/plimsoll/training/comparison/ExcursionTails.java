package io.plimsoll.training.comparison;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.models.distribution.ExcursionEstimator;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.comparison.ComparisonSummary.Missing;
import io.plimsoll.training.comparison.QuantileForecasts.Side;
import io.plimsoll.training.comparison.QuantileForecasts.Tail;
import java.util.ArrayList;
import java.util.List;

/**
 * The quantiles of excursions that a study asks for at every origin of a horizon, and why some are
 * missing. Those scaled by a model that is not judged are left out: the model says why.
 */
final class ExcursionTails {
  private final List<One> tails = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();

  /** A tail with what asked for it. */
  private record One(QuantileSettings settings, Side side, Tail tail) {}

  private ExcursionTails() {}

  static ExcursionTails of(
      ComparisonSettings settings,
      HorizonResult result,
      HorizonScores scores,
      EstimatorCatalog catalog,
      Checkpoints checkpoints,
      Progress progress) {
    QuantileForecasts forecasts =
        new QuantileForecasts(result.forecasts(), result.folds(), settings.clock().embargoNanos());
    LearnedQuantiles learned =
        new LearnedQuantiles(
            forecasts,
            result.forecasts(),
            result.folds(),
            settings.clock().embargoNanos(),
            checkpoints);
    ExcursionTails tails = new ExcursionTails();
    String step = "quantiles " + Spans.text(result.sample().horizonNanos()) + " ahead";
    int done = 0;
    for (QuantileSettings each : settings.quantiles()) {
      if (scores.isJudged(each.from())) {
        switch (each) {
          case QuantileSettings.Scaled one -> {
            for (Side side : Side.values()) {
              tails.add(one, side, forecasts.of(one, side));
            }
          }
          case QuantileSettings.Learned one -> tails.add(one, learned, catalog, settings.seed());
        }
      }
      progress.update(step, ++done, settings.quantiles().size());
    }
    return tails;
  }

  private void add(
      QuantileSettings.Learned one, LearnedQuantiles learned, EstimatorCatalog catalog, long seed) {
    try {
      ExcursionEstimator estimator = catalog.quantiles(one.family(), one.settings(), seed);
      List<Tail> down = learned.of(one, estimator, Side.DOWN);
      List<Tail> up = learned.of(one, estimator, Side.UP);
      add(one, Side.DOWN, down);
      add(one, Side.UP, up);
    } catch (PlimsollException | IllegalArgumentException e) {
      missing.add(new Missing(one.name(), "as quantiles of excursions: " + e.getMessage()));
    }
  }

  private void add(QuantileSettings settings, Side side, List<Tail> of) {
    of.forEach(tail -> tails.add(new One(settings, side, tail)));
  }

  /** The learners that could not be fitted, with the reason. */
  List<Missing> missing() {
    return missing;
  }

  /** How well they held on the judged origins, in the study's order. */
  List<QuantileScore> scores(Judged judged, ComparisonSettings settings) {
    QuantileScoring scoring = new QuantileScoring(judged, settings.baseline(), settings.seed());
    return QuantileScoring.corrected(
        tails.stream().map(one -> scoring.score(one.settings, one.side, one.tail)).toList());
  }
}
