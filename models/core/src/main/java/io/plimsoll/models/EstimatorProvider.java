package io.plimsoll.models;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.models.distribution.ExcursionEstimator;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  /** The families of classifiers it can make, in a fixed order. */
  default List<String> classifierFamilies() {
    return List.of();
  }

  /**
   * What learns the probability of an event straight from features.
   *
   * @param family one of {@link #classifierFamilies()}
   * @param settings in place of the family's defaults, by name: see {@link RecordSettings}
   * @param seed the only source of randomness
   * @throws PlimsollException with {@code INVALID_INPUT} where a setting cannot be
   */
  default ClassifierEstimator classifier(String family, Map<String, String> settings, long seed) {
    throw new IllegalArgumentException("unknown classifier family '" + family + "'");
  }

  /** The families of learners of excursion quantiles it can make, in a fixed order. */
  default List<String> quantileFamilies() {
    return List.of();
  }

  /**
   * What learns quantiles of excursions from features beside the variance forecast.
   *
   * @param family one of {@link #quantileFamilies()}
   * @param settings in place of the family's defaults, by name: see {@link RecordSettings}
   * @param seed the only source of randomness
   * @throws PlimsollException with {@code INVALID_INPUT} where a setting cannot be
   */
  default ExcursionEstimator quantiles(String family, Map<String, String> settings, long seed) {
    throw new IllegalArgumentException("unknown quantile family '" + family + "'");
  }

  /**
   * What a feature is, for families that ask for it by kind. Variances are scaled to the horizon;
   * lists run from the shortest window to the longest and, where not said otherwise, over the
   * windows of {@link Inputs#har}.
   */
  enum Part {
    /** The log return over one step of time: one column. */
    RETURN,
    /** The realized variance over the same step, in the unit of the squared return: one column. */
    RETURN_VARIANCE,
    /** Realized variance of falls over the shortest window, scaled to the horizon: one column. */
    NEGATIVE_SEMIVARIANCE,
    /** Realized variance of rises over the shortest window: one column. */
    POSITIVE_SEMIVARIANCE,
    /**
     * Realized quarticity over each window, scaled to the horizon squared, so that its square root
     * is of the scale of the variance.
     */
    QUARTICITY,
    /** Bipower (jump-robust) variance over each window. */
    BIPOWER,
    /** The part of the variance over each window that is jumps, zero or more. */
    JUMP,
    /** Trading volume relative to its usual level, or other measures of activity. */
    ACTIVITY,
    /** Time of day and of week: indicators or smooth terms. */
    DIURNAL,
    /** What the other instruments do: market mode, leader's variance. */
    MARKET,
    /** Funding, basis, open interest. */
    POSITIONING,
    /** Order-book depth and spread. */
    DEPTH;

    /** Its name in kebab-case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Which features play which part.
   *
   * @param har variances of nested windows, short to long, each scaled to the horizon (for HAR
   *     families)
   * @param last the variance of the last horizon (random walk; base of residual models)
   * @param ewma an exponentially weighted variance, scaled to the horizon
   * @param all everything a learner may use; {@code har} features included
   * @param parts features that some families ask for by what they are; those a view lacks are not
   *     in it
   * @param returnRows how many rows apart the returns of {@link Part#RETURN} tile time without
   *     overlap
   * @param returnsPerHorizon how many such returns a horizon holds
   */
  record Inputs(
      List<String> har,
      String last,
      String ewma,
      List<String> all,
      Map<Part, List<String>> parts,
      int returnRows,
      int returnsPerHorizon) {
    public Inputs {
      har = List.copyOf(har);
      all = List.copyOf(all);
      Map<Part, List<String>> copy = new EnumMap<>(Part.class);
      parts.forEach((part, features) -> copy.put(part, List.copyOf(features)));
      parts = Collections.unmodifiableMap(copy);
      Checks.positive(returnRows, "returnRows");
      Checks.positive(returnsPerHorizon, "returnsPerHorizon");
    }

    /** Inputs without special parts, one row a horizon. */
    public Inputs(List<String> har, String last, String ewma, List<String> all) {
      this(har, last, ewma, all, Map.of(), 1, 1);
    }

    /** Whether a part is there. */
    public boolean has(Part part) {
      return parts.containsKey(part);
    }

    /**
     * The features of a part.
     *
     * @throws PlimsollException with {@code INVALID_INPUT} where the view has none, naming the
     *     family that asked
     */
    public List<String> part(Part part, String family) {
      List<String> features = parts.get(part);
      if (features == null || features.isEmpty()) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            "family '" + family + "' needs a feature of kind '" + part.key() + "', there is none");
      }
      return features;
    }

    /** The only feature of a part; otherwise as {@link #part}. */
    public String one(Part part, String family) {
      return part(part, family).getFirst();
    }
  }
}
