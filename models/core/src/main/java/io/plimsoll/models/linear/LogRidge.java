package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.TrainingSet;
import java.util.List;

/**
 * A linear model of the log variance on many logged variances and further features at once, all of
 * them under one ridge, with an optional forgetting of old rows.
 *
 * <p>{@code ln y = a + Σ b_j·ln max(v_j, floor) + Σ c_k·x_k + e}, minimising {@code Σ w_i e_i² +
 * W·λ Σ (standardised slope)²} with {@code w_i = 2^(−age_i / half-life)}, ages in rows of the
 * block. The ridge is what lets smoothed variances of several half-lives, semivariances and bipower
 * variation stand together, which depend on each other closely. Forecast as in {@link LogHar}.
 *
 * <p><b>Reference</b>: Hoerl and Kennard (1970), Ridge regression, Technometrics 12; forgetting:
 * Brown (1963), Smoothing, Forecasting and Prediction, chapter 9 (discounted least squares).
 */
public final class LogRidge implements Estimator<LogRidge.Settings> {
  /** The family's name. */
  public static final String FAMILY = "log-ridge";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param variances that are logged, each scaled to the horizon
   * @param extras further features
   * @param ridge penalty of every slope on the standardised scale, per observation
   * @param halfLifeRows after so many rows a row counts half; 0 for equal weights
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      List<String> variances,
      List<String> extras,
      double ridge,
      int halfLifeRows,
      double boundsFactor) {
    /** Ridge that some thousand days ask for. */
    public static final double DEFAULT_RIDGE = 0.01;

    public Settings {
      variances = List.copyOf(variances);
      extras = List.copyOf(extras);
      if (variances.isEmpty()) {
        throw new IllegalArgumentException("variances must name at least one");
      }
      Checks.notNegative(ridge, "ridge");
      Checks.notNegative(halfLifeRows, "halfLifeRows");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults over given variances and features. */
    public static Settings of(List<String> variances, List<String> extras) {
      return new Settings(variances, extras, DEFAULT_RIDGE, 0, Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public LogRidge(Settings settings) {
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
  public LogRidge with(Settings other) {
    return new LogRidge(other);
  }

  @Override
  public LogLinearModel fit(TrainingSet set, FitContext context) {
    return LogLinearFit.fit(
        set,
        context.provenance(FAMILY, settings, "plimsoll"),
        settings.variances(),
        settings.extras(),
        new LogLinearFit.Penalty(settings.ridge(), settings.ridge(), settings.halfLifeRows()),
        settings.boundsFactor());
  }
}
