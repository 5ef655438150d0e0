package io.plimsoll.models.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * The full HARQ: every window's slope falls with its measurement error.
 *
 * <p>{@code y = a + Σ (b_j + q_j·√rq_j)·rv_j + e}, ordinary least squares; {@code rq_j} is the mean
 * quarticity of the window. More to estimate than {@link Harq}, and more forecasts that the sanity
 * filter has to stop.
 *
 * <p><b>Reference</b>: Bollerslev, Patton and Quaedvlieg (2016), Exploiting the errors: a simple
 * approach for improved volatility forecasting, Journal of Econometrics 192.
 */
public final class HarqF extends TermEstimator<HarqF.Settings> {
  /** The family's name. */
  public static final String FAMILY = "harq-f";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param quarticities mean realized quarticity of each of these windows, scaled to the horizon
   *     squared
   * @param centring whether the root of the quarticity is less its training mean in the product
   * @param options what the linear families have in common
   */
  public record Settings(
      List<String> inputs, List<String> quarticities, Centring centring, FitOptions options) {
    public Settings {
      inputs = Inputs.columns(inputs, "inputs");
      quarticities = Inputs.columns(quarticities, "quarticities");
      Inputs.sameWindows(inputs, quarticities, "quarticities");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs, List<String> quarticities) {
      return new Settings(inputs, quarticities, Centring.MEAN, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public HarqF(Settings settings) {
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
  public HarqF with(Settings other) {
    return new HarqF(other);
  }

  @Override
  List<Term> terms() {
    List<Term> terms = new ArrayList<>(Term.levels(settings.inputs()));
    for (int j = 0; j < settings.inputs().size(); j++) {
      terms.add(
          settings.centring().product(settings.inputs().get(j), settings.quarticities().get(j)));
    }
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
