package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import java.util.OptionalInt;

/**
 * A fit that a study shows as a table of coefficients: to each instrument by itself, once, on all
 * labelled rows.
 *
 * @param model what is fitted; its family must have an in-sample form
 * @param lag over how many rows errors may be correlated; empty for those that a horizon overlaps
 */
public record InSampleSettings(ModelSettings.Fitted model, OptionalInt lag) {
  public InSampleSettings {
    lag.ifPresent(rows -> Checks.notNegative(rows, "lag"));
  }

  /** The name in results. */
  public String name() {
    return model.name();
  }
}
