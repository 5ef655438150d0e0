package io.plimsoll.models.distribution;

import io.plimsoll.models.bundle.Archive;
import java.util.List;

/**
 * Quantiles of the excursion of one side over a horizon, given the forecast of its variance.
 *
 * <p><b>Unit</b>: log return. <b>Range</b>: zero or more, never decreasing in the level; NaN where
 * the variance or a feature is NaN or the variance is not positive. Immutable; {@link #quantiles}
 * allocates nothing.
 */
public interface ExcursionQuantiles {

  /** What shape it has in archives: see {@link ExcursionArchive}. */
  String format();

  /** The probabilities, increasing. */
  double[] levels();

  /** The features that {@link #quantiles} wants, in order; may be empty. */
  List<String> features();

  /** How many rows it was learned from. */
  int rows();

  /**
   * Whether at least five rows lay beyond level {@code i}; where not, the level is extended by the
   * shape that the method assumes.
   */
  boolean supported(int i);

  /**
   * Fills {@code into} with one quantile a level.
   *
   * @param variance calibrated forecast of the horizon's variance
   * @param x one number a feature; not read where there are no features
   * @param into as long as there are levels
   */
  void quantiles(double variance, double[] x, double[] into);

  /** Stores everything. */
  void write(Archive out);
}
