package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.training.Panel;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.List;
import java.util.Map;

/** When a study that names no first day can begin. */
final class OpenStart {
  private final ComparisonSettings settings;
  private final Sample sample;
  private final Fitting fitting;

  OpenStart(ComparisonSettings settings, Sample sample, Fitting fitting) {
    this.settings = settings;
    this.sample = sample;
    this.fitting = fitting;
  }

  /**
   * When every window of a count of rows can be full for the first time on some instrument.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where none ever is
   */
  long firstWholeWindow() {
    int rows = 1;
    for (ModelSettings.Fitted model : settings.fitted()) {
      if (model.window() instanceof TrainingWindow.Rows window) {
        rows = Math.max(rows, window.rows());
      }
    }
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < sample.panels().size(); i++) {
      long[] matures = fitting.trainable(i).maturesAtNanos();
      if (matures.length >= rows) {
        earliest = Math.min(earliest, matures[rows - 1] + settings.clock().embargoNanos());
      }
    }
    if (earliest == Long.MAX_VALUE) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "study '"
              + settings.name()
              + "': no instrument has the "
              + rows
              + " training rows that a window asks for");
    }
    return earliest;
  }

  /**
   * The first refit from a time on at which every model can be fitted: some families ask for many
   * rows. A model that cannot even be fitted at the last refit does not count; why not is said
   * where it is fitted in earnest.
   */
  long firstFit(long fromNanos) {
    List<Fold> folds = settings.clock().refit().folds(fromNanos, lastOrigin() + 1);
    int first = 0;
    for (ModelSettings.Fitted model : settings.fitted()) {
      int last = folds.size() - 1;
      if (last <= first || fits(model, folds.get(first)) || !fits(model, folds.get(last))) {
        continue;
      }
      // Rows only grow: what can be fitted once can be fitted later.
      int fails = first;
      int works = last;
      while (works - fails > 1) {
        int middle = (fails + works) >>> 1;
        if (fits(model, folds.get(middle))) {
          works = middle;
        } else {
          fails = middle;
        }
      }
      first = works;
    }
    return folds.isEmpty() ? fromNanos : folds.get(first).fromNanos();
  }

  private long lastOrigin() {
    long last = Long.MIN_VALUE;
    for (Panel panel : sample.panels()) {
      for (int row = 0; row < panel.labels().size(); row++) {
        if (panel.labels().label(row).complete()) {
          last = Math.max(last, panel.labels().asOfNanos(row));
        }
      }
    }
    return last;
  }

  private boolean fits(ModelSettings.Fitted model, Fold fold) {
    TrainingSet set = fitting.trainingSet(model.window(), fold.fromNanos());
    if (set.size() == 0) {
      return false;
    }
    try {
      fitting.fit(model, Map.of(), set);
      return true;
    } catch (PlimsollException | IllegalArgumentException e) {
      return false;
    }
  }
}
