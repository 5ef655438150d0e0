package io.plimsoll.models.multiplier;

import io.plimsoll.features.FeatureRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits on the quality of a row, bound to the columns they are about. */
final class QualityGate {
  private final List<QualityLimit> limits;
  private final int[] columns;

  QualityGate(List<QualityLimit> limits, List<String> columns) {
    this.limits = limits;
    this.columns = limits.stream().mapToInt(limit -> columns.indexOf(limit.column())).toArray();
  }

  /** What is wrong with a row: the first limit it breaks; null where it keeps them all. */
  @Nullable String whyNot(FeatureRows rows, int row) {
    for (int i = 0; i < columns.length; i++) {
      QualityLimit limit = limits.get(i);
      double value = rows.value(row, columns[i]);
      // Written so that NaN breaks it: what is not known to be good is not good.
      if (!(value <= limit.most())) {
        return "quality: " + limit.column() + " is " + value + ", at most " + limit.most();
      }
    }
    return null;
  }
}
