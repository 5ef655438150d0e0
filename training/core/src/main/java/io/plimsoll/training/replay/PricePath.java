package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Bars of one or more instruments on one time grid, oldest first. Immutable.
 *
 * <p>A price at or before a bar's end is known at that end; bar {@code b} spans from the end of bar
 * {@code b − 1} to its own.
 */
public final class PricePath {
  /** How many bars the traded notional is averaged over where it stands in for depth. */
  private static final int DEPTH_BARS = 60;

  private final List<InstrumentId> instruments;
  private final long[] endNanos;
  private final double[][] high;
  private final double[][] low;
  private final double[][] close;
  private final double[][] depthNotional;

  /**
   * A path from arrays, {@code [instrument][bar]}, which are not copied.
   *
   * @param endNanos when each bar ends, rising strictly; at least two bars
   * @param high positive, at least the close
   * @param low positive, at most the close
   * @param depthNotional what rests near the mark on one side, settlement currency, positive
   */
  public PricePath(
      List<InstrumentId> instruments,
      long[] endNanos,
      double[][] high,
      double[][] low,
      double[][] close,
      double[][] depthNotional) {
    this.instruments = List.copyOf(instruments);
    this.endNanos = endNanos;
    this.high = high;
    this.low = low;
    this.close = close;
    this.depthNotional = depthNotional;
    if (endNanos.length < 2 || instruments.isEmpty()) {
      throw new IllegalArgumentException(
          "a price path needs an instrument and two bars, had "
              + instruments
              + " and "
              + endNanos.length);
    }
    for (int b = 1; b < endNanos.length; b++) {
      if (endNanos[b] <= endNanos[b - 1]) {
        throw new IllegalArgumentException(
            "bars must end one after the other, bar " + b + " ends at " + endNanos[b]);
      }
    }
    for (int i = 0; i < instruments.size(); i++) {
      check(i);
    }
  }

  private void check(int i) {
    for (int b = 0; b < endNanos.length; b++) {
      String where = " of " + instruments.get(i) + ", bar " + b;
      Checks.positive(close[i][b], "close" + where);
      Checks.inRange(low[i][b], Double.MIN_VALUE, close[i][b], "low" + where);
      Checks.inRange(high[i][b], close[i][b], Double.MAX_VALUE, "high" + where);
      if (!(depthNotional[i][b] > 0)) {
        throw new IllegalArgumentException(
            "depth" + where + " must be positive, was " + depthNotional[i][b]);
      }
    }
  }

  /**
   * A path from bars, which must end at the same times for all instruments. Depth is taken to be
   * what trades in one bar: the mean notional of the last hour's worth of {@value #DEPTH_BARS}
   * bars, the best guess where no order book was recorded.
   */
  public static PricePath of(Map<InstrumentId, List<Bar>> bars) {
    List<InstrumentId> instruments = bars.keySet().stream().sorted().toList();
    List<List<Bar>> series =
        instruments.stream().map(bars::get).map(Objects::requireNonNull).toList();
    int n = series.isEmpty() ? 0 : series.get(0).size();
    long[] ends = new long[n];
    double[][][] prices = new double[4][instruments.size()][n];
    for (int i = 0; i < instruments.size(); i++) {
      if (series.get(i).size() != n) {
        throw new IllegalArgumentException(
            "instruments need the same bars, %s has %d and %s has %d"
                .formatted(instruments.get(0), n, instruments.get(i), series.get(i).size()));
      }
      for (int b = 0; b < n; b++) {
        Bar bar = series.get(i).get(b);
        if (i > 0 && bar.eventNanos() != ends[b]) {
          throw new IllegalArgumentException(
              "instruments need the same bars, bar "
                  + b
                  + " of "
                  + bar.instrument()
                  + " ends at "
                  + bar.eventNanos());
        }
        ends[b] = bar.eventNanos();
        prices[0][i][b] = bar.high();
        prices[1][i][b] = bar.low();
        prices[2][i][b] = bar.close();
      }
      prices[3][i] = tradedNotional(series.get(i));
    }
    return new PricePath(instruments, ends, prices[0], prices[1], prices[2], prices[3]);
  }

  private static double[] tradedNotional(List<Bar> bars) {
    double[] depth = new double[bars.size()];
    double last = 1;
    for (int b = 0; b < depth.length; b++) {
      int from = Math.max(0, b - DEPTH_BARS + 1);
      double sum = 0;
      for (int j = from; j <= b; j++) {
        sum += bars.get(j).volume() * bars.get(j).close();
      }
      last = sum > 0 ? sum / (b + 1 - from) : last;
      depth[b] = last;
    }
    return depth;
  }

  /** The instruments, in the order of their numbers. */
  public List<InstrumentId> instruments() {
    return instruments;
  }

  /** How many bars. */
  public int size() {
    return endNanos.length;
  }

  /** When a bar ends. */
  public long endNanos(int bar) {
    return endNanos[bar];
  }

  /** The highest price in a bar. */
  public double high(int instrument, int bar) {
    return high[instrument][bar];
  }

  /** The lowest price in a bar. */
  public double low(int instrument, int bar) {
    return low[instrument][bar];
  }

  /** The last price in a bar. */
  public double close(int instrument, int bar) {
    return close[instrument][bar];
  }

  /** What rests near the mark on one side, settlement currency. */
  public double depthNotional(int instrument, int bar) {
    return depthNotional[instrument][bar];
  }
}
