package io.plimsoll.training.comparison;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.GuardedModel;
import io.plimsoll.training.comparison.ModelSettings.Floor;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.List;

/**
 * Guarded forecasts: of instruments that were thin at the refit {@code max(model, floor)}, or
 * {@code model · max(1, least / level)} with the least level of the instrument's training rows; of
 * all others the model alone. One that had no training rows has no forecast: nobody knows whether
 * it is thin.
 *
 * <p>A week calmer than any that training saw is one of which nothing is known, and thin trading
 * makes such weeks: the level falls with nobody there to move the price, and the risk does not.
 * {@code max(1, least / level)} takes the forecast to what it would be in the calmest week that is
 * known. Unlike a floor it leaves all other weeks alone.
 */
final class ThinGuard {
  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final ThinInstruments instruments;
  private final long embargoNanos;

  ThinGuard(Forecasts forecasts, List<Fold> folds, Fitting fitting, long embargoNanos) {
    this.forecasts = forecasts;
    this.folds = folds;
    this.instruments = new ThinInstruments(forecasts.sample(), fitting);
    this.embargoNanos = embargoNanos;
  }

  /** Adds the guarded forecasts to those that they are made of. */
  void add(ModelSettings.Guarded guarded) {
    double[][] model = forecasts.of(guarded.model());
    double[][] values = forecasts.blank();
    for (Fold fold : folds) {
      long maturedBy = fold.fromNanos() - embargoNanos;
      boolean[] thin = instruments.thin(guarded, maturedBy);
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
    if (!instruments.known(instrument, maturedBy)) {
      return (model, origin) -> Double.NaN;
    }
    return switch (floor) {
      case Floor.OfModel simple -> {
        double[] floors = forecasts.of(simple.model())[instrument];
        yield (model, origin) -> GuardedModel.held(model, floors[origin], thin);
      }
      case Floor.OfLevel level -> {
        double least = thin ? instruments.least(instrument, level.column(), maturedBy) : 0;
        FeatureRows features = forecasts.panel(instrument).features();
        int[] rows = forecasts.rows(instrument);
        int position = position(instrument, level.column());
        yield (model, origin) ->
            GuardedModel.raised(model, features.value(rows[origin], position), least);
      }
    };
  }

  private int position(int instrument, String column) {
    return FeatureRows.positions(forecasts.panel(instrument).features().columns(), List.of(column))[
        0];
  }
}
