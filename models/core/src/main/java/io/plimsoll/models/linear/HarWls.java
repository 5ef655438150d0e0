package io.plimsoll.models.linear;

import io.plimsoll.models.numeric.LeastSquares;
import java.util.List;

/**
 * The heterogeneous autoregression in levels, by weighted least squares.
 *
 * <p>As {@link Har}, minimising {@code Σ w·e²} with {@code w = 1/max(v, floor)}: {@code v} is the
 * fitted value of a first, unweighted fit ({@link Weighting#INVERSE_FITTED}) or a column ({@link
 * Weighting#INVERSE_INPUT}); the floor is the lower bound of the sanity filter. Errors of a
 * variance grow with its level, so that equal weights leave the fit to a few crisis days.
 *
 * <p><b>Reference</b>: fitted values: Patton and Sheppard (2015), Good volatility, bad volatility:
 * signed jumps and the persistence of volatility, Review of Economics and Statistics 97; both:
 * Clements and Preve (2021), A practical guide to harnessing the HAR volatility model, Journal of
 * Banking and Finance 133.
 */
public final class HarWls extends TermEstimator<HarWls.Settings> {
  /** The family's name. */
  public static final String FAMILY = "har-wls";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param weighting what the weights are the inverse of
   * @param weightInput the column for {@link Weighting#INVERSE_INPUT}, one of {@code inputs}; not
   *     read otherwise
   * @param options what the linear families have in common
   */
  public record Settings(
      List<String> inputs, Weighting weighting, String weightInput, FitOptions options) {
    public Settings {
      inputs = Inputs.columns(inputs, "inputs");
      if (!inputs.contains(weightInput)) {
        throw new IllegalArgumentException(
            "weightInput must be one of " + inputs + ", was '" + weightInput + "'");
      }
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs) {
      return new Settings(inputs, Weighting.INVERSE_FITTED, inputs.getFirst(), FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public HarWls(Settings settings) {
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
  public HarWls with(Settings other) {
    return new HarWls(other);
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

  @Override
  double[] weights(Design design) {
    double[] weights = super.weights(design);
    LeastSquares.Fit first = solve(design, weights);
    int column = settings.inputs().indexOf(settings.weightInput());
    for (int i = 0; i < weights.length; i++) {
      double[] x = design.row(i);
      double level =
          switch (settings.weighting()) {
            case INVERSE_FITTED -> fitted(first, x);
            case INVERSE_INPUT -> x[column];
          };
      weights[i] = 1 / Math.max(level, design.filter().least());
    }
    return weights;
  }
}
