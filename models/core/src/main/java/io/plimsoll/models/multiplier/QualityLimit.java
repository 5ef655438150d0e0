package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Checks;

/**
 * How bad the data behind a row may be: above it, or where the column is not known (NaN), the
 * fallback is served.
 *
 * @param column of the bundle's view, for example {@code open_interest_age}
 * @param most finite, in the unit of the column
 */
public record QualityLimit(String column, double most) {
  public QualityLimit {
    Checks.notBlank(column, "column");
    Checks.finite(most, "limit of " + column);
  }
}
