package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.TrainingSet;
import java.util.List;

/**
 * The heterogeneous autoregression in logs: the bar that every other model is measured against.
 *
 * <p>{@code ln y = a + Σ b_j·ln max(rv_j, floor) + e}, ordinary least squares over nested windows;
 * the forecast is {@code exp(a + Σ b_j·ln rv_j + s²/2)}, the mean of a log-normal, within {@link
 * Bounds}. The floor is the lower bound, so that a window without a single trade does not send the
 * logarithm to minus infinity.
 *
 * <p><b>Reference</b>: Corsi (2009), A simple approximate long-memory model of realized volatility,
 * Journal of Financial Econometrics 7; in logs: Andersen, Bollerslev and Diebold (2007), Roughing
 * it up, Review of Economics and Statistics 89.
 */
public final class LogHar implements Estimator<LogHar.Settings> {
  /** The family's name. */
  public static final String FAMILY = "log-har";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(List<String> inputs, double boundsFactor) {
    public Settings {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one variance");
      }
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs) {
      return new Settings(inputs, Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public LogHar(Settings settings) {
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
  public LogHar with(Settings other) {
    return new LogHar(other);
  }

  @Override
  public LogLinearModel fit(TrainingSet set, FitContext context) {
    return LogLinearFit.fit(
        set,
        context.provenance(FAMILY, settings, "plimsoll"),
        settings.inputs(),
        List.of(),
        0,
        settings.boundsFactor());
  }
}
