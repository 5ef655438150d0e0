package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the probability of a spike is made. */
public sealed interface ProbabilitySettings {

  /** The name in results; kebab-case. */
  String name();

  /** What it is made of, for results: a model or a family of classifiers. */
  String source();

  /** How a score becomes a probability, for results. */
  String method();

  /**
   * From a variance forecast.
   *
   * @param from the model whose variance forecast it starts from
   * @param by how {@code ln(forecast / threshold)} becomes a probability
   */
  record FromVariance(String name, String from, Method by) implements ProbabilitySettings {
    public FromVariance {
      Checks.notBlank(name, "name");
      Checks.notBlank(from, "from");
    }

    @Override
    public String source() {
      return from;
    }

    @Override
    public String method() {
      return key(by);
    }
  }

  /**
   * Straight from features, by a classifier that is fitted at every refit on the rows whose label
   * had matured: all of them, spiking already or not.
   *
   * @param family of the catalog's classifiers
   * @param window which of the matured rows it is fitted on
   * @param features what it may read in place of the study's; empty for those
   * @param settings of the family in place of its defaults, by name
   * @param calibrate how its log odds become a probability, learned from earlier ones whose outcome
   *     had matured
   */
  record Direct(
      String name,
      String family,
      TrainingWindow window,
      List<String> features,
      Map<String, String> settings,
      Calibration calibrate)
      implements ProbabilitySettings {
    public Direct {
      Checks.notBlank(name, "name");
      Checks.notBlank(family, "family");
      features = List.copyOf(features);
      settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    @Override
    public String source() {
      return family;
    }

    @Override
    public String method() {
      return key(calibrate);
    }
  }

  /** How the score of a variance forecast becomes a probability. */
  enum Method {
    /** By how earlier forecasts were wrong, the instrument's own and all. */
    RESIDUALS,
    /** By a log-normal error. */
    LOG_NORMAL,
    /** By a logistic line. */
    PLATT,
    /** By the best monotone function. */
    ISOTONIC,
    /** By Venn–Abers. */
    VENN_ABERS;

    /** Whether it takes the distribution of the variance, and so a spike for a high one. */
    public boolean ofVariance() {
      return this == RESIDUALS || this == LOG_NORMAL;
    }
  }

  /** How the log odds of a classifier become a probability. */
  enum Calibration {
    /** By the logistic function: they are taken at their word. */
    NONE,
    /** By a logistic line. */
    PLATT,
    /** By the best monotone function. */
    ISOTONIC
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
