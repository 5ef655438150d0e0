package io.plimsoll.features.calendar;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;

/**
 * How volatile this time of the day usually is: the typical size of a return in the slot of the day
 * in which the row stands, over that of all slots, learnt from the past alone.
 *
 * <p>{@code f_s = √(v_s / mean of v over the slots)}. When a cycle is over, each of its squared
 * returns is held against its level {@code π/2 · mean |rᵢ||rᵢ₋₁|}, which jumps hardly touch, so
 * that calm and hectic days count the same: {@code u = r² / level}. The slot's {@code v_s = 1.081 Σ
 * w u / Σ w} forgets with the half-life; w is 0 of an outlier, {@code u > 6.635 max(1, v_s)} (6.635
 * is the 99% point of χ²₁), else 1, and 1.081 makes up for the cut of a normal return. A cycle with
 * less than half of its bars is left out. Cycles are counted from 1970-01-01 UTC, so that one of 1d
 * has hours of the UTC day. Settings: {@code slot} (default 1h), {@code cycle} (a multiple; default
 * 1d), {@code half-life} (default 28 cycles), {@code warm-up} (a count of cycles; default 7).
 *
 * <p><b>Unit</b>: ratio, 1 is usual. <b>Range</b>: [0, √slots]. <b>Cost</b>: O(1) a bar, one
 * logarithm; O(slots) a value. <b>Reference</b>: Boudt, Croux, Laurent (2011), Robust estimation of
 * intraweek periodicity in volatility and jump detection, section 3 (weighted standard deviation);
 * Andersen, Bollerslev (1997), Intraday periodicity and volatility persistence, section 4; the
 * forgetting: definition.
 */
public final class DiurnalFactor extends BarWindowKernel {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final double OUTLIER = 6.635;
  private static final double CUT_CORRECTION = 1.081;

  /** The cells: the cycle that is open, how many returns it has, then two of each slot. */
  private static final int CYCLE = 0;

  private static final int RETURNS = 1;
  private static final int FIRST_SLOT = 2;

  private final long slotNanos;
  private final int slots;
  private final int cycleBars;
  private final double decay;

  /** A kernel over slots of {@code slotBars} bars, each seen for some cycles. */
  public DiurnalFactor(
      long barNanos, int slotBars, int cycleBars, double halfLifeCycles, int warmUpCycles) {
    this(
        BarSpan.full(barNanos, (warmUpCycles + 1) * cycleBars),
        slotBars,
        cycleBars,
        halfLifeCycles);
  }

  private DiurnalFactor(BarSpan span, int slotBars, int cycleBars, double halfLifeCycles) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "diurnal-factor",
            span,
            Counting.RETURNS,
            "sqrt(v(slot of the row) / mean of v), v = robust mean of r^2 over that of the cycle"
                + " before",
            "ratio",
            "[0, sqrt(slots)]",
            "Boudt, Croux, Laurent (2011), section 3"),
        BarMemory.ofRings(cycleBars, cycleBars)
            .withCells(FIRST_SLOT + 2 * slots(slotBars, cycleBars)));
    this.slots = slots(slotBars, cycleBars);
    this.slotNanos = slotBars * span.barNanos();
    this.cycleBars = cycleBars;
    this.decay = StrictMath.pow(2, -1 / Checks.positive(halfLifeCycles, "half-life"));
  }

  private static int slots(int slotBars, int cycleBars) {
    if (cycleBars % slotBars != 0 || cycleBars / slotBars < 2) {
      throw new IllegalArgumentException(
          "cycle must be two or more slots of " + slotBars + " bars, was " + cycleBars + " bars");
    }
    return cycleBars / slotBars;
  }

  /** Reads {@code slot}, {@code cycle}, {@code half-life}, {@code warm-up}. */
  public static DiurnalFactor from(KernelSettings settings) {
    long cycle = settings.nanos("cycle", DAY_NANOS);
    return new DiurnalFactor(
        settings.barNanos(),
        settings.bars("slot", (int) Math.max(1, DAY_NANOS / 24 / settings.barNanos())),
        settings.bars("cycle", (int) (DAY_NANOS / settings.barNanos())),
        (double) settings.nanos("half-life", 28 * cycle) / cycle,
        settings.count("warm-up", 7));
  }

  private long cycleNanos() {
    return slotNanos * slots;
  }

  private int slot(long nanos) {
    return (int) (Math.floorMod(nanos, cycleNanos()) / slotNanos);
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double[] cells = window.cells();
    long cycle = Math.floorDiv(bar.openNanos(), cycleNanos());
    if (cycle != cells[CYCLE]) {
      close(window);
      cells[CYCLE] = cycle;
    }
    window.ring(0).add(Math.abs(window.logReturn()));
    window.ring(1).add(slot(bar.openNanos()));
    cells[RETURNS] = Math.min(cells[RETURNS] + 1, cycleBars);
    if (bar.eventNanos() == (cycle + 1) * cycleNanos()) {
      close(window);
    }
  }

  /** Learns from the returns of the cycle that is over. */
  private void close(BarWindow window) {
    Ring absolute = window.ring(0);
    int first = absolute.size() - (int) window.cells()[RETURNS];
    int returns = absolute.size() - first;
    window.cells()[RETURNS] = 0;
    double products = 0;
    for (int i = first + 1; i < absolute.size(); i++) {
      products += absolute.get(i) * absolute.get(i - 1);
    }
    double level = Math.PI / 2 * products / (returns - 1);
    if (returns >= 2 && 2 * returns >= cycleBars && level > 0) {
      learn(window, first, level);
    }
  }

  private void learn(BarWindow window, int first, double level) {
    double[] cells = window.cells();
    for (int i = FIRST_SLOT; i < cells.length; i++) {
      cells[i] *= decay;
    }
    for (int i = first; i < window.ring(0).size(); i++) {
      int at = FIRST_SLOT + 2 * (int) window.ring(1).get(i);
      double r = window.ring(0).get(i);
      double u = r * r / level;
      double known = cells[at + 1] > 0 ? CUT_CORRECTION * cells[at] / cells[at + 1] : 1;
      if (u <= OUTLIER * Math.max(1, known)) {
        cells[at] += u;
        cells[at + 1]++;
      }
    }
  }

  @Override
  protected double value(BarWindow window, int filled, long asOfNanos) {
    double[] cells = window.cells();
    double sum = 0;
    for (int at = FIRST_SLOT; at < cells.length; at += 2) {
      sum += cells[at] / cells[at + 1]; // NaN of a slot that was never seen
    }
    int at = FIRST_SLOT + 2 * slot(asOfNanos);
    return Math.sqrt(cells[at] / cells[at + 1] / (sum / slots));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return value(window, filled, window.closeNanos());
  }
}
