package io.plimsoll.margin.simulation;

import java.util.Arrays;

/** Which accounts come at which bar; each account at most once at a time. */
final class Calendar {
  private final int[] first;
  private final int[] next;

  Calendar(int bars, int accounts) {
    first = new int[bars];
    Arrays.fill(first, -1);
    next = new int[accounts];
  }

  /** An account comes so many bars after a bar, unless the path has ended by then. */
  void add(int account, int bar, int later) {
    if (later < first.length - bar) {
      next[account] = first[bar + later];
      first[bar + later] = account;
    }
  }

  /** The first account of a bar, −1 for none. */
  int first(int bar) {
    return first[bar];
  }

  /** The one after it; to be asked before it is added again. */
  int next(int account) {
    return next[account];
  }
}
