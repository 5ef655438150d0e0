package io.plimsoll.training.tuning;

import java.util.List;

/** Says what to try next. */
interface Proposer {

  /**
   * A point that was tried.
   *
   * @param point one number in [0, 1) for each setting
   * @param code where it lies, as {@link SearchSpace#encode} gives
   * @param loss its loss less that of the first trial on the same folds; positive infinity where it
   *     failed
   */
  record Seen(double[] point, double[] code, double loss) {}

  /** The next point. */
  double[] next(List<Seen> seen);
}
