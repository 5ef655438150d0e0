package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * Log-HAR whose first slope falls with the measurement error.
 *
 * <p>{@code ln y = a + Σ b_j·ln rv_j + q·(√rq/rv_1)·(ln rv_1 − m) + e}, ordinary least squares; the
 * forecast is the mean of a log-normal. By the delta method the error of {@code ln rv} has a
 * variance in proportion to {@code rq/rv²}: what attenuates in levels with {@code √rq} does so in
 * logs with {@code √rq/rv}. {@code m} is the training mean of {@code ln rv_1}, so that a badly
 * measured day is drawn towards an ordinary one and the unit does not matter; the ratio is capped
 * at its training maximum.
 *
 * <p><b>Reference</b>: Bollerslev, Patton and Quaedvlieg (2016), Exploiting the errors: a simple
 * approach for improved volatility forecasting, Journal of Econometrics 192; the centring and the
 * cap are ours.
 */
public final class LogHarq extends TermEstimator<LogHarq.Settings> {
  /** The family's name. */
  public static final String FAMILY = "log-harq";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs variances of nested windows, short to long, each scaled to the horizon
   * @param quarticity realized quarticity of the shortest window, scaled to the horizon squared
   * @param options what the linear families have in common
   */
  public record Settings(List<String> inputs, String quarticity, FitOptions options) {
    public Settings {
      inputs = Inputs.columns(inputs, "inputs");
      Checks.notBlank(quarticity, "quarticity");
    }

    /** The defaults over given inputs. */
    public static Settings of(List<String> inputs, String quarticity) {
      return new Settings(inputs, quarticity, FitOptions.LOGS);
    }
  }

  /** An estimator. */
  public LogHarq(Settings settings) {
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
  public LogHarq with(Settings other) {
    return new LogHarq(other);
  }

  @Override
  List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    for (String input : settings.inputs()) {
      terms.add(Term.of(Term.Kind.LOG, input, input));
    }
    terms.add(
        Term.of(Term.Kind.LOG_ATTENUATED, settings.inputs().getFirst(), settings.quarticity()));
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
