package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * How quantiles of the worst excursion are made.
 *
 * @param name in results; kebab-case
 * @param from the model whose variance forecast scales them
 * @param method how
 * @param levels increasing, in (0, 1)
 * @param conformal what corrects them as outcomes come in
 */
public record QuantileSettings(
    String name, String from, Method method, List<Double> levels, Conformal conformal) {
  /** How the multiples of the forecast volatility are learned. */
  public enum Method {
    /** Filtered historical simulation. */
    FHS,
    /** The same with a generalized Pareto tail. */
    EVT,
    /** Linear quantile regression. */
    QUANTILE_REGRESSION,
    /** Quantile regression, conformalized on held-out outcomes. */
    CQR
  }

  /** What corrects quantiles as outcomes come in. */
  public enum Conformal {
    /** Nothing. */
    NONE,
    /** Adaptive conformal inference. */
    ACI,
    /** Conformal PID control. */
    PID
  }

  public QuantileSettings {
    Checks.notBlank(name, "name");
    Checks.notBlank(from, "from");
    levels = List.copyOf(levels);
    double last = 0;
    for (double level : levels) {
      last = Checks.inOpenRange(level, last, 1, "level");
    }
  }
}
