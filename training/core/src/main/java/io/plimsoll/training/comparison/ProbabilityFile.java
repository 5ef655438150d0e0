package io.plimsoll.training.comparison;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.training.comparison.ProbabilitySettings.Calibration;
import io.plimsoll.training.comparison.ProbabilitySettings.Method;
import java.util.ArrayList;
import java.util.List;

/** Reads the probabilities of a study file. */
final class ProbabilityFile {

  private ProbabilityFile() {}

  /** The probabilities that entries describe, in order. */
  static List<ProbabilitySettings> probabilities(List<ConfigTree> entries) {
    List<ProbabilitySettings> probabilities = new ArrayList<>();
    for (ConfigTree one : entries) {
      if (one.has("from") == one.has("family")) {
        throw one.error("from", "(a model) or a family (of classifiers) must be there, not both");
      }
      probabilities.add(one.has("from") ? fromVariance(one) : direct(one));
      one.rejectUnknownKeys();
    }
    return probabilities;
  }

  private static ProbabilitySettings fromVariance(ConfigTree one) {
    return new ProbabilitySettings.FromVariance(
        one.text("name"),
        one.text("from"),
        Keys.choice(one, "method", Method.class, Method.RESIDUALS));
  }

  private static ProbabilitySettings direct(ConfigTree one) {
    String family = one.text("family");
    return new ProbabilitySettings.Direct(
        one.optionalText("name").orElse(family),
        family,
        TrainingWindow.parse(one.optionalText("window").orElse("expanding")),
        one.texts("features"),
        Keys.settings(one),
        Keys.choice(one, "calibrate", Calibration.class, Calibration.NONE));
  }
}
