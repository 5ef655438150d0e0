package io.plimsoll.models.linear;

import java.util.HashSet;
import java.util.List;

/** Checks of settings that name columns. */
final class Inputs {
  private Inputs() {}

  /** A copy of columns that are at least one, none blank, none twice. */
  static List<String> columns(List<String> columns, String name) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(name + " must name at least one column");
    }
    for (String column : columns) {
      if (column.isBlank()) {
        throw new IllegalArgumentException(name + " must not hold a blank, was " + columns);
      }
    }
    if (new HashSet<>(columns).size() != columns.size()) {
      throw new IllegalArgumentException(name + " must not name a column twice, was " + columns);
    }
    return List.copyOf(columns);
  }

  /** As many columns of one kind as of another, window by window. */
  static void sameWindows(List<String> inputs, List<String> others, String name) {
    if (inputs.size() != others.size()) {
      throw new IllegalArgumentException(
          name + " must name one column a window of " + inputs + ", was " + others);
    }
  }
}
