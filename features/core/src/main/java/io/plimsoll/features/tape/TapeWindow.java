package io.plimsoll.features.tape;

import io.plimsoll.features.window.RollingSum;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/** The state of a {@link TapeKernel}: sums over the stretches of its window, one set a channel. */
public final class TapeWindow {
  private final long stepNanos;
  private final RollingSum[] past;
  private final double[] now;
  private long endNanos = Long.MIN_VALUE;
  private long firstNanos;
  private long lastNanos;

  /** What the kernel remembers of the trade before. */
  double previous;

  TapeWindow(TapeSpan span, int channels) {
    stepNanos = span.stepNanos();
    now = new double[channels];
    past = new RollingSum[channels];
    for (int c = 0; c < channels; c++) {
      past[c] = new RollingSum(span.steps());
    }
  }

  /** Moves on to a trade and gives the sums of its stretch, to be added to. */
  double[] at(TradeTick tick) {
    long nanos = tick.availableNanos();
    if (nanos >= endNanos) {
      roll(nanos);
    }
    lastNanos = nanos;
    return now;
  }

  private void roll(long nanos) {
    long end = (Math.floorDiv(nanos, stepNanos) + 1) * stepNanos;
    if (endNanos == Long.MIN_VALUE) {
      firstNanos = nanos;
    } else {
      long empty = (end - endNanos) / stepNanos - 1;
      for (int c = 0; c < now.length; c++) {
        past[c].add(now[c]);
        past[c].addZeros(empty);
      }
      Arrays.fill(now, 0);
    }
    endNanos = end;
  }

  /** Whether there was a trade. */
  boolean started() {
    return endNanos != Long.MIN_VALUE;
  }

  long firstNanos() {
    return firstNanos;
  }

  long lastNanos() {
    return lastNanos;
  }

  /** How many stretches have begun since that of the last trade. */
  long quiet(long asOfNanos) {
    return asOfNanos < endNanos ? 0 : (asOfNanos - endNanos) / stepNanos + 1;
  }

  /**
   * The sum of a channel over the window that ends {@code quiet} stretches after the last trade's.
   */
  double sum(int channel, long quiet) {
    return past[channel].sumWith(now[channel], quiet);
  }

  void save(SavedState.Writer out) {
    out.putLong(endNanos).putLong(firstNanos).putLong(lastNanos).put(previous);
    for (int c = 0; c < now.length; c++) {
      out.put(now[c]);
      past[c].save(out);
    }
  }

  void restore(SavedState.Reader in) {
    endNanos = in.getLong();
    firstNanos = in.getLong();
    lastNanos = in.getLong();
    previous = in.get();
    for (int c = 0; c < now.length; c++) {
      now[c] = in.get();
      past[c].restore(in);
    }
  }
}
