package io.plimsoll.training.tuning;

import java.util.ArrayList;
import java.util.List;

/**
 * Stops trials that are clearly worse after their first folds.
 *
 * <p>After 1, 2, 4, … folds a trial goes on only if it is in the better half of all trials that
 * came that far, or within a hundredth of the best of them. Folds are the same for every trial, so
 * means are compared over the same rows. The first trial is never stopped: others are measured by
 * it.
 *
 * <p><b>Reference</b>: Jamieson, Talwalkar (2016), Non-stochastic best arm identification and
 * hyperparameter optimization, AISTATS (successive halving); Li et al. (2020), A system for
 * massively parallel hyperparameter tuning, MLSys, algorithm 2 (its asynchronous form, with η = 2).
 */
final class Halving {
  /** A loss within this share of the best may be luck. */
  private static final double CLEAR = 0.01;

  private final List<List<Double>> means = new ArrayList<>();

  /** Whether a trial that has a mean loss over so many folds should end there. */
  boolean stops(int folds, double mean) {
    if (Integer.bitCount(folds) != 1) {
      return false;
    }
    int rung = Integer.numberOfTrailingZeros(folds);
    while (means.size() <= rung) {
      means.add(new ArrayList<>());
    }
    List<Double> reached = means.get(rung);
    reached.add(mean);
    double best = mean;
    int better = 0;
    for (double other : reached) {
      best = Math.min(best, other);
      better += other < mean ? 1 : 0;
    }
    return 2 * better >= reached.size() && mean > best + CLEAR * Math.abs(best);
  }
}
