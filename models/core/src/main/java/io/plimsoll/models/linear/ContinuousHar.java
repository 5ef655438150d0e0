package io.plimsoll.models.linear;

import java.util.List;

/**
 * The continuous HAR (CHAR): past jumps are left out of the regressors.
 *
 * <p>{@code y = a + Σ b_j·bpv_j + e}, ordinary least squares; the target is the whole realized
 * variance, the regressors jump-robust bipower variances over nested windows.
 *
 * <p><b>Reference</b>: Andersen, Bollerslev and Diebold (2007), Roughing it up, Review of Economics
 * and Statistics 89; in this form: Bollerslev, Patton and Quaedvlieg (2016), Exploiting the errors:
 * a simple approach for improved volatility forecasting, Journal of Econometrics 192.
 */
public final class ContinuousHar extends TermEstimator<ContinuousHar.Settings> {
  /** The family's name. */
  public static final String FAMILY = "char";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param bipower bipower variances of nested windows, short to long, each scaled to the horizon
   * @param options what the linear families have in common
   */
  public record Settings(List<String> bipower, FitOptions options) {
    public Settings {
      bipower = Inputs.columns(bipower, "bipower");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> bipower) {
      return new Settings(bipower, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public ContinuousHar(Settings settings) {
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
  public ContinuousHar with(Settings other) {
    return new ContinuousHar(other);
  }

  @Override
  List<Term> terms() {
    return Term.levels(settings.bipower());
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
