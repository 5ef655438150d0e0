package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * The heterogeneous autoregression whose first slope falls with the measurement error (HARQ).
 *
 * <p>{@code y = a + (b_1 + q·√rq)·rv_1 + Σ_{j>1} b_j·rv_j + e}, ordinary least squares; with {@link
 * Centring#MEAN} {@code √rq} is less its training mean. The error of the longer windows averages
 * out and is left alone; {@link HarqF} does not.
 *
 * <p><b>Reference</b>: Bollerslev, Patton and Quaedvlieg (2016), Exploiting the errors: a simple
 * approach for improved volatility forecasting, Journal of Econometrics 192.
 */
public final class Harq extends TermEstimator<Harq.Settings> {
  /** The family's name. */
  public static final String FAMILY = "harq";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param quarticity realized quarticity of the shortest window, scaled to the horizon squared
   * @param centring whether the root of the quarticity is less its training mean in the product
   * @param options what the linear families have in common
   */
  public record Settings(
      List<String> inputs, String quarticity, Centring centring, FitOptions options) {
    public Settings {
      inputs = Inputs.columns(inputs, "inputs");
      Checks.notBlank(quarticity, "quarticity");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs, String quarticity) {
      return new Settings(inputs, quarticity, Centring.MEAN, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public Harq(Settings settings) {
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
  public Harq with(Settings other) {
    return new Harq(other);
  }

  @Override
  List<Term> terms() {
    List<Term> terms = new ArrayList<>(Term.levels(settings.inputs()));
    terms.add(settings.centring().product(settings.inputs().getFirst(), settings.quarticity()));
    return terms;
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
