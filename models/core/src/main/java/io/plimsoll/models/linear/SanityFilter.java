package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.bundle.Archive;

/**
 * Keeps a forecast within what training saw, by {@link Sanity}; NaN stays NaN.
 *
 * @param least the smallest forecast that passes, positive
 * @param most the largest, not below {@code least}
 * @param mean the mean of the training targets: what {@link Sanity#MEAN} and {@link
 *     Sanity#MEAN_BELOW} put in place
 */
public record SanityFilter(Sanity sanity, double least, double most, double mean) {
  public SanityFilter {
    Checks.positive(least, "least");
    Checks.positive(most, "most");
    Checks.inRange(most, least, Double.MAX_VALUE, "most");
    Checks.inRange(mean, least, most, "mean");
  }

  /**
   * The range of the last targets of a set, widened on both sides by the factor of the options; the
   * set must not be empty.
   */
  static SanityFilter of(TrainingSet set, FitOptions options) {
    double least = Double.MAX_VALUE;
    double most = 0;
    double sum = 0;
    long count = 0;
    for (TrainingSet.Block block : set.blocks()) {
      double[] target = block.target();
      for (int i = options.firstOf(target.length, options.rangeRows()); i < target.length; i++) {
        least = Math.min(least, target[i]);
        most = Math.max(most, target[i]);
        sum += target[i];
        count++;
      }
    }
    double factor = options.boundsFactor();
    double low = Math.max(Double.MIN_NORMAL, least / factor);
    double high = Math.min(Double.MAX_VALUE, most * factor);
    // the mean of equal numbers may round to just outside of them
    return new SanityFilter(
        options.sanity(), low, high, Math.max(low, Math.min(high, sum / count)));
  }

  /** Whether a forecast is outside the range. */
  public boolean rejects(double variance) {
    return variance < least || variance > most;
  }

  /** The forecast that is given out. */
  public double apply(double variance) {
    if (!rejects(variance)) {
      return variance;
    }
    return switch (sanity) {
      case CLAMP -> variance < least ? least : most;
      case MEAN -> mean;
      case MEAN_BELOW -> variance < least ? mean : most;
    };
  }

  /** The same with its reason; the forecast itself, unwrapped, where the filter does not act. */
  public Explanation explain(Explanation variance) {
    if (!rejects(variance.value())) {
      return variance;
    }
    boolean low = variance.value() < least;
    Explanation bound = Explanation.input(low ? "lower bound" : "upper bound", low ? least : most);
    boolean replaced =
        switch (sanity) {
          case CLAMP -> false;
          case MEAN -> true;
          case MEAN_BELOW -> low;
        };
    return replaced
        ? Explanation.of(
            "forecast outside its bounds, replaced by the mean",
            Operation.FIRST,
            Explanation.input("mean of the training targets", mean),
            variance,
            bound)
        : Explanation.of(
            "bounded forecast", low ? Operation.MAXIMUM : Operation.MINIMUM, variance, bound);
  }

  /** Stores everything. */
  public void write(Archive out) {
    out.put("sanity", sanity.name());
    out.put("bounds", least, most);
    out.put("target-mean", mean);
  }

  /** Reads what {@link #write} stored. */
  public static SanityFilter read(Archive in) {
    double[] bounds = in.numbers("bounds");
    String name = in.text("sanity");
    for (Sanity sanity : Sanity.values()) {
      if (sanity.name().equals(name)) {
        return new SanityFilter(sanity, bounds[0], bounds[1], in.number("target-mean"));
      }
    }
    throw new PlimsollException(ErrorCode.CORRUPT_DATA, "unknown sanity filter '" + name + "'");
  }
}
