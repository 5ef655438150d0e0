package io.plimsoll.training.comparison;

import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.tuning.Trial;
import java.util.Locale;

/**
 * Hands the main numbers of a study to a tracker, always in the same order: metrics {@code
 * NUMBER.HORIZON.MODEL}, and a child run for each trial of a tuning.
 */
public final class ComparisonTracking {
  private ComparisonTracking() {}

  /** Records a study; neither finishes nor closes the run. */
  public static void record(ComparisonResult result, RunTracker.Run run) {
    ComparisonSummary summary = result.summary();
    run.param("study", summary.study());
    run.param("seed", Long.toString(summary.seed()));
    run.param("commit", summary.commit());
    run.param("data_sha256", summary.dataSha256());
    run.param("trials", Integer.toString(summary.trials()));
    for (Horizon horizon : summary.horizons()) {
      horizon.variance().forEach(score -> variance(horizon, score, run));
      for (SpikeScores one : horizon.spikes()) {
        String of = "." + horizon.horizon() + "." + one.name();
        run.metric("spike_lift" + of, one.spike().lift(), 0);
        run.metric("onset_lift" + of, one.onset().lift(), 0);
        run.metric("onset_average_precision" + of, one.onset().averagePrecision(), 0);
        run.metric("onset_brier_skill" + of, one.onset().brierSkill(), 0);
        run.metric("onset_calibration_error" + of, one.onset().calibrationError(), 0);
      }
    }
    for (Tuning tuning : result.tunings()) {
      tuning.search().trials().forEach(trial -> trial(tuning, trial, run));
    }
  }

  private static void variance(Horizon horizon, VarianceScore score, RunTracker.Run run) {
    String of = "." + horizon.horizon() + "." + score.model();
    run.metric("qlike" + of, score.qlike(), 0);
    run.metric("ratio" + of, score.ratio(), 0);
    run.metric("median_ratio" + of, score.medianRatio(), 0);
    run.metric("worst_ratio" + of, score.worstRatio(), 0);
    run.metric("log_mse" + of, score.logMse(), 0);
    run.metric("mcs_p" + of, score.confidenceP(), 0);
    if (score.filtered() != null) {
      run.metric("filtered" + of, score.filtered(), 0);
    }
    for (VarianceScore.Test test : score.tests()) {
      run.metric("dm" + of + ".against." + test.against(), test.statistic(), 0);
    }
  }

  private static void trial(Tuning tuning, Trial trial, RunTracker.Run run) {
    String horizon = Spans.text(tuning.horizonNanos());
    try (RunTracker.Run child =
        run.child("tune " + horizon + " " + tuning.model() + " trial " + trial.number())) {
      child.param("model", tuning.model());
      child.param("horizon", horizon);
      child.param("refit", Spans.time(tuning.refitNanos()));
      child.param("trial", Integer.toString(trial.number()));
      child.param("state", trial.state().name().toLowerCase(Locale.ROOT));
      child.param("chosen", Boolean.toString(trial.number() == tuning.search().best()));
      trial.values().forEach((key, value) -> child.param("setting." + key, value));
      for (int fold = 0; fold < trial.losses().size(); fold++) {
        child.metric("inner_fold_qlike", trial.losses().get(fold), fold);
      }
      if (trial.state() == Trial.State.FAILED) {
        child.param("failure", trial.failure());
      } else {
        child.metric("inner_qlike", trial.loss(), 0);
        child.finish();
      }
    }
  }
}
