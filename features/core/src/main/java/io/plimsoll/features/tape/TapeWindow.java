package io.plimsoll.features.tape;

import io.plimsoll.features.window.RollingSum;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/**
 * The state that all {@link TapeKernel}s of one window share: sums over its trades, from which each
 * makes its number. In the names below r is the return of a trade, p its price, q its quantity, s
 * its side (1, −1 or 0) and w the seconds since the trade before.
 *
 * <p>Adding a trade to all sums at once costs little more than adding it to one.
 */
public final class TapeWindow {
  /** Σ r². */
  static final int SQUARES = 0;

  /** Σ |r| |r before|. */
  static final int PRODUCTS_ABS = 1;

  /** Σ r² where r < 0. */
  static final int DOWN_SQUARES = 2;

  /** Σ r³. */
  static final int CUBES = 3;

  /** Σ r⁴. */
  static final int FOURTHS = 4;

  /** Σ r. */
  static final int RETURNS = 5;

  /** Σ |r|. */
  static final int PATH = 6;

  /** Σ 1. */
  static final int TRADES = 7;

  /** Σ q. */
  static final int VOLUME = 8;

  /** Σ p q. */
  static final int NOTIONAL = 9;

  /** Σ s q. */
  static final int SIGNED_VOLUME = 10;

  /** Σ s. */
  static final int SIGNS = 11;

  /** Σ s · s before. */
  static final int SIGN_PRODUCTS = 12;

  /** Σ r · r before. */
  static final int PRODUCTS = 13;

  /** Σ q ln p. */
  static final int LOG_VOLUME = 14;

  /** Σ q². */
  static final int SQUARED_VOLUME = 15;

  /** Σ 1 where r = 0. */
  static final int STILL = 16;

  /** Σ w. */
  static final int WAITS = 17;

  /** Σ w². */
  static final int SQUARED_WAITS = 18;

  /** Σ s r. */
  static final int SIGNED_RETURNS = 19;

  /** Σ r s q. */
  static final int FLOW_RETURNS = 20;

  /** Σ (r before)². */
  static final int SQUARES_BEFORE = 21;

  private static final int CHANNELS = 22;

  private final long stepNanos;
  private final RollingSum[] past = new RollingSum[CHANNELS];

  /** What {@link #past} holds of the stretches before this one. */
  private final double[] before = new double[CHANNELS];

  private final double[] now = new double[CHANNELS];
  private long endNanos = Long.MIN_VALUE;
  private long firstNanos;
  private double lastReturn;
  private double lastSign;
  private double lastLogPrice;

  TapeWindow(TapeSpan span) {
    stepNanos = span.stepNanos();
    for (int c = 0; c < CHANNELS; c++) {
      past[c] = new RollingSum(span.steps());
    }
  }

  void add(TradeTick tick) {
    long nanos = tick.availableNanos();
    if (nanos > endNanos) {
      roll(nanos);
    }
    addReturn(tick.logReturn(), tick.sign());
    addVolume(tick);
  }

  private void addReturn(double r, double sign) {
    double square = r * r;
    double path = Math.abs(r);
    now[SQUARES] += square;
    now[PRODUCTS_ABS] += path * Math.abs(lastReturn);
    double fall = Math.min(r, 0);
    now[DOWN_SQUARES] += fall * fall;
    now[CUBES] += square * r;
    now[FOURTHS] += square * square;
    now[RETURNS] += r;
    now[PATH] += path;
    now[STILL] += isZero(path);
    now[PRODUCTS] += r * lastReturn;
    now[SQUARES_BEFORE] += lastReturn * lastReturn;
    now[SIGNED_RETURNS] += sign * r;
    lastReturn = r;
  }

  /**
   * 1 for 0, else 0, of a number that is not negative: without a branch, which no tape lets
   * foresee.
   */
  private static long isZero(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return 1 - ((bits | -bits) >>> 63);
  }

  private void addVolume(TradeTick tick) {
    double q = tick.quantity();
    double sign = tick.sign();
    double log = tick.logPrice();
    double wait = tick.waitNanos() * 1e-9;
    now[TRADES]++;
    now[VOLUME] += q;
    now[NOTIONAL] += tick.price() * q;
    now[SIGNED_VOLUME] += sign * q;
    now[SQUARED_VOLUME] += q * q;
    now[LOG_VOLUME] += q * log;
    now[FLOW_RETURNS] += tick.logReturn() * sign * q;
    now[SIGNS] += sign;
    now[SIGN_PRODUCTS] += sign * lastSign;
    now[WAITS] += wait;
    now[SQUARED_WAITS] += wait * wait;
    lastSign = sign;
    lastLogPrice = log;
  }

  private void roll(long nanos) {
    long end = Math.ceilDiv(nanos, stepNanos) * stepNanos;
    if (endNanos == Long.MIN_VALUE) {
      firstNanos = nanos;
    } else {
      long empty = (end - endNanos) / stepNanos - 1;
      for (int c = 0; c < CHANNELS; c++) {
        past[c].add(now[c]);
        past[c].addZeros(empty);
      }
      Arrays.fill(now, 0);
    }
    endNanos = end;
    remember();
  }

  private void remember() {
    for (int c = 0; c < CHANNELS; c++) {
      before[c] = past[c].sumWith(0);
    }
  }

  /** Whether there was a trade. */
  boolean started() {
    return endNanos != Long.MIN_VALUE;
  }

  long firstNanos() {
    return firstNanos;
  }

  /** The natural logarithm of the last price. */
  double lastLogPrice() {
    return lastLogPrice;
  }

  /** How many stretches have begun since that of the last trade. */
  long quiet(long asOfNanos) {
    return asOfNanos <= endNanos ? 0 : Math.ceilDiv(asOfNanos - endNanos, stepNanos);
  }

  /**
   * The sum of a channel over the window that ends {@code quiet} stretches after the last trade's.
   */
  double sum(int channel, long quiet) {
    return quiet == 0 ? before[channel] + now[channel] : past[channel].sumWith(now[channel], quiet);
  }

  void save(SavedState.Writer out) {
    out.putLong(endNanos).putLong(firstNanos);
    out.put(lastReturn).put(lastSign).put(lastLogPrice);
    for (int c = 0; c < CHANNELS; c++) {
      out.put(now[c]);
      past[c].save(out);
    }
  }

  void restore(SavedState.Reader in) {
    endNanos = in.getLong();
    firstNanos = in.getLong();
    lastReturn = in.get();
    lastSign = in.get();
    lastLogPrice = in.get();
    for (int c = 0; c < CHANNELS; c++) {
      now[c] = in.get();
      past[c].restore(in);
    }
    remember();
  }
}
