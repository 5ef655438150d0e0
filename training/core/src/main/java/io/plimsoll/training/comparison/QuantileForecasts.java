package io.plimsoll.training.comparison;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.conformal.AdaptiveConformal;
import io.plimsoll.models.conformal.ConformalPid;
import io.plimsoll.models.conformal.ConformalState;
import io.plimsoll.models.distribution.ConformalizedQuantile;
import io.plimsoll.models.distribution.ExcursionEstimator;
import io.plimsoll.models.distribution.ExcursionQuantiles;
import io.plimsoll.models.distribution.ExcursionSample;
import io.plimsoll.models.distribution.ExtremeValueTail;
import io.plimsoll.models.distribution.FilteredHistorical;
import io.plimsoll.models.distribution.QuantileRegressionExcursion;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of the worst excursion at every origin, from a variance forecast and what had been
 * learned at the refit from earlier ones whose outcome had matured.
 *
 * <p>The expected shortfall beside a quantile is the mean of the quantiles above it, at the middles
 * of {@value #TAIL_STEPS} equal steps of the level up to 1: its definition, as a sum.
 */
final class QuantileForecasts {
  private static final int TAIL_STEPS = 8;
  private static final double HELD_OUT = 0.3;

  /** Fewer earlier forecasts than this teach nothing. */
  static final int LEAST_ROWS = 500;

  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final long embargoNanos;

  QuantileForecasts(Forecasts forecasts, List<Fold> folds, long embargoNanos) {
    this.forecasts = forecasts;
    this.folds = folds;
    this.embargoNanos = embargoNanos;
  }

  /** Which way the price runs. */
  enum Side {
    DOWN,
    UP;

    double of(Label label) {
      return this == DOWN ? label.down() : label.up();
    }

    String key() {
      return this == DOWN ? "down" : "up";
    }
  }

  /**
   * Quantile and expected shortfall of a level, by instrument and origin; NaN where there is none.
   */
  record Tail(double level, double[][] quantile, double[][] shortfall) {}

  /** The tails of every level. */
  List<Tail> of(QuantileSettings.Scaled settings, Side side) {
    List<Tail> tails = blank(settings.levels());
    double[][] variance = forecasts.of(settings.from());
    for (Tail tail : tails) {
      for (Fold fold : folds) {
        fill(settings, side, variance, fold, tail);
      }
    }
    return conformed(settings.conformal(), side, tails);
  }

  /** A tail of each level, NaN so far. */
  List<Tail> blank(List<Double> levels) {
    return levels.stream()
        .map(level -> new Tail(level, forecasts.blank(), forecasts.blank()))
        .toList();
  }

  /** The tails, corrected as outcomes come in if that is asked for. */
  List<Tail> conformed(QuantileSettings.Conformal conformal, Side side, List<Tail> tails) {
    if (conformal != QuantileSettings.Conformal.NONE) {
      tails.forEach(tail -> conform(conformal, side, tail));
    }
    return tails;
  }

  /** The features of a row. */
  static double[] values(FeatureTable table, int row, int[] columns, double[] into) {
    for (int j = 0; j < columns.length; j++) {
      into[j] = table.value(row, columns[j]);
    }
    return into;
  }

  private void fill(
      QuantileSettings.Scaled settings, Side side, double[][] variance, Fold fold, Tail tail) {
    ExcursionSample history = history(variance, List.of(), side, fold.fromNanos() - embargoNanos);
    if (history.size() < LEAST_ROWS) {
      return;
    }
    double[] levels = levels(tail.level());
    ExcursionQuantiles fitted = estimator(settings.method()).fit(history, levels);
    double[] into = new double[levels.length];
    double[] none = new double[0];
    for (int i = 0; i < variance.length; i++) {
      int to = forecasts.firstAt(i, fold.toNanos());
      for (int o = forecasts.firstAt(i, fold.fromNanos()); o < to; o++) {
        fitted.quantiles(variance[i][o], none, into);
        tail.quantile()[i][o] = into[0];
        tail.shortfall()[i][o] = shortfall(into);
      }
    }
  }

  /** The mean of the quantiles above the first. */
  static double shortfall(double[] quantiles) {
    double sum = 0;
    for (int k = 1; k < quantiles.length; k++) {
      sum += quantiles[k];
    }
    return sum / TAIL_STEPS;
  }

  /** The level itself, then the middles of equal steps above it. */
  static double[] levels(double level) {
    double[] levels = new double[TAIL_STEPS + 1];
    levels[0] = level;
    for (int k = 0; k < TAIL_STEPS; k++) {
      levels[k + 1] = level + (1 - level) * (k + 0.5) / TAIL_STEPS;
    }
    return levels;
  }

  private static ExcursionEstimator estimator(QuantileSettings.Method method) {
    return switch (method) {
      case FHS -> FilteredHistorical.DEFAULT;
      case EVT -> ExtremeValueTail.DEFAULT;
      case QUANTILE_REGRESSION -> QuantileRegressionExcursion.DEFAULT;
      case CQR -> new ConformalizedQuantile(QuantileRegressionExcursion.DEFAULT, HELD_OUT);
    };
  }

  /** Earlier forecasts with the excursions that followed, oldest first. */
  ExcursionSample history(double[][] variance, List<String> features, Side side, long maturedBy) {
    int[][] columns = new int[variance.length][];
    Arrays.setAll(
        columns, i -> FeatureRows.positions(forecasts.panel(i).features().columns(), features));
    List<long[]> order = new ArrayList<>();
    for (int i = 0; i < variance.length; i++) {
      for (int o = 0;
          o < forecasts.size(i) && forecasts.label(i, o).maturesAtNanos() <= maturedBy;
          o++) {
        order.add(new long[] {forecasts.time(i, o), i, o});
      }
    }
    order.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
    double[] f = new double[order.size()];
    double[] excursion = new double[f.length];
    double[][] x = new double[f.length][features.size()];
    for (int k = 0; k < f.length; k++) {
      int i = (int) order.get(k)[1];
      int o = (int) order.get(k)[2];
      f[k] = variance[i][o];
      excursion[k] = side.of(forecasts.label(i, o));
      values(forecasts.panel(i).features(), forecasts.rows(i)[o], columns[i], x[k]);
    }
    return ExcursionSample.complete(features, f, excursion, x);
  }

  /** Multiplies each instrument's tail with what its own outcomes so far ask for. */
  private void conform(QuantileSettings.Conformal conformal, Side side, Tail tail) {
    double alpha = 1 - tail.level();
    for (int i = 0; i < tail.quantile().length; i++) {
      ConformalState state =
          conformal == QuantileSettings.Conformal.ACI
              ? AdaptiveConformal.of(alpha).start()
              : ConformalPid.of(alpha).start();
      ArrayDeque<double[]> waiting = new ArrayDeque<>();
      for (int o = 0; o < forecasts.size(i); o++) {
        double quantile = tail.quantile()[i][o];
        if (!(quantile > 0)) {
          continue;
        }
        while (!waiting.isEmpty() && waiting.getFirst()[0] <= forecasts.time(i, o)) {
          state.observe(waiting.removeFirst()[1]);
        }
        double multiplier = state.multiplier();
        Label label = forecasts.label(i, o);
        waiting.addLast(new double[] {label.maturesAtNanos(), side.of(label) / quantile});
        tail.quantile()[i][o] *= multiplier;
        tail.shortfall()[i][o] *= multiplier;
      }
    }
  }
}
