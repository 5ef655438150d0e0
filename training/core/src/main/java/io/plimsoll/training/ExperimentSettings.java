package io.plimsoll.training;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.CombinationModel;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;
import java.util.Set;

/**
 * What an experiment compares, and how.
 *
 * @param name of the experiment, in kebab-case
 * @param families to compare, simplest first: where two score the same, the earlier one wins
 * @param combined the families whose equal-weight geometric mean is compared too; none or at least
 *     two of {@code families}
 * @param baseline the family that ratios and tests refer to
 * @param inputs which features play which part; rows where one of them is NaN are no origins
 * @param labels how the labels were made
 * @param split the folds
 * @param everyNanos the time between origins, from which follows how far forecasts overlap
 * @param calibrationFraction the share of each training window, its end, that calibrates; in (0, 1)
 * @param levels of the excursion quantiles, increasing, in (0, 1)
 * @param seed the only source of randomness
 * @param threads how many fits at once; does not change a result
 */
public record ExperimentSettings(
    String name,
    List<String> families,
    List<String> combined,
    String baseline,
    EstimatorProvider.Inputs inputs,
    Labeler.Settings labels,
    PurgedWalkForward.Settings split,
    long everyNanos,
    double calibrationFraction,
    List<Double> levels,
    long seed,
    int threads) {
  public ExperimentSettings {
    Checks.notBlank(name, "name");
    families = List.copyOf(families);
    combined = List.copyOf(combined);
    levels = List.copyOf(levels);
    if (Set.copyOf(families).size() != families.size()
        || families.contains(CombinationModel.FAMILY)) {
      throw new IllegalArgumentException(
          "families must differ and not name '" + CombinationModel.FAMILY + "', were " + families);
    }
    if (!families.contains(baseline)) {
      throw new IllegalArgumentException(
          "baseline must be one of " + families + ", was '" + baseline + "'");
    }
    if (combined.size() == 1 || !families.containsAll(combined)) {
      throw new IllegalArgumentException(
          "combined must be none or at least two of " + families + ", were " + combined);
    }
    Checks.positive(everyNanos, "everyNanos");
    Checks.inOpenRange(calibrationFraction, 0, 1, "calibrationFraction");
    double last = 0;
    for (double level : levels) {
      last = Checks.inOpenRange(level, last, 1, "level");
    }
    Checks.positive(threads, "threads");
  }

  /** How many origins a horizon spans: the order of the overlap of forecasts, from 1. */
  public int horizonSteps() {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(labels.horizonNanos(), everyNanos)));
  }

  double[] levelArray() {
    return levels.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
