package io.plimsoll.training.comparison;

import io.plimsoll.models.calibration.Isotonic;
import io.plimsoll.models.calibration.LogNormalExceedance;
import io.plimsoll.models.calibration.Platt;
import io.plimsoll.models.calibration.ProbabilityCalibrator;
import io.plimsoll.models.calibration.ResidualExceedance;
import io.plimsoll.models.calibration.VennAbers;
import io.plimsoll.models.numeric.LogisticRegression;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Probabilities of a spike at every origin, made of variance forecasts or of a classifier's log
 * odds by what had been learned from earlier ones at the refit: forecasts that had not seen their
 * outcome, whose outcome had matured.
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

  /** Turns an instrument and a score into a probability. */
  private interface Rule {
    double probability(String instrument, double score);
  }

  /**
   * The probabilities by instrument and origin; NaN where there is no forecast or where too little
   * had been learned from.
   */
  double[][] of(ProbabilitySettings.FromVariance settings) {
    double[][] variance = forecasts.of(settings.from());
    double[][] scores = forecasts.blank();
    for (int i = 0; i < scores.length; i++) {
      for (int o = 0; o < scores[i].length; o++) {
        scores[i][o] = StrictMath.log(variance[i][o] / forecasts.label(i, o).threshold());
      }
    }
    return of(scores, maturedBy -> rule(settings.by(), variance, scores, maturedBy));
  }

  /** The probabilities that a classifier's log odds become. */
  double[][] of(ProbabilitySettings.Calibration calibrate, double[][] logOdds) {
    return switch (calibrate) {
      case NONE ->
          Arrays.stream(logOdds)
              .map(own -> Arrays.stream(own).map(LogisticRegression::logistic).toArray())
              .toArray(double[][]::new);
      case PLATT -> of(logOdds, maturedBy -> of(Platt::fit, logOdds, maturedBy));
      case ISOTONIC -> of(logOdds, maturedBy -> of(Isotonic::fit, logOdds, maturedBy));
    };
  }

  /** What a refit makes of scores that had an outcome until a time. */
  private double[][] of(double[][] scores, LongFunction<Rule> learned) {
    double[][] values = forecasts.blank();
    for (Fold fold : folds) {
      long maturedBy = fold.fromNanos() - embargoNanos;
      if (matured(scores, maturedBy) < ResidualExceedance.LEAST_ROWS) {
        continue;
      }
      Rule rule = learned.apply(maturedBy);
      for (int i = 0; i < values.length; i++) {
        String name = forecasts.panel(i).features().instrument().value();
        int to = forecasts.firstAt(i, fold.toNanos());
        for (int o = forecasts.firstAt(i, fold.fromNanos()); o < to; o++) {
          values[i][o] = rule.probability(name, scores[i][o]);
        }
      }
    }
    return values;
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

  private Rule rule(
      ProbabilitySettings.Method method, double[][] variance, double[][] scores, long maturedBy) {
    return switch (method) {
      case RESIDUALS -> {
        ResidualExceedance fit =
            ResidualExceedance.fit(
                residuals(variance, maturedBy), ResidualExceedance.DEFAULT_PRIOR);
        yield (instrument, score) -> fit.probability(instrument, -score);
      }
      case LOG_NORMAL -> {
        History history = history(variance, maturedBy);
        ProbabilityCalibrator fit = LogNormalExceedance.fit(history.value, history.realized);
        yield (instrument, score) -> fit.probability(score);
      }
      case PLATT -> of(Platt::fit, scores, maturedBy);
      case ISOTONIC -> of(Isotonic::fit, scores, maturedBy);
      case VENN_ABERS -> of(VennAbers::fit, scores, maturedBy);
    };
  }

  /** Learns from scores what followed them. */
  private interface Learner {
    ProbabilityCalibrator fit(double[] score, boolean[] spike);
  }

  private Rule of(Learner learner, double[][] scores, long maturedBy) {
    History history = history(scores, maturedBy);
    ProbabilityCalibrator fit = learner.fit(history.value, history.spike);
    return (instrument, score) -> fit.probability(score);
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

  /** Earlier forecasts or scores with what followed, of all instruments. */
  @SuppressWarnings("ArrayRecordComponent")
  private record History(double[] value, double[] realized, boolean[] spike) {}

  private History history(double[][] values, long maturedBy) {
    int n = matured(values, maturedBy);
    History history = new History(new double[n], new double[n], new boolean[n]);
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      int size = count(i, maturedBy);
      for (int o = 0; o < size; o++) {
        if (Double.isFinite(values[i][o])) {
          Label label = forecasts.label(i, o);
          history.value[at] = values[i][o];
          history.realized[at] = label.variance();
          history.spike[at] = label.spike();
          at++;
        }
      }
    }
    return history;
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
