package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * When a study forecasts.
 *
 * @param startNanos where its first forecast may be: the warm-up begins
 * @param fromNanos where its evaluation begins
 */
record Timeline(long startNanos, long fromNanos) {

  /** The times that a study's clock and its data give. */
  static Timeline of(ComparisonSettings settings, Sample sample, Fitting fitting) {
    OpenStart open = new OpenStart(settings, sample, fitting);
    boolean dated = settings.clock().fromNanos().isPresent();
    long wanted = settings.clock().fromNanos().orElseGet(open::firstWholeWindow);
    long warm = wanted - settings.clock().warmUpNanos();
    // Without a date the warm-up is as long as data allow.
    long start = dated ? warm : open.firstFit(warm);
    return new Timeline(start, Math.max(wanted, start));
  }

  /** The folds until a time, exclusive; one begins where the evaluation does. */
  List<Fold> folds(RefitSchedule refit, long toNanos) {
    List<Fold> folds = new ArrayList<>();
    if (startNanos < fromNanos) {
      folds.addAll(refit.folds(startNanos, Math.min(fromNanos, toNanos)));
    }
    folds.addAll(refit.folds(fromNanos, toNanos));
    return folds;
  }
}
