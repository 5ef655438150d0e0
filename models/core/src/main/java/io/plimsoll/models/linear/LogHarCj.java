package io.plimsoll.models.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * Log-HAR of the continuous part, with the last jumps relative to it.
 *
 * <p>{@code ln y = a + Σ b_j·ln(rv_j − jump_j) + c·ln(1 + jump_1/(rv_1 − jump_1)) + e}, ordinary
 * least squares; the forecast is the mean of a log-normal. Andersen, Bollerslev and Diebold take
 * {@code ln(1 + jump)}, which depends on the unit of the variance; the ratio does not. It is capped
 * at its training maximum, and continuous parts are floored at the lower bound of the sanity
 * filter.
 *
 * <p><b>Reference</b>: Corsi, Pirino and Renò (2010), Threshold bipower variation and the impact of
 * jumps on volatility forecasting, Journal of Econometrics 159; Andersen, Bollerslev and Diebold
 * (2007), Roughing it up, Review of Economics and Statistics 89.
 */
public final class LogHarCj extends TermEstimator<LogHarCj.Settings> {
  /** The family's name. */
  public static final String FAMILY = "log-har-cj";

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
      return new Settings(inputs, jumps, FitOptions.LOGS);
    }
  }

  /** An estimator. */
  public LogHarCj(Settings settings) {
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
  public LogHarCj with(Settings other) {
    return new LogHarCj(other);
  }

  @Override
  List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < settings.inputs().size(); j++) {
      terms.add(
          Term.of(Term.Kind.LOG_CONTINUOUS, settings.inputs().get(j), settings.jumps().get(j)));
    }
    terms.add(
        Term.of(Term.Kind.LOG_JUMP, settings.inputs().getFirst(), settings.jumps().getFirst()));
    return terms;
  }

  @Override
  TermModel.Scale scale() {
    return TermModel.Scale.LOG;
  }

  @Override
  FitOptions options() {
    return settings.options();
  }
}
