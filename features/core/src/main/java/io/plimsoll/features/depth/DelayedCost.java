package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel;
import io.plimsoll.features.window.BucketSums;

/**
 * What became of trades after a delay: realized spread or price impact.
 *
 * <p>A trade at time t with the mid m is measured at the end of that 1/{@value #STEPS} of the delay
 * in which t + delay lies, with the mid m' known then: trades of one such step wait together, so
 * that however many there are, at most {@value #CAPACITY} sums wait and none is dropped. A trade
 * belongs to the window in which it is measured; one without a mid then does not count. The
 * effective spread of a trade is the sum of its realized spread and its impact.
 */
public final class DelayedCost extends TradeCost {
  private static final int STEPS = 256;
  private static final int CAPACITY = STEPS + 2;

  private static final int COST = 0;
  private static final int WEIGHT = 1;

  /** Numbers of a waiting sum: the part that is known, the part that is per mid, mid, weight. */
  private static final int WIDTH = 4;

  private static final int HEAD = 0;
  private static final int SIZE = 1;
  private static final int DUE = 2;

  private final Measure measure;
  private final long delayNanos;
  private final long stepNanos;

  /** Which part of the effective spread. */
  public enum Measure {
    /** What the maker kept: {@code 2·d·(p − m') / m}. */
    REALIZED(
        "realized-spread",
        "mean of 2 * side * (price - mid after the delay) / mid weighted by notional"),
    /** What the trade told: {@code 2·d·(m' − m) / m}. */
    IMPACT(
        "price-impact",
        "mean of 2 * side * (mid after the delay - mid) / mid weighted by notional");

    private final String kernel;
    private final String formula;

    Measure(String kernel, String formula) {
      this.kernel = kernel;
      this.formula = formula;
    }
  }

  private DelayedCost(Measure measure, BucketKernel.Window window, KernelSpec spec, long delay) {
    super(window, spec, new Memory(2, CELLS + WIDTH * CAPACITY, DUE + CAPACITY));
    this.measure = measure;
    this.delayNanos = delay;
    this.stepNanos = Math.ceilDiv(delay, STEPS);
  }

  /**
   * Reads {@code delay} (default 10s), {@code window}, {@code warm-up}, {@code max-silence}; the
   * delay must be shorter than the warm-up.
   */
  public static DelayedCost from(Measure measure, KernelSettings settings) {
    BucketKernel.Window window = window(settings);
    long delay = settings.nanos("delay", 10_000_000_000L);
    if (delay >= window.warmUpNanos()) {
      throw new IllegalArgumentException(
          "delay must be shorter than the warm-up of "
              + window.warmUpNanos()
              + " ns, was "
              + delay
              + " ns");
    }
    KernelSpec spec =
        spec(
            measure.kernel,
            window,
            measure.formula,
            "fraction of the mid",
            "(-inf, inf)",
            "Huang, Stoll (1996), Dealer versus auction markets, section 3; Holden, Jacobsen"
                + " (2014), section II");
    return new DelayedCost(measure, window, spec, Checks.positive(delay, "delay"));
  }

  @Override
  void before(BookWindow state, long nanos, double mid) {
    long[] times = state.times();
    while (times[SIZE] > 0) {
      int head = (int) times[HEAD];
      long due = times[DUE + head];
      if (due >= nanos) {
        return; // what comes at this very time is known then too
      }
      if (!Double.isNaN(mid)) {
        int cell = CELLS + WIDTH * head;
        state.sums().add(COST, due, cost(state.cells(), cell, mid));
        state.sums().add(WEIGHT, due, state.cells()[cell + 3]);
      }
      times[HEAD] = head + 1 == CAPACITY ? 0 : head + 1;
      times[SIZE]--;
    }
  }

  private static double cost(double[] cells, int cell, double mid) {
    return cells[cell] + cells[cell + 1] * (mid - cells[cell + 2]);
  }

  @Override
  void trade(BookWindow state, Trade trade, double side, double mid) {
    long due = Math.ceilDiv(trade.availableNanos() + delayNanos, stepNanos) * stepNanos;
    long[] times = state.times();
    double[] cells = state.cells();
    int last = (int) ((times[HEAD] + times[SIZE] - 1 + CAPACITY) % CAPACITY);
    if (times[SIZE] == 0 || times[DUE + last] < due) {
      last = (int) ((times[HEAD] + times[SIZE]) % CAPACITY);
      times[SIZE]++;
      times[DUE + last] = due;
      int cell = CELLS + WIDTH * last;
      cells[cell] = 0;
      cells[cell + 1] = 0;
      cells[cell + 2] = mid;
      cells[cell + 3] = 0;
    }
    int cell = CELLS + WIDTH * last;
    double weight = trade.price() * trade.quantity();
    double turned = 2 * side * weight;
    // Everything is held as a distance from the first mid of the step: prices themselves would
    // cancel and leave few digits.
    double from = cells[cell + 2];
    if (measure == Measure.REALIZED) {
      cells[cell] += turned * ((trade.price() - from) / mid);
      cells[cell + 1] -= turned / mid;
    } else {
      cells[cell] += turned * ((from - mid) / mid);
      cells[cell + 1] += turned / mid;
    }
    cells[cell + 3] += weight;
  }

  @Override
  double number(BookWindow state, long asOfNanos) {
    double cost = state.sums().sum(COST, asOfNanos);
    double weight = state.sums().sum(WEIGHT, asOfNanos);
    long[] times = state.times();
    double mid = mid(state);
    long barNanos = window().span().barNanos();
    long oldest = BucketSums.bucketOf(asOfNanos, barNanos) - window().span().bars() + 1;
    for (int i = 0; i < times[SIZE] && !Double.isNaN(mid); i++) {
      int at = (int) ((times[HEAD] + i) % CAPACITY);
      long due = times[DUE + at];
      if (due > asOfNanos) {
        break;
      }
      if (BucketSums.bucketOf(due, barNanos) >= oldest) {
        int cell = CELLS + WIDTH * at;
        cost += cost(state.cells(), cell, mid);
        weight += state.cells()[cell + 3];
      }
    }
    return ratio(cost, weight);
  }
}
