package io.plimsoll.training;

import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.ExperimentSummary.FamilyScore;
import io.plimsoll.training.ExperimentSummary.FoldSummary;
import io.plimsoll.training.evaluation.Qlike;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hands settings and numbers of an experiment to a tracker, always in the same order. */
final class Tracking {
  private Tracking() {}

  static void record(ExperimentSettings settings, ExperimentResult result, RunTracker.Run run) {
    ExperimentSummary summary = result.summary();
    run.param("families", String.join(",", settings.families()));
    run.param("combined", String.join(",", settings.combined()));
    run.param("baseline", settings.baseline());
    run.param("split", settings.split().toString());
    run.param("label", settings.labels().toString());
    run.param("calibration_fraction", Double.toString(settings.calibrationFraction()));
    run.param("seed", Long.toString(settings.seed()));
    run.param("view", summary.view());
    run.param("data_sha256", summary.dataSha256());
    run.param("champion", summary.champion());
    for (FamilyScore score : summary.families()) {
      for (FoldSummary fold : summary.folds()) {
        run.metric(
            "fold_qlike." + score.family(), foldQlike(result, score.family(), fold), fold.index());
      }
      run.metric("qlike." + score.family(), score.qlike(), 0);
      run.metric("qlike_ratio." + score.family(), score.qlikeRatio(), 0);
      run.metric("dm_p." + score.family(), score.againstBaseline().pValue(), 0);
      run.metric("spike_average_precision." + score.family(), score.spike().averagePrecision(), 0);
      run.metric("spike_brier_skill." + score.family(), score.spike().brierSkill(), 0);
    }
  }

  private static double foldQlike(ExperimentResult result, String family, FoldSummary fold) {
    List<Double> losses = new ArrayList<>();
    for (ForecastSeries series : result.series()) {
      Map<String, ForecastSeries.Family> families = series.families();
      double[] variance = families.getOrDefault(family, NONE).variance();
      for (int i = 0; i < variance.length; i++) {
        long time = series.asOfNanos()[i];
        if (time >= fold.testFromNanos() && time < fold.testToNanos()) {
          losses.add(Qlike.loss(series.realized()[i], variance[i]));
        }
      }
    }
    return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static final ForecastSeries.Family NONE =
      new ForecastSeries.Family(new double[0], new double[0], new double[0][], new double[0][]);
}
