package io.plimsoll.training.comparison;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.distribution.ExcursionEstimator;
import io.plimsoll.models.distribution.ExcursionQuantiles;
import io.plimsoll.models.distribution.ExcursionSample;
import io.plimsoll.models.distribution.FilteredHistorical;
import io.plimsoll.training.comparison.QuantileForecasts.Side;
import io.plimsoll.training.comparison.QuantileForecasts.Tail;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of the worst excursion that are learned from features beside a variance forecast, at
 * every refit from the same earlier forecasts that the others learn from.
 *
 * <p>All levels are learned at once, so that none crosses another. The expected shortfall beside a
 * quantile has the ratio to it that filtered historical simulation finds: of what lies beyond the
 * deepest levels there are too few rows to learn from.
 */
final class LearnedQuantiles {
  private final QuantileForecasts quantiles;
  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final long embargoNanos;
  private final Checkpoints checkpoints;

  LearnedQuantiles(
      QuantileForecasts quantiles,
      Forecasts forecasts,
      List<Fold> folds,
      long embargoNanos,
      Checkpoints checkpoints) {
    this.quantiles = quantiles;
    this.forecasts = forecasts;
    this.folds = folds;
    this.embargoNanos = embargoNanos;
    this.checkpoints = checkpoints;
  }

  /** The tails of every level; NaN where a feature is missing or too little had been seen. */
  List<Tail> of(QuantileSettings.Learned settings, ExcursionEstimator estimator, Side side) {
    Sample sample = forecasts.sample();
    String key =
        "tails " + sample.horizonNanos() + " " + sample.view() + " " + settings + side + folds;
    int n = forecasts.instruments();
    int[] lengths = new int[2 * n * settings.levels().size()];
    Arrays.setAll(lengths, k -> forecasts.size(k % n));
    double[][] rows =
        checkpoints
            .read(key, lengths)
            .orElseGet(
                () -> {
                  double[][] made = rows(made(settings, estimator, side));
                  checkpoints.write(key, made);
                  return made;
                });
    List<Tail> tails = new ArrayList<>();
    for (int k = 0; k < settings.levels().size(); k++) {
      int from = 2 * k * n;
      tails.add(
          new Tail(
              settings.levels().get(k),
              Arrays.copyOfRange(rows, from, from + n),
              Arrays.copyOfRange(rows, from + n, from + 2 * n)));
    }
    return quantiles.conformed(settings.conformal(), side, tails);
  }

  /** Quantiles, then shortfalls, level by level. */
  private static double[][] rows(List<Tail> tails) {
    List<double[]> rows = new ArrayList<>();
    for (Tail tail : tails) {
      rows.addAll(List.of(tail.quantile()));
      rows.addAll(List.of(tail.shortfall()));
    }
    return rows.toArray(double[][]::new);
  }

  private List<Tail> made(
      QuantileSettings.Learned settings, ExcursionEstimator estimator, Side side) {
    List<Tail> tails = quantiles.blank(settings.levels());
    List<String> features =
        settings.features().isEmpty() ? forecasts.sample().inputs().all() : settings.features();
    double[][] variance = forecasts.of(settings.from());
    double[] levels = settings.levels().stream().mapToDouble(Double::doubleValue).toArray();
    for (Fold fold : folds) {
      ExcursionSample history =
          quantiles.history(variance, features, side, fold.fromNanos() - embargoNanos);
      if (history.size() >= QuantileForecasts.LEAST_ROWS) {
        fill(estimator.fit(history, levels), ratios(history, levels), variance, fold, tails);
      }
    }
    return tails;
  }

  /** What the shortfall of each level is to its quantile. */
  private static double[] ratios(ExcursionSample history, double[] levels) {
    ExcursionSample plain = ExcursionSample.complete(history.variance(), history.excursion());
    double[] ratios = new double[levels.length];
    for (int k = 0; k < levels.length; k++) {
      double[] tail = QuantileForecasts.levels(levels[k]);
      double[] into = new double[tail.length];
      FilteredHistorical.DEFAULT.fit(plain, tail).quantiles(1, new double[0], into);
      ratios[k] = QuantileForecasts.shortfall(into) / into[0];
    }
    return ratios;
  }

  private void fill(
      ExcursionQuantiles fitted,
      double[] ratios,
      double[][] variance,
      Fold fold,
      List<Tail> tails) {
    double[] x = new double[fitted.features().size()];
    double[] into = new double[ratios.length];
    for (int i = 0; i < variance.length; i++) {
      FeatureTable table = forecasts.panel(i).features();
      int[] columns = FeatureRows.positions(table.columns(), fitted.features());
      int to = forecasts.firstAt(i, fold.toNanos());
      for (int o = forecasts.firstAt(i, fold.fromNanos()); o < to; o++) {
        int row = forecasts.rows(i)[o];
        fitted.quantiles(variance[i][o], QuantileForecasts.values(table, row, columns, x), into);
        for (int k = 0; k < into.length; k++) {
          tails.get(k).quantile()[i][o] = into[k];
          tails.get(k).shortfall()[i][o] = into[k] * ratios[k];
        }
      }
    }
  }
}
