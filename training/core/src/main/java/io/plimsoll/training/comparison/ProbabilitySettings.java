package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * How the probability of a spike is made.
 *
 * @param name in results; kebab-case
 * @param from the model whose variance forecast it starts from
 * @param method how the score becomes a probability
 * @param features what a learner reads beside the forecast; empty for all of the study
 */
public record ProbabilitySettings(String name, String from, Method method, List<String> features) {
  /** How a score becomes a probability. */
  public enum Method {
    /** The log-normal error of the forecast. */
    IMPLIED,
    /** A logistic line in {@code ln(forecast / threshold)}. */
    PLATT,
    /** The best monotone function of the forecast. */
    ISOTONIC,
    /** Venn–Abers over the forecast. */
    VENN_ABERS,
    /** A ridge logistic regression on the forecast and features. */
    LOGISTIC,
    /** Boosted trees on the forecast and features. */
    TREES
  }

  public ProbabilitySettings {
    Checks.notBlank(name, "name");
    Checks.notBlank(from, "from");
    features = List.copyOf(features);
  }
}
