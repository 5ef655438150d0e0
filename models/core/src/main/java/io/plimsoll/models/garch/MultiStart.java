package io.plimsoll.models.garch;

import io.plimsoll.datasets.PlimsollException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the most promising of several starts downhill, and the next three where that one does not
 * converge or ends at a limit of the box: likelihoods of variance recursions have flat edges (no
 * news at all) on which a search can strand.
 */
final class MultiStart {
  private static final int MOST_STARTS = 4;

  private MultiStart() {}

  private record Start(double[] x, double value) {}

  /** The least minimum found; the first failure where there is none. */
  static BoxMinimizer.Minimum minimize(
      String name, Objective objective, Box box, List<double[]> candidates) {
    BoxMinimizer minimizer = BoxMinimizer.standard();
    BoxMinimizer.Minimum best = null;
    PlimsollException failure = null;
    List<Start> starts = byValue(objective, candidates);
    for (Start start : starts.subList(0, Math.min(MOST_STARTS, starts.size()))) {
      try {
        BoxMinimizer.Minimum found = minimizer.minimize(name, objective, box, start.x());
        best = best == null || found.value() < best.value() ? found : best;
      } catch (PlimsollException e) {
        failure = failure == null ? e : failure;
      }
      if (isInside(box, best)) {
        break;
      }
    }
    if (best == null) {
      throw failure == null ? new IllegalArgumentException("no start was given") : failure;
    }
    return best;
  }

  private static List<Start> byValue(Objective objective, List<double[]> candidates) {
    List<Start> starts = new ArrayList<>();
    for (double[] x : candidates) {
      starts.add(new Start(x, objective.value(x, new double[x.length])));
    }
    starts.sort(Comparator.comparingDouble(Start::value));
    return starts;
  }

  private static boolean isInside(Box box, BoxMinimizer.@Nullable Minimum minimum) {
    if (minimum == null) {
      return false;
    }
    for (int i = 0; i < box.size(); i++) {
      if (box.isLow(i, minimum.x()[i]) || box.isHigh(i, minimum.x()[i])) {
        return false;
      }
    }
    return true;
  }
}
