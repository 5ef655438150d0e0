package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import java.util.List;

/**
 * Log-HAR with further inputs (time of day, leverage, jumps, activity, depth), each standardised
 * and clipped to its training range, with a ridge on the further ones.
 *
 * <p>{@code ln y = a + Σ b_j·ln max(rv_j, floor) + Σ c_k·x_k + e}; forecast as in {@link LogHar}.
 * Clipping ({@link Standardizer}) bounds the exponent: an exponentiated raw return term is what
 * makes unbounded versions explode in a crash.
 *
 * <p><b>Reference</b>: Corsi and Renò (2012), Discrete-time volatility forecasting with persistent
 * leverage effect, Journal of Business and Economic Statistics 30.
 */
public final class LogHarX implements Estimator<LogHarX.Settings> {
  /** The family's name. */
  public static final String FAMILY = "log-har-x";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param extras further features
   * @param ridge penalty of a further feature on its standardised scale, per observation
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      List<String> inputs, List<String> extras, double ridge, double boundsFactor) {
    /** Ridge that a few thousand overlapping rows ask for. */
    public static final double DEFAULT_RIDGE = 0.05;

    public Settings {
      inputs = List.copyOf(inputs);
      extras = List.copyOf(extras);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one variance");
      }
      for (String extra : extras) {
        if (inputs.contains(extra)) {
          throw new IllegalArgumentException("'" + extra + "' is in inputs and in extras");
        }
      }
      Checks.notNegative(ridge, "ridge");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs, List<String> extras) {
      return new Settings(inputs, extras, DEFAULT_RIDGE, Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public LogHarX(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public LogHarX with(Settings other) {
    return new LogHarX(other);
  }

  @Override
  public LogLinearModel fit(TrainingSet set, FitContext context) {
    return LogLinearFit.fit(
        set,
        context.provenance(FAMILY, settings, "plimsoll"),
        settings.inputs(),
        settings.extras(),
        settings.ridge(),
        settings.boundsFactor());
  }
}
