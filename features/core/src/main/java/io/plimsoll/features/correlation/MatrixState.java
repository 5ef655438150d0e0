package io.plimsoll.features.correlation;

import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/**
 * The state of a {@link MatrixKernel}: the matrix of all slots before the newest one, the returns
 * of that, and the matrix with them, made when it is first asked for.
 *
 * <p>Whether it was asked for changes no bit: it is made of the same numbers when the next slot
 * opens, and becomes the matrix before it. A slot that nobody filled does not exist.
 */
public final class MatrixState {
  private final double[] logClose;
  private final double[] returns;
  private CorrelationMatrix before;
  private CorrelationMatrix now;
  private boolean due;
  private long slotNanos = Long.MIN_VALUE;
  private long slots;

  MatrixState(int instruments, double decay, int factors, int warmUpBars) {
    logClose = new double[instruments];
    Arrays.fill(logClose, Double.NaN);
    returns = new double[instruments];
    Arrays.fill(returns, Double.NaN);
    before = new CorrelationMatrix(instruments, decay, factors, warmUpBars);
    now = new CorrelationMatrix(instruments, decay, factors, warmUpBars);
  }

  /** Takes in a close; one older than the newest slot waits for the next. */
  void close(int instrument, long closeNanos, double close) {
    if (closeNanos < slotNanos) {
      return;
    }
    if (closeNanos > slotNanos) {
      advance(closeNanos);
    }
    double log = StrictMath.log(close);
    double r = log - logClose[instrument];
    if (!Double.isNaN(r)) {
      double known = returns[instrument];
      returns[instrument] = Double.isNaN(known) ? r : known + r;
    }
    logClose[instrument] = log;
    due = true;
  }

  private void advance(long nanos) {
    // The first slot only opens the series: it has closes and no returns.
    if (slots > 1) {
      matrix();
      CorrelationMatrix room = before;
      before = now;
      now = room;
    }
    for (int i = 0; i < returns.length; i++) {
      returns[i] = Double.isNaN(logClose[i]) ? Double.NaN : 0;
    }
    slotNanos = nanos;
    slots++;
    due = true;
  }

  /** The matrix with the newest slot. */
  CorrelationMatrix matrix() {
    if (due) {
      now.follow(before, returns);
      due = false;
    }
    return now;
  }

  long slotNanos() {
    return slotNanos;
  }

  /** How many slots had returns. */
  long slots() {
    return slots - 1;
  }

  void save(SavedState.Writer out) {
    out.putLong(slotNanos).putLong(slots);
    for (int i = 0; i < returns.length; i++) {
      out.put(logClose[i]).put(returns[i]);
    }
    before.save(out);
  }

  void restore(SavedState.Reader in) {
    slotNanos = in.getLong();
    slots = in.getLong();
    for (int i = 0; i < returns.length; i++) {
      logClose[i] = in.get();
      returns[i] = in.get();
    }
    before.restore(in);
    due = true;
  }
}
