package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * From which score on an alert should sound so that there are about so many a day, chosen of a day
 * from the scores of the days before it: nothing of the day itself, let alone its outcome, is
 * known.
 *
 * <p>With {@code k = ⌊perDay·d⌋} over the d days before, the limit is the (k + 1)-th highest of
 * their scores, and an alert is a score above it: at most k of those days' scores would have been
 * one, fewer where scores are equal. Where k is all of them the limit is minus infinity.
 *
 * <p><b>Cost</b>: a sort of a window a day. <b>Reference</b>: definition; precision at a budget
 * that is filled looking back is {@link AlertBudget}.
 */
public final class AlertLimits {
  private AlertLimits() {}

  /**
   * The limit that holds for each observation, in their order; NaN where fewer than {@code least}
   * days lie before its day.
   *
   * @param days the day of each observation, a number that grows by one a day; in any order
   * @param scores finite
   * @param perDay alerts wanted a day, of all observations together; positive
   * @param window how many days before are looked at, from {@code least}
   * @param least from 1; days are counted from the first that has an observation
   */
  public static double[] of(long[] days, double[] scores, double perDay, int window, int least) {
    Samples.sameLength(days.length, scores.length);
    Samples.allFinite(scores, "score");
    Checks.positive(perDay, "perDay");
    Checks.positive(least, "least");
    Checks.inRange(window, least, Integer.MAX_VALUE, "window");
    double[] limits = new double[days.length];
    int[] order = Ranking.descending(Arrays.stream(days).mapToDouble(day -> -day).toArray());
    int from = 0;
    for (int at = 0; at < order.length; ) {
      long day = days[order[at]];
      while (days[order[from]] < day - window) {
        from++;
      }
      long behind = Math.min(window, day - days[order[0]]);
      double limit = behind < least ? Double.NaN : limit(order, from, at, scores, perDay * behind);
      while (at < order.length && days[order[at]] == day) {
        limits[order[at++]] = limit;
      }
    }
    return limits;
  }

  /** The limit that so many of the scores from one place to another, exclusive, are above. */
  private static double limit(int[] order, int from, int to, double[] scores, double alerts) {
    double[] sorted = new double[to - from];
    Arrays.setAll(sorted, k -> scores[order[from + k]]);
    Arrays.sort(sorted);
    // A budget that is a whole number may come out a little below it in binary.
    double allowed = Math.floor(alerts + 1e-9);
    return allowed < sorted.length
        ? sorted[sorted.length - 1 - (int) allowed]
        : Double.NEGATIVE_INFINITY;
  }
}
