package io.plimsoll.training.comparison;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.GuardedModel;
import io.plimsoll.training.Panel;
import io.plimsoll.training.PurgedWalkForward.Origins;
import io.plimsoll.training.comparison.ModelSettings.Floor;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Guarded forecasts: of instruments that were thin at the refit {@code max(model, floor)}, or
 * {@code model · max(1, least / level)} with the least level of the instrument's training rows; of
 * all others the model alone.
 *
 * <p>A week calmer than any that training saw is one of which nothing is known, and thin trading
 * makes such weeks: the level falls with nobody there to move the price, and the risk does not.
 * {@code max(1, least / level)} takes the forecast to what it would be in the calmest week that is
 * known. Unlike a floor it leaves all other weeks alone.
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
    double[][] values = forecasts.blank();
    for (Fold fold : folds) {
      long maturedBy = fold.fromNanos() - embargoNanos;
      boolean[] thin = thin(guarded, maturedBy);
      for (int i = 0; i < values.length; i++) {
        Guard guard = guard(guarded.floor(), i, thin[i], maturedBy);
        int to = forecasts.firstAt(i, fold.toNanos());
        for (int o = forecasts.firstAt(i, fold.fromNanos()); o < to; o++) {
          values[i][o] = guard.apply(model[i][o], o);
        }
      }
    }
    forecasts.put(guarded.name(), values);
  }

  /** What becomes of an instrument's forecast at an origin. */
  private interface Guard {
    double apply(double model, int origin);
  }

  private Guard guard(Floor floor, int instrument, boolean thin, long maturedBy) {
    return switch (floor) {
      case Floor.OfModel simple -> {
        double[] floors = forecasts.of(simple.model())[instrument];
        double thinness = thin ? 1 : 0;
        yield (model, origin) -> GuardedModel.guard(model, floors[origin], thinness, 0.5);
      }
      case Floor.OfLevel level -> {
        double least = thin ? least(instrument, level.column(), maturedBy) : 0;
        FeatureRows features = forecasts.panel(instrument).features();
        int[] rows = forecasts.rows(instrument);
        int position = position(instrument, level.column());
        yield (model, origin) -> raised(model, features.value(rows[origin], position), least);
      }
    };
  }

  /** NaN where there is no level to compare with. */
  private static double raised(double model, double level, double least) {
    if (!(level > 0)) {
      return Double.NaN;
    }
    return level < least ? model * (least / level) : model;
  }

  private int position(int instrument, String column) {
    return FeatureRows.positions(forecasts.panel(instrument).features().columns(), List.of(column))[
        0];
  }

  private boolean[] thin(ModelSettings.Guarded guarded, long maturedBy) {
    double[] means = new double[forecasts.instruments()];
    for (int i = 0; i < means.length; i++) {
      means[i] = matured(i, guarded.column(), maturedBy).average().orElse(Double.NaN);
    }
    double[] known = Arrays.stream(means).filter(Double::isFinite).sorted().toArray();
    double median = known.length == 0 ? 0 : known[known.length / 2];
    boolean[] thin = new boolean[means.length];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = means[i] > guarded.share() && means[i] > guarded.timesMedian() * median;
    }
    return thin;
  }

  private double least(int instrument, String column, long maturedBy) {
    return matured(instrument, column, maturedBy).min().orElse(0);
  }

  /** A column's numbers in the rows of an instrument that had matured. */
  private DoubleStream matured(int instrument, String column, long maturedBy) {
    Panel panel = forecasts.panel(instrument);
    Origins origins = fitting.trainable(instrument);
    int position = position(instrument, column);
    return IntStream.range(0, origins.rows().length)
        .takeWhile(k -> origins.maturesAtNanos()[k] <= maturedBy)
        .mapToDouble(k -> panel.features().value(origins.rows()[k], position))
        .filter(Double::isFinite);
  }
}
