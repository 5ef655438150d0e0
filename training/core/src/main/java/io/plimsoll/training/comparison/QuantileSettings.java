package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How quantiles of the worst excursion are made. */
public sealed interface QuantileSettings {

  /** The name in results; kebab-case. */
  String name();

  /** The model whose variance forecast scales them. */
  String from();

  /** Increasing, in (0, 1). */
  List<Double> levels();

  /** What corrects them as outcomes come in. */
  Conformal conformal();

  /**
   * From what followed earlier forecasts, whatever else was known.
   *
   * @param method how
   */
  record Scaled(String name, String from, Method method, List<Double> levels, Conformal conformal)
      implements QuantileSettings {
    public Scaled {
      levels = checked(name, from, levels);
    }
  }

  /**
   * Learned from features beside the forecast: quantiles of {@code excursion / √forecast}.
   *
   * @param family of the catalog's learners of quantiles
   * @param features what it may read in place of the study's; empty for those
   * @param settings of the family in place of its defaults, by name
   */
  record Learned(
      String name,
      String from,
      String family,
      List<String> features,
      Map<String, String> settings,
      List<Double> levels,
      Conformal conformal)
      implements QuantileSettings {
    public Learned {
      levels = checked(name, from, levels);
      Checks.notBlank(family, "family");
      features = List.copyOf(features);
      settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
  }

  /** How the multiples of the forecast volatility are learned. */
  enum Method {
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
  enum Conformal {
    /** Nothing. */
    NONE,
    /** Adaptive conformal inference. */
    ACI,
    /** Conformal PID control. */
    PID
  }

  private static List<Double> checked(String name, String from, List<Double> levels) {
    Checks.notBlank(name, "name");
    Checks.notBlank(from, "from");
    double last = 0;
    for (double level : levels) {
      last = Checks.inOpenRange(level, last, 1, "level");
    }
    return List.copyOf(levels);
  }
}
