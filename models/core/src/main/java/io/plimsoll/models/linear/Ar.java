package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * A first-order autoregression of the realized variance, by least squares.
 *
 * <p>{@code y = a + b·rv + e}. Measurement error in {@code rv} pulls {@code b} towards zero: what
 * {@link Arq} mends and {@link Har} hides in its longer windows.
 *
 * <p><b>Reference</b>: the baseline of Bollerslev, Patton and Quaedvlieg (2016), Exploiting the
 * errors: a simple approach for improved volatility forecasting, Journal of Econometrics 192.
 */
public final class Ar extends TermEstimator<Ar.Settings> {
  /** The family's name. */
  public static final String FAMILY = "ar";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param input the realized variance of the last window, scaled to the horizon
   * @param options what the linear families have in common
   */
  public record Settings(String input, FitOptions options) {
    public Settings {
      Checks.notBlank(input, "input");
    }

    /** The defaults over given inputs. */
    public static Settings of(String input) {
      return new Settings(input, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public Ar(Settings settings) {
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
  public Ar with(Settings other) {
    return new Ar(other);
  }

  @Override
  List<Term> terms() {
    return List.of(Term.level(settings.input()));
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
