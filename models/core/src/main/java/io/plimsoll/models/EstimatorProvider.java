package io.plimsoll.models;

import java.util.List;

/** Found with {@link java.util.ServiceLoader}: the estimators that a module offers. */
public interface EstimatorProvider {

  /** The families it can make, in a fixed order. */
  List<String> families();

  /**
   * An estimator with the settings that suit a kind of problem.
   *
   * @param family one of {@link #families()}
   * @param inputs the features it may read
   */
  Estimator<?> create(String family, Inputs inputs);

  /**
   * Which features play which part.
   *
   * @param har variances of nested windows, short to long, each scaled to the horizon (for HAR
   *     families)
   * @param last the variance of the last horizon (random walk; base of residual models)
   * @param ewma an exponentially weighted variance, scaled to the horizon
   * @param all everything a learner may use; {@code har} features included
   */
  record Inputs(List<String> har, String last, String ewma, List<String> all) {
    public Inputs {
      har = List.copyOf(har);
      all = List.copyOf(all);
    }
  }
}
