package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.TrainingSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Log-HAR with the falls and the rises of the last window apart.
 *
 * <p>{@code ln y = a + b⁻·ln rs⁻ + b⁺·ln rs⁺ + Σ b_j·ln rv_j + e}, ordinary least squares; forecast
 * and floor as in {@link LogHar}. A window without a single fall (or rise) counts as the floor.
 *
 * <p><b>Reference</b>: Patton and Sheppard (2015), Good volatility, bad volatility: signed jumps
 * and the persistence of volatility, Review of Economics and Statistics 97.
 */
public final class LogShar implements Estimator<LogShar.Settings> {
  /** The family's name. */
  public static final String FAMILY = "log-shar";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param negative realized variance of falls over the shortest window, scaled to the horizon
   * @param positive the same of rises
   * @param longer variances of the longer windows, short to long, each scaled to the horizon
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      String negative, String positive, List<String> longer, double boundsFactor) {
    public Settings {
      Checks.notBlank(negative, "negative");
      Checks.notBlank(positive, "positive");
      longer = Inputs.columns(longer, "longer");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults over given inputs. */
    public static Settings of(String negative, String positive, List<String> longer) {
      return new Settings(negative, positive, longer, Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public LogShar(Settings settings) {
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
  public LogShar with(Settings other) {
    return new LogShar(other);
  }

  @Override
  public LogLinearModel fit(TrainingSet set, FitContext context) {
    List<String> variances = new ArrayList<>();
    variances.add(settings.negative());
    variances.add(settings.positive());
    variances.addAll(settings.longer());
    return LogLinearFit.fit(
        set,
        context.provenance(FAMILY, settings, "plimsoll"),
        variances,
        List.of(),
        0,
        settings.boundsFactor());
  }
}
