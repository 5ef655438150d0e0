package io.plimsoll.models;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.models.bundle.Archive;

/**
 * The sanity filter of every model: no forecast far outside what was seen in training.
 *
 * <p>Models in logs explode without it: an exponentiated linear index has no upper limit. A
 * prediction beyond a bound becomes the bound; NaN stays NaN.
 *
 * <p><b>Reference</b>: the filter goes back to Swanson and White (1997); Bollerslev, Patton and
 * Quaedvlieg (2016) use it for realized variance, there with the mean in place of the bound.
 *
 * @param least the smallest variance that is forecast, positive
 * @param most the largest, not below {@code least}
 */
public record Bounds(double least, double most) {

  /**
   * Forecasts may leave the range of the training targets by this factor (a variance; volatility by
   * its root).
   */
  public static final double DEFAULT_FACTOR = 4;

  public Bounds {
    Checks.positive(least, "least");
    Checks.positive(most, "most");
    Checks.inRange(most, least, Double.MAX_VALUE, "most");
  }

  /**
   * The range of the training targets, widened by a factor on both sides; the set must not be
   * empty.
   */
  public static Bounds of(TrainingSet set, double factor) {
    Checks.inRange(factor, 1, 1e6, "factor");
    double least = Double.MAX_VALUE;
    double most = 0;
    for (TrainingSet.Block block : set.blocks()) {
      for (double target : block.target()) {
        least = Math.min(least, target);
        most = Math.max(most, target);
      }
    }
    return new Bounds(
        Math.max(Double.MIN_NORMAL, least / factor), Math.min(Double.MAX_VALUE, most * factor));
  }

  /** The variance, moved to the nearer bound if it lies outside. */
  public double apply(double variance) {
    return Math.max(least, Math.min(most, variance));
  }

  /** The same with its reason; the variance itself, unwrapped, where no bound acts. */
  public Explanation explain(Explanation variance) {
    if (variance.value() > most) {
      return Explanation.of(
          "bounded forecast", Operation.MINIMUM, variance, Explanation.input("upper bound", most));
    }
    if (variance.value() < least) {
      return Explanation.of(
          "bounded forecast", Operation.MAXIMUM, variance, Explanation.input("lower bound", least));
    }
    return variance;
  }

  /** Stores both bounds. */
  public void write(Archive out) {
    out.put("bounds", least, most);
  }

  /** Reads what {@link #write} stored. */
  public static Bounds read(Archive in) {
    double[] bounds = in.numbers("bounds");
    return new Bounds(bounds[0], bounds[1]);
  }
}
