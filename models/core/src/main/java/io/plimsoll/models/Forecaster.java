package io.plimsoll.models;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A variance model with what makes its number a {@link Forecast}: calibration, long-run level,
 * spike threshold.
 *
 * @param longRunColumn the feature that holds the slow level of the same variance
 * @param spikeMultiple a horizon counts as a spike where its variance exceeds this many times the
 *     long-run variance
 * @param horizonNanos how far ahead the model looks
 */
public record Forecaster(
    Model model,
    Calibration calibration,
    String longRunColumn,
    double spikeMultiple,
    long horizonNanos) {
  public Forecaster {
    Checks.notBlank(longRunColumn, "longRunColumn");
    Checks.positive(spikeMultiple, "spikeMultiple");
    Checks.positive(horizonNanos, "horizonNanos");
  }

  /** The features it reads. */
  public List<String> inputs() {
    LinkedHashSet<String> inputs = new LinkedHashSet<>(model.inputs());
    inputs.add(longRunColumn);
    return List.copyOf(inputs);
  }

  /** How many rows it needs, the current one included. */
  public int lookback() {
    return model.lookback();
  }

  /** Binds to the positions of columns; throws IllegalArgumentException where one is missing. */
  public BoundForecaster bind(List<String> columns) {
    return new BoundForecaster(this, columns);
  }

  /** Stores everything. */
  public void write(Archive out) {
    Models.write(model, out.child("model"));
    calibration.write(out.child("calibration"));
    out.put("long-run-column", longRunColumn);
    out.put("spike-multiple", spikeMultiple);
    out.put("horizon-nanos", horizonNanos);
  }

  /** Reads what {@link #write} stored. */
  public static Forecaster read(Archive in) {
    return new Forecaster(
        Models.read(in.child("model")),
        Calibration.read(in.child("calibration")),
        in.text("long-run-column"),
        in.number("spike-multiple"),
        in.wholeNumber("horizon-nanos"));
  }
}
