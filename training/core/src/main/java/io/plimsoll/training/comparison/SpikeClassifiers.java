package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.classifier.Classifier;
import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.models.classifier.EventSample;
import io.plimsoll.training.LabelTable;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * Log odds of a spike from classifiers that are fitted at every refit on the rows whose label had
 * matured the embargo before it, all instruments together.
 */
final class SpikeClassifiers {
  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final Fitting fitting;
  private final long embargoNanos;
  private final Checkpoints checkpoints;

  SpikeClassifiers(
      Forecasts forecasts,
      List<Fold> folds,
      Fitting fitting,
      long embargoNanos,
      Checkpoints checkpoints) {
    this.forecasts = forecasts;
    this.folds = folds;
    this.fitting = fitting;
    this.embargoNanos = embargoNanos;
    this.checkpoints = checkpoints;
  }

  /**
   * The log odds at every origin; NaN where a feature is missing, and until the first refit that
   * had enough rows.
   *
   * @throws PlimsollException where no refit had, or where the features or settings cannot be
   */
  double[][] logOdds(ProbabilitySettings.Direct settings, ClassifierEstimator estimator) {
    int[] lengths = new int[forecasts.instruments()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = forecasts.size(i);
    }
    Sample sample = forecasts.sample();
    String key = "odds " + sample.horizonNanos() + " " + sample.view() + " " + settings + folds;
    return checkpoints
        .read(key, lengths)
        .orElseGet(
            () -> {
              double[][] odds = made(settings, estimator);
              checkpoints.write(key, odds);
              return odds;
            });
  }

  private double[][] made(ProbabilitySettings.Direct settings, ClassifierEstimator estimator) {
    Sample sample = forecasts.sample();
    List<String> features =
        settings.features().isEmpty() ? sample.inputs().all() : settings.features();
    double[][] odds = forecasts.blank();
    PlimsollException tooFew = null;
    boolean fitted = false;
    for (Fold fold : folds) {
      try {
        EventSample rows = rows(settings.window(), features, fold);
        score(estimator.fit(rows), fold, odds);
        fitted = true;
      } catch (PlimsollException e) {
        // Early refits may have too few rows; a fit that fails later is a failure.
        if (fitted || e.code() != ErrorCode.INVALID_INPUT) {
          throw e;
        }
        tooFew = e;
      }
    }
    if (!fitted && tooFew != null) {
      throw tooFew;
    }
    return odds;
  }

  private EventSample rows(TrainingWindow window, List<String> features, Fold fold) {
    List<double[]> x = new ArrayList<>();
    List<Boolean> outcome = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    long maturedBy = fold.fromNanos() - embargoNanos;
    for (int i = 0; i < forecasts.instruments(); i++) {
      FeatureTable table = forecasts.panel(i).features();
      LabelTable labels = forecasts.panel(i).labels();
      int[] columns = FeatureRows.positions(table.columns(), features);
      for (int row : window.rows(fitting.trainable(i), fold.fromNanos(), maturedBy)) {
        x.add(values(table, row, columns, new double[columns.length]));
        outcome.add(labels.label(row).spike());
        times.add(table.asOfNanos(row));
      }
    }
    boolean[] outcomes = new boolean[outcome.size()];
    for (int k = 0; k < outcomes.length; k++) {
      outcomes[k] = outcome.get(k);
    }
    return EventSample.complete(
        features,
        x.toArray(double[][]::new),
        outcomes,
        times.stream().mapToLong(Long::longValue).toArray());
  }

  private static double[] values(FeatureTable table, int row, int[] columns, double[] into) {
    for (int j = 0; j < columns.length; j++) {
      into[j] = table.value(row, columns[j]);
    }
    return into;
  }

  private void score(Classifier classifier, Fold fold, double[][] odds) {
    double[] x = new double[classifier.features().size()];
    for (int i = 0; i < odds.length; i++) {
      FeatureTable table = forecasts.panel(i).features();
      int[] columns = FeatureRows.positions(table.columns(), classifier.features());
      int to = forecasts.firstAt(i, fold.toNanos());
      for (int o = forecasts.firstAt(i, fold.fromNanos()); o < to; o++) {
        odds[i][o] = classifier.score(values(table, forecasts.rows(i)[o], columns, x));
      }
    }
  }
}
