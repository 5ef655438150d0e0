package io.plimsoll.features;

import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;

/**
 * Rows of features of one instrument, oldest first, each with the time as of which it was known.
 *
 * <p>A model predicts from a row and may look back at the rows before it, never ahead. Offline this
 * is a {@link FeatureTable}; online it is the last few rows.
 */
public interface FeatureRows {

  /** The instrument all rows belong to. */
  InstrumentId instrument();

  /** The names of the columns, in order. */
  List<String> columns();

  /** How many rows there are. */
  int size();

  /**
   * As of when the row was known: everything available up to and including this time went into it.
   */
  long asOfNanos(int row);

  /** One number; NaN where it was not defined. */
  double value(int row, int column);

  /**
   * The positions of columns by name; throws IllegalArgumentException that lists the columns where
   * one is not there.
   */
  static int[] positions(List<String> columns, List<String> names) {
    int[] positions = new int[names.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = columns.indexOf(names.get(i));
      if (positions[i] < 0) {
        throw new IllegalArgumentException("no feature '" + names.get(i) + "' among " + columns);
      }
    }
    return positions;
  }
}
