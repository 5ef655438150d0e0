package io.plimsoll.training;

import io.plimsoll.features.FeatureTable;

/** The features of one instrument with what followed them, row by row. */
public record Panel(FeatureTable features, LabelTable labels) {
  public Panel {
    if (!features.instrument().equals(labels.instrument())) {
      throw new IllegalArgumentException(
          "expected labels of " + features.instrument() + ", were of " + labels.instrument());
    }
    if (features.size() != labels.size()) {
      throw new IllegalArgumentException(
          "expected " + features.size() + " labels, had " + labels.size());
    }
    for (int row = 0; row < features.size(); row++) {
      if (features.asOfNanos(row) != labels.asOfNanos(row)) {
        throw new IllegalArgumentException(
            "row "
                + row
                + " is as of "
                + features.asOfNanos(row)
                + ", its label of "
                + labels.asOfNanos(row));
      }
    }
  }
}
