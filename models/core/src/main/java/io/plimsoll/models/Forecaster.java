package io.plimsoll.models;

import io.plimsoll.features.FeatureRows;
import java.util.Optional;

/**
 * Contract only; implemented by the models room: a variance model with its spike calibration and
 * excursion quantiles.
 */
public interface Forecaster {
  /** The forecast as of a row; empty where the model cannot say (missing inputs). */
  Optional<Forecast> forecast(FeatureRows rows, int row);
}
