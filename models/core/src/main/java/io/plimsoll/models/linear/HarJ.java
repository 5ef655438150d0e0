package io.plimsoll.models.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * The heterogeneous autoregression with the jump part of the variance beside the whole.
 *
 * <p>{@code y = a + Σ b_j·rv_j + Σ c_k·jump_k + e}, ordinary least squares. With the jumps of the
 * shortest window alone it is HAR-RV-J; {@code c < 0} says that jumps last less than the rest.
 *
 * <p><b>Reference</b>: Andersen, Bollerslev and Diebold (2007), Roughing it up: including jump
 * components in the measurement, modeling, and forecasting of return volatility, Review of
 * Economics and Statistics 89.
 */
public final class HarJ extends TermEstimator<HarJ.Settings> {
  /** The family's name. */
  public static final String FAMILY = "har-j";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param jumps the jump part of the variance over one window or more, scaled to the horizon
   * @param options what the linear families have in common
   */
  public record Settings(List<String> inputs, List<String> jumps, FitOptions options) {
    public Settings {
      inputs = Inputs.columns(inputs, "inputs");
      jumps = Inputs.columns(jumps, "jumps");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs, List<String> jumps) {
      return new Settings(inputs, jumps, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public HarJ(Settings settings) {
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
  public HarJ with(Settings other) {
    return new HarJ(other);
  }

  @Override
  List<Term> terms() {
    List<Term> terms = new ArrayList<>(Term.levels(settings.inputs()));
    terms.addAll(Term.levels(settings.jumps()));
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
