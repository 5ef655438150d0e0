package io.plimsoll.models.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * The heterogeneous autoregression of the continuous part, with the last jumps beside it.
 *
 * <p>{@code y = a + Σ b_j·(rv_j − jump_j) + c·jump_1 + e}, ordinary least squares. The continuous
 * part is what the jump test leaves of the realized variance, so that the two add up; only the
 * jumps of the shortest window enter (with those of all windows this would span what {@link HarJ}
 * spans).
 *
 * <p><b>Reference</b>: Corsi, Pirino and Renò (2010), Threshold bipower variation and the impact of
 * jumps on volatility forecasting, Journal of Econometrics 159.
 */
public final class HarCj extends TermEstimator<HarCj.Settings> {
  /** The family's name. */
  public static final String FAMILY = "har-cj";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param jumps the jump part of each of these variances, zero or more, scaled as they are
   * @param options what the linear families have in common
   */
  public record Settings(List<String> inputs, List<String> jumps, FitOptions options) {
    public Settings {
      inputs = Inputs.columns(inputs, "inputs");
      jumps = Inputs.columns(jumps, "jumps");
      Inputs.sameWindows(inputs, jumps, "jumps");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs, List<String> jumps) {
      return new Settings(inputs, jumps, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public HarCj(Settings settings) {
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
  public HarCj with(Settings other) {
    return new HarCj(other);
  }

  @Override
  List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < settings.inputs().size(); j++) {
      terms.add(Term.of(Term.Kind.CONTINUOUS, settings.inputs().get(j), settings.jumps().get(j)));
    }
    terms.add(Term.level(settings.jumps().getFirst()));
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
