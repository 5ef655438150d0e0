package io.plimsoll.features.correlation;

import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/**
 * The returns of all instruments over the last slots: what kernels that look at several instruments
 * share.
 *
 * <p>Bars of one close time form a slot; a bar older than the newest slot waits, and its return
 * joins the next slot of its instrument. An instrument that has begun and sent no bar for a slot
 * stood still in it (0); before its first return it has none (NaN), so what is known of it is one
 * stretch that ends at the newest slot. The mean of the others is kept beside each return: made of
 * sums from both ends, not of the sum of all less the own one, which loses all digits where one
 * instrument moves far more than the others.
 */
public final class PanelWindow {
  private final int length;
  private final double[] logClose;
  private final long[] lastNanos;

  /** {@code returns[instrument][place]}; the newest slot is at {@code head}. */
  private final double[][] returns;

  private final double[][] others;

  /** Room to lay a pair out in, oldest first. */
  final double[] x;

  final double[] y;
  final double[] scratch;

  private long slotNanos = Long.MIN_VALUE;
  private long slots;
  private int head;
  private boolean meansDue;

  PanelWindow(int instruments, int length) {
    this.length = length;
    logClose = new double[instruments];
    Arrays.fill(logClose, Double.NaN);
    lastNanos = new long[instruments];
    Arrays.fill(lastNanos, Long.MIN_VALUE);
    returns = new double[instruments][length];
    others = new double[instruments][length];
    for (int i = 0; i < instruments; i++) {
      Arrays.fill(returns[i], Double.NaN);
      Arrays.fill(others[i], Double.NaN);
    }
    x = new double[length];
    y = new double[length];
    scratch = new double[2 * length];
  }

  int instruments() {
    return returns.length;
  }

  /** Takes in the close of an instrument's bar. */
  void close(int instrument, long closeNanos, double close, long barNanos) {
    if (closeNanos < slotNanos) {
      return;
    }
    if (closeNanos > slotNanos) {
      advance(closeNanos, barNanos);
    }
    double log = StrictMath.log(close);
    double r = log - logClose[instrument];
    if (!Double.isNaN(r)) {
      double known = returns[instrument][head];
      returns[instrument][head] = Double.isNaN(known) ? r : known + r;
    }
    logClose[instrument] = log;
    lastNanos[instrument] = closeNanos;
    meansDue = true;
  }

  /** Opens the slot at a time; slots in between that nobody filled have returns of 0. */
  private void advance(long nanos, long barNanos) {
    if (slots > 0) {
      means(head);
      long steps = Math.max(1, (nanos - slotNanos) / barNanos);
      slots += steps;
      for (long s = Math.min(steps, length); s > 0; s--) {
        head = head + 1 == length ? 0 : head + 1;
        for (int i = 0; i < returns.length; i++) {
          returns[i][head] = Double.isNaN(logClose[i]) ? Double.NaN : 0;
        }
        means(head);
      }
    } else {
      slots = 1;
    }
    slotNanos = nanos;
  }

  /** The mean of the others, of each instrument, in one slot. */
  private void means(int at) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < returns.length; i++) {
      others[i][at] = sum;
      double own = returns[i][at];
      if (!Double.isNaN(own)) {
        sum += own;
        count++;
      }
    }
    sum = 0;
    for (int i = returns.length - 1; i >= 0; i--) {
      double own = returns[i][at];
      boolean known = !Double.isNaN(own);
      int rest = known ? count - 1 : count;
      others[i][at] = rest > 0 ? (others[i][at] + sum) / rest : Double.NaN;
      sum += known ? own : 0;
    }
    meansDue = false;
  }

  /** When the newest slot closed. */
  long slotNanos() {
    return slotNanos;
  }

  /** When the newest bar of an instrument closed. */
  long lastNanos(int instrument) {
    return lastNanos[instrument];
  }

  /**
   * Lays out in {@link #x} and {@link #y} the returns of an instrument and of another one (or, for
   * {@link Pairing#MARKET}, the mean of the others) in the last slots in which both are known;
   * gives how many.
   */
  int layOut(int instrument, int against, int most) {
    if (meansDue) {
      means(head);
    }
    double[] own = returns[instrument];
    double[] other = against == Pairing.MARKET ? others[instrument] : returns[against];
    int count = 0;
    int at = head;
    while (count < most && !Double.isNaN(own[at]) && !Double.isNaN(other[at])) {
      count++;
      at = at == 0 ? length - 1 : at - 1;
    }
    for (int t = 0; t < count; t++) {
      at = at + 1 == length ? 0 : at + 1;
      x[t] = own[at];
      y[t] = other[at];
    }
    return count;
  }

  /** Lays out in {@link #x} the returns of an instrument in the last slots; gives how many. */
  int layOut(int instrument, int most) {
    return layOut(instrument, instrument, most);
  }

  void save(SavedState.Writer out) {
    out.putLong(returns.length).putLong(length).putLong(slotNanos).putLong(slots).putLong(head);
    for (int i = 0; i < returns.length; i++) {
      out.put(logClose[i]).putLong(lastNanos[i]);
      for (double r : returns[i]) {
        out.put(r);
      }
    }
  }

  void restore(SavedState.Reader in) {
    in.expectLong(returns.length, "number of instruments");
    in.expectLong(length, "window length");
    slotNanos = in.getLong();
    slots = in.getLong();
    long place = in.getLong();
    if (place < 0 || place >= length) {
      throw new IllegalArgumentException("saved place must be in the window, was " + place);
    }
    head = (int) place;
    for (int i = 0; i < returns.length; i++) {
      logClose[i] = in.get();
      lastNanos[i] = in.getLong();
      for (int t = 0; t < length; t++) {
        returns[i][t] = in.get();
      }
    }
    for (int t = 0; t < length; t++) {
      means(t);
    }
  }
}
