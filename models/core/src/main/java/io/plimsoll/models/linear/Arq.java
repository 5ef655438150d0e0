package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * The autoregression whose slope falls with the measurement error (ARQ).
 *
 * <p>{@code y = a + (b + q·√rq)·rv + e}, ordinary least squares; with {@link Centring#MEAN} {@code
 * √rq} is less its training mean, so that {@code b} is the slope of an average day. {@code q < 0}:
 * a variance that was measured badly says less.
 *
 * <p><b>Reference</b>: Bollerslev, Patton and Quaedvlieg (2016), Exploiting the errors: a simple
 * approach for improved volatility forecasting, Journal of Econometrics 192.
 */
public final class Arq extends TermEstimator<Arq.Settings> {
  /** The family's name. */
  public static final String FAMILY = "arq";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param input the realized variance of the last window, scaled to the horizon
   * @param quarticity its realized quarticity, scaled to the horizon squared
   * @param centring whether the root of the quarticity is less its training mean in the product
   * @param options what the linear families have in common
   */
  public record Settings(String input, String quarticity, Centring centring, FitOptions options) {
    public Settings {
      Checks.notBlank(input, "input");
      Checks.notBlank(quarticity, "quarticity");
    }

    /** The defaults over given inputs. */
    public static Settings of(String input, String quarticity) {
      return new Settings(input, quarticity, Centring.MEAN, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public Arq(Settings settings) {
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
  public Arq with(Settings other) {
    return new Arq(other);
  }

  @Override
  List<Term> terms() {
    return List.of(
        Term.level(settings.input()),
        settings.centring().product(settings.input(), settings.quarticity()));
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
