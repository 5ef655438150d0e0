package io.plimsoll.models.linear;

import java.util.List;

/**
 * The heterogeneous autoregression in levels, by ordinary least squares.
 *
 * <p>{@code y = a + Σ b_j·rv_j + e} over nested windows. The large errors of large variances rule
 * the fit and forecasts can be negative; {@link HarWls} and {@link LogHar} are there for that, this
 * is the one that papers compare with.
 *
 * <p><b>Reference</b>: Corsi (2009), A simple approximate long-memory model of realized volatility,
 * Journal of Financial Econometrics 7.
 */
public final class Har extends TermEstimator<Har.Settings> {
  /** The family's name. */
  public static final String FAMILY = "har";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param options what the linear families have in common
   */
  public record Settings(List<String> inputs, FitOptions options) {
    public Settings {
      inputs = Inputs.columns(inputs, "inputs");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs) {
      return new Settings(inputs, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public Har(Settings settings) {
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
  public Har with(Settings other) {
    return new Har(other);
  }

  @Override
  List<Term> terms() {
    return Term.levels(settings.inputs());
  }

  @Override
  TermModel.Scale scale() {
    return TermModel.Scale.LEVEL;
  }

  @Override
  FitOptions options() {
    return settings.options();
  }
}
