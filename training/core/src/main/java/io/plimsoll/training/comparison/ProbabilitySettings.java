package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;

/**
 * How the probability of a spike is made of a variance forecast.
 *
 * @param name in results; kebab-case
 * @param from the model whose variance forecast it starts from
 * @param method how {@code ln(forecast / threshold)} becomes a probability
 */
public record ProbabilitySettings(String name, String from, Method method) {
  /** How a score becomes a probability. */
  public enum Method {
    /** By how earlier forecasts were wrong, the instrument's own and all. */
    RESIDUALS,
    /** By a log-normal error. */
    LOG_NORMAL,
    /** By a logistic line. */
    PLATT,
    /** By the best monotone function. */
    ISOTONIC,
    /** By Venn–Abers. */
    VENN_ABERS
  }

  public ProbabilitySettings {
    Checks.notBlank(name, "name");
    Checks.notBlank(from, "from");
  }
}
