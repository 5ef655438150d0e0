package io.plimsoll.training.comparison;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.training.comparison.QuantileSettings.Conformal;
import io.plimsoll.training.comparison.QuantileSettings.Method;
import java.util.ArrayList;
import java.util.List;

/** Reads the quantiles of a study file. */
final class QuantileFile {
  private static final List<Double> LEVELS = List.of(0.95, 0.99, 0.995, 0.999);

  private QuantileFile() {}

  /** The quantiles that entries describe, in order. */
  static List<QuantileSettings> quantiles(List<ConfigTree> entries) {
    List<QuantileSettings> quantiles = new ArrayList<>();
    for (ConfigTree one : entries) {
      if (one.has("method") && one.has("family")) {
        throw one.error("method", "and a family (of learners) cannot both be there");
      }
      quantiles.add(one.has("family") ? learned(one) : scaled(one));
      one.rejectUnknownKeys();
    }
    return quantiles;
  }

  private static QuantileSettings scaled(ConfigTree one) {
    return new QuantileSettings.Scaled(
        one.text("name"),
        one.text("from"),
        Keys.choice(one, "method", Method.class, Method.FHS),
        levels(one),
        conformal(one));
  }

  private static QuantileSettings learned(ConfigTree one) {
    String family = one.text("family");
    return new QuantileSettings.Learned(
        one.optionalText("name").orElse(family),
        one.text("from"),
        family,
        one.texts("features"),
        Keys.settings(one),
        levels(one),
        conformal(one));
  }

  private static List<Double> levels(ConfigTree one) {
    List<Double> levels = Keys.numbers(one, "levels");
    return levels.isEmpty() ? LEVELS : levels;
  }

  private static Conformal conformal(ConfigTree one) {
    return Keys.choice(one, "conformal", Conformal.class, Conformal.NONE);
  }
}
