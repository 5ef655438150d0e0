package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import java.util.List;

/**
 * Log-HAR with terms for the time of day and of week.
 *
 * <p>{@code ln y = a + Σ b_j·ln max(rv_j, floor) + Σ c_k·season_k + e}, ordinary least squares;
 * forecast as in {@link LogHar}. The seasonal terms are columns: indicators (one of them is spanned
 * by the others and the intercept, and dropped) or sines and cosines, standardised by {@link
 * Standardizer}. On intraday horizons this, not log-HAR, is the simple model to beat.
 *
 * <p><b>Reference</b>: Andersen and Bollerslev (1997), Intraday periodicity and volatility
 * persistence in financial markets, Journal of Empirical Finance 4.
 */
public final class SeasonalLogHar implements Estimator<SeasonalLogHar.Settings> {
  /** The family's name. */
  public static final String FAMILY = "seasonal-log-har";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param seasonal terms for the time of day and of week
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(List<String> inputs, List<String> seasonal, double boundsFactor) {
    public Settings {
      inputs = Inputs.columns(inputs, "inputs");
      seasonal = Inputs.columns(seasonal, "seasonal");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs, List<String> seasonal) {
      return new Settings(inputs, seasonal, Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public SeasonalLogHar(Settings settings) {
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
  public SeasonalLogHar with(Settings other) {
    return new SeasonalLogHar(other);
  }

  @Override
  public LogLinearModel fit(TrainingSet set, FitContext context) {
    return LogLinearFit.fit(
        set,
        context.provenance(FAMILY, settings, "plimsoll"),
        settings.inputs(),
        settings.seasonal(),
        0,
        settings.boundsFactor());
  }
}
