package io.plimsoll.training.comparison;

import io.plimsoll.models.calibration.Isotonic;
import io.plimsoll.models.calibration.LogNormalExceedance;
import io.plimsoll.models.calibration.Platt;
import io.plimsoll.models.calibration.ProbabilityCalibrator;
import io.plimsoll.models.calibration.ResidualExceedance;
import io.plimsoll.models.calibration.VennAbers;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Probabilities of a spike at every origin, made of variance forecasts by what had been learned
 * from earlier ones at the refit: forecasts that had not seen their outcome, whose outcome had
 * matured.
 */
final class SpikeForecasts {
  private static final double PRIOR_ROWS = 50;

  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final long embargoNanos;

  SpikeForecasts(Forecasts forecasts, List<Fold> folds, long embargoNanos) {
    this.forecasts = forecasts;
    this.folds = folds;
    this.embargoNanos = embargoNanos;
  }

  /** Turns an instrument and {@code ln(forecast / threshold)} into a probability. */
  private interface Rule {
    double probability(String instrument, double score);
  }

  /**
   * The probabilities by instrument and origin; NaN where there is no forecast or where too little
   * had been learned from.
   */
  double[][] of(ProbabilitySettings settings) {
    double[][] variance = forecasts.of(settings.from());
    double[][] values = forecasts.blank();
    for (Fold fold : folds) {
      long maturedBy = fold.fromNanos() - embargoNanos;
      if (matured(variance, maturedBy) < ResidualExceedance.LEAST_ROWS) {
        continue;
      }
      Rule rule = rule(settings.method(), variance, maturedBy);
      for (int i = 0; i < values.length; i++) {
        String name = forecasts.panel(i).features().instrument().value();
        int to = forecasts.firstAt(i, fold.toNanos());
        for (int o = forecasts.firstAt(i, fold.fromNanos()); o < to; o++) {
          values[i][o] = rule.probability(name, score(variance, i, o));
        }
      }
    }
    return values;
  }

  private double score(double[][] variance, int i, int o) {
    return StrictMath.log(variance[i][o] / forecasts.label(i, o).threshold());
  }

  /** How many forecasts there are whose outcome had matured. */
  private int matured(double[][] variance, long maturedBy) {
    int n = 0;
    for (int i = 0; i < variance.length; i++) {
      for (int o = 0; o < count(i, maturedBy); o++) {
        n += Double.isFinite(variance[i][o]) ? 1 : 0;
      }
    }
    return n;
  }

  /** How many origins of an instrument had an outcome that had matured. */
  private int count(int instrument, long maturedBy) {
    int n = 0;
    while (n < forecasts.size(instrument)
        && forecasts.label(instrument, n).maturesAtNanos() <= maturedBy) {
      n++;
    }
    return n;
  }

  private Rule rule(ProbabilitySettings.Method method, double[][] variance, long maturedBy) {
    if (method == ProbabilitySettings.Method.RESIDUALS) {
      ResidualExceedance fit =
          ResidualExceedance.fit(residuals(variance, maturedBy), ResidualExceedance.DEFAULT_PRIOR);
      return (instrument, score) -> fit.probability(instrument, -score);
    }
    ProbabilityCalibrator calibrator = calibrator(method, history(variance, maturedBy));
    return (instrument, score) -> calibrator.probability(score);
  }

  private Map<String, double[]> residuals(double[][] variance, long maturedBy) {
    Map<String, double[]> residuals = new TreeMap<>();
    for (int i = 0; i < variance.length; i++) {
      double[] own = new double[count(i, maturedBy)];
      for (int o = 0; o < own.length; o++) {
        own[o] = StrictMath.log(forecasts.label(i, o).variance() / variance[i][o]);
      }
      residuals.put(forecasts.panel(i).features().instrument().value(), own);
    }
    return residuals;
  }

  /** Earlier forecasts with what followed, of all instruments. */
  private record History(double[] score, double[] forecast, double[] realized, boolean[] spike) {}

  private History history(double[][] variance, long maturedBy) {
    int n = matured(variance, maturedBy);
    History history = new History(new double[n], new double[n], new double[n], new boolean[n]);
    int at = 0;
    for (int i = 0; i < variance.length; i++) {
      int size = count(i, maturedBy);
      for (int o = 0; o < size; o++) {
        if (Double.isFinite(variance[i][o])) {
          Label label = forecasts.label(i, o);
          history.score[at] = score(variance, i, o);
          history.forecast[at] = variance[i][o];
          history.realized[at] = label.variance();
          history.spike[at] = label.spike();
          at++;
        }
      }
    }
    return history;
  }

  private static ProbabilityCalibrator calibrator(
      ProbabilitySettings.Method method, History history) {
    return switch (method) {
      case RESIDUALS -> throw new IllegalArgumentException("residuals know instruments");
      case LOG_NORMAL -> LogNormalExceedance.fit(history.forecast, history.realized);
      case PLATT -> Platt.fit(history.score, history.spike);
      case ISOTONIC -> Isotonic.fit(history.score, history.spike);
      case VENN_ABERS -> VennAbers.fit(history.score, history.spike);
    };
  }

  /**
   * What somebody without a forecast would say at each origin: the share of spikes of the
   * instrument in all labels that had matured at the refit, drawn to that of all instruments by
   * fifty rows.
   *
   * @param calm whether origins that were spiking already are left out
   */
  double[][] climatology(Fitting fitting, boolean calm) {
    double[][] values = forecasts.blank();
    for (Fold fold : folds) {
      int[] spikes = new int[values.length];
      int[] rows = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        int[] all = fitting.matured(i, fold.fromNanos() - embargoNanos);
        for (int row : all) {
          Label label = forecasts.panel(i).labels().label(row);
          if (!calm || !label.spiking()) {
            rows[i]++;
            spikes[i] += label.spike() ? 1 : 0;
          }
        }
      }
      double pooled = (double) Arrays.stream(spikes).sum() / Math.max(1, Arrays.stream(rows).sum());
      for (int i = 0; i < values.length; i++) {
        double share = (spikes[i] + PRIOR_ROWS * pooled) / (rows[i] + PRIOR_ROWS);
        int to = forecasts.firstAt(i, fold.toNanos());
        Arrays.fill(values[i], forecasts.firstAt(i, fold.fromNanos()), to, share);
      }
    }
    return values;
  }
}
