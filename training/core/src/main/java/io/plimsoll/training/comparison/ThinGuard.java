package io.plimsoll.training.comparison;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.GuardedModel;
import io.plimsoll.training.Panel;
import io.plimsoll.training.PurgedWalkForward.Origins;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.Arrays;
import java.util.List;

/**
 * Guarded forecasts: {@code max(model, floor)} of instruments that were thin at the refit, the
 * model alone of all others.
 */
final class ThinGuard {
  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final Fitting fitting;
  private final long embargoNanos;

  ThinGuard(Forecasts forecasts, List<Fold> folds, Fitting fitting, long embargoNanos) {
    this.forecasts = forecasts;
    this.folds = folds;
    this.fitting = fitting;
    this.embargoNanos = embargoNanos;
  }

  /** Adds the guarded forecasts to those that they are made of. */
  void add(ModelSettings.Guarded guarded) {
    double[][] model = forecasts.of(guarded.model());
    double[][] floor = forecasts.of(guarded.floor());
    double[][] values = forecasts.blank();
    for (Fold fold : folds) {
      boolean[] thin = thin(guarded, fold.fromNanos() - embargoNanos);
      for (int i = 0; i < values.length; i++) {
        int to = forecasts.firstAt(i, fold.toNanos());
        for (int o = forecasts.firstAt(i, fold.fromNanos()); o < to; o++) {
          values[i][o] = GuardedModel.guard(model[i][o], floor[i][o], thin[i] ? 1 : 0, 0.5);
        }
      }
    }
    forecasts.put(guarded.name(), values);
  }

  private boolean[] thin(ModelSettings.Guarded guarded, long maturedBy) {
    double[] means = new double[forecasts.instruments()];
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(forecasts.panel(i), fitting.trainable(i), guarded.column(), maturedBy);
    }
    double[] known = Arrays.stream(means).filter(Double::isFinite).sorted().toArray();
    double median = known.length == 0 ? 0 : known[known.length / 2];
    boolean[] thin = new boolean[means.length];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = means[i] > guarded.share() && means[i] > guarded.timesMedian() * median;
    }
    return thin;
  }

  /** The mean of a column over the rows that had matured; NaN where there is none. */
  private static double mean(Panel panel, Origins origins, String column, long maturedBy) {
    int position = FeatureRows.positions(panel.features().columns(), List.of(column))[0];
    double sum = 0;
    int n = 0;
    for (int k = 0; k < origins.rows().length && origins.maturesAtNanos()[k] <= maturedBy; k++) {
      double value = panel.features().value(origins.rows()[k], position);
      if (Double.isFinite(value)) {
        sum += value;
        n++;
      }
    }
    return sum / n;
  }
}
