package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BucketKernel;
import io.plimsoll.features.window.BucketSums;
import java.util.List;

/**
 * The quoted spread averaged over a window, each one by how long it stood.
 *
 * <p>{@code ∫ (ask − bid) / mid dt / ∫ dt} over the part of the window in which there was a spread:
 * a crossed or locked book and a missing side do not count. NaN where that part is empty. Settings:
 * {@code window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: fraction of the mid. <b>Range</b>: (0, 2). <b>Cost</b>: O(1) a quote, O(bars
 * since the one before) where quotes are rare. <b>Reference</b>: McInish, Wood (1992), An analysis
 * of intraday patterns in bid/ask spreads for NYSE stocks, section 2.
 */
public final class TimeWeightedSpread extends BookWindowKernel {
  private static final int SPREAD_TIME = 0;
  private static final int TIME = 1;

  private final long barNanos;

  /** A kernel over a window. */
  public TimeWeightedSpread(BucketKernel.Window window) {
    super(
        List.of(TopOfBook.class),
        window,
        spec(
            "time-weighted-spread",
            window,
            "integral of (ask - bid) / mid over time / time in which there was a spread",
            "fraction of the mid",
            "(0, 2)",
            "McInish, Wood (1992), An analysis of intraday patterns in bid/ask spreads for NYSE"
                + " stocks, section 2"),
        new Memory(2, 1, 2));
    this.barNanos = window.span().barNanos();
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  public static TimeWeightedSpread from(KernelSettings settings) {
    return new TimeWeightedSpread(window(settings));
  }

  /** Times: since when the spread stands, and 1 once there was a quote. Cell: the spread. */
  @Override
  void take(BookWindow state, Observation event) {
    TopOfBook top = (TopOfBook) event;
    long now = top.availableNanos();
    long[] times = state.times();
    double spread = state.cells()[0];
    if (times[1] == 1 && now > times[0] && !Double.isNaN(spread)) {
      stand(state.sums(), spread, times[0], now);
    }
    times[0] = times[1] == 1 ? Math.max(times[0], now) : now;
    times[1] = 1;
    state.cells()[0] = (top.askPrice() - top.bidPrice()) / Books.mid(top);
  }

  /** Adds a spread that stood over a stretch, bar by bar. */
  private void stand(BucketSums sums, double spread, long from, long to) {
    long start = Math.max(from, to - window().span().nanos() - barNanos);
    while (start < to) {
      long end = Math.min(to, (Math.floorDiv(start, barNanos) + 1) * barNanos);
      sums.add(SPREAD_TIME, end, spread * (end - start));
      sums.add(TIME, end, end - start);
      start = end;
    }
  }

  @Override
  double number(BookWindow state, long asOfNanos) {
    double spread = state.cells()[0];
    double weighted = state.sums().sum(SPREAD_TIME, asOfNanos);
    double time = state.sums().sum(TIME, asOfNanos);
    if (!Double.isNaN(spread)) {
      // The window is whole bars, the last of which ends at or after the time asked for.
      long bars = window().span().bars();
      long begin = (BucketSums.bucketOf(asOfNanos, barNanos) - bars + 1) * barNanos;
      double tail = Math.max(0, asOfNanos - Math.max(begin, state.times()[0]));
      weighted += spread * tail;
      time += tail;
    }
    return weighted / time;
  }
}
