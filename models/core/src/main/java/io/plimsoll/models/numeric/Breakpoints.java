package io.plimsoll.models.numeric;

/**
 * Where the slope of a piecewise linear function changes, and by how much; finds the first place
 * where it has risen enough.
 *
 * <p><b>Cost</b>: expected linear time, by partition around a middle element; no allocation after
 * construction.
 */
final class Breakpoints {
  private final int[] item;
  private final double[] at;
  private final double[] rise;
  private int count;

  Breakpoints(int most) {
    item = new int[most];
    at = new double[most];
    rise = new double[most];
  }

  void clear() {
    count = 0;
  }

  void add(int which, double where, double slopeRise) {
    item[count] = which;
    at[count] = where;
    rise[count++] = slopeRise;
  }

  /**
   * The item at the least place up to which rises sum to at least {@code need}; −1 where all of
   * them do not.
   */
  int where(double need) {
    int low = 0;
    int high = count;
    double missing = need;
    while (low < high) {
      double pivot = middle(at[low], at[(low + high) >>> 1], at[high - 1]);
      int less = low;
      int more = high;
      int i = low;
      double before = 0;
      double equal = 0;
      while (i < more) {
        if (at[i] < pivot) {
          before += rise[i];
          swap(i++, less++);
        } else if (at[i] > pivot) {
          swap(i, --more);
        } else {
          equal += rise[i++];
        }
      }
      if (before >= missing) {
        high = less;
      } else if (before + equal >= missing) {
        return steepest(less, more);
      } else {
        missing -= before + equal;
        low = more;
      }
    }
    return -1;
  }

  /** Of several at one place the one with the greatest rise: the best conditioned pivot. */
  private int steepest(int from, int to) {
    int best = from;
    for (int i = from + 1; i < to; i++) {
      if (rise[i] > rise[best] || (rise[i] == rise[best] && item[i] < item[best])) {
        best = i;
      }
    }
    return item[best];
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private void swap(int i, int j) {
    int which = item[i];
    double where = at[i];
    double slopeRise = rise[i];
    item[i] = item[j];
    at[i] = at[j];
    rise[i] = rise[j];
    item[j] = which;
    at[j] = where;
    rise[j] = slopeRise;
  }
}
