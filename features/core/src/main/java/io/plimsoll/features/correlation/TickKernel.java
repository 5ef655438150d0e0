package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.PanelKernel;
import io.plimsoll.features.window.SavedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel over the trades of an instrument and of another one, at the times at which each
 * happened: no grid, so no Epps effect.
 *
 * <p>Of the trades of one bucket of time ({@code sampling}) the last counts, which bounds what must
 * be kept. NaN until both have traded for the window, and where either has fewer than {@value
 * #LEAST_RETURNS} returns in it.
 */
abstract class TickKernel implements PanelKernel<Trade, TickPanel> {
  static final int LEAST_RETURNS = 10;
  private static final long SECOND = 1_000_000_000L;
  private final Ticks ticks;
  private final KernelSpec spec;
  private final Map<InstrumentId, Integer> positions = new HashMap<>();

  /**
   * What is kept.
   *
   * @param windowNanos how far back trades count
   * @param samplingNanos the bucket of which one trade is kept
   * @param against the place of the other instrument
   */
  record Ticks(List<InstrumentId> universe, long windowNanos, long samplingNanos, int against) {
    Ticks {
      universe = List.copyOf(universe);
      Checks.positive(samplingNanos, "sampling");
      if (windowNanos < LEAST_RETURNS * samplingNanos || windowNanos / samplingNanos > 1_000_000) {
        throw new IllegalArgumentException(
            "window must be 10 to 1000000 times the sampling of "
                + samplingNanos
                + " ns, was "
                + windowNanos
                + " ns");
      }
      if (against < 0) {
        throw new IllegalArgumentException("against must be an instrument, was market");
      }
    }

    /** Reads {@code window}, {@code sampling} (1 s), {@code against} (the leader). */
    static Ticks from(KernelSettings settings) {
      return new Ticks(
          settings.universe(),
          settings.nanos("window"),
          settings.nanos("sampling", SECOND),
          Pairing.place(settings, "against", "leader"));
    }
  }

  private record Key(List<InstrumentId> universe, long windowNanos, long samplingNanos) {}

  TickKernel(
      Ticks ticks, String name, String formula, String unit, String range, String reference) {
    this.ticks = ticks;
    this.spec =
        new KernelSpec(
            name, 1, KernelSpec.Scope.PANEL, formula, unit, range, reference, ticks.windowNanos());
    for (InstrumentId instrument : ticks.universe()) {
      positions.put(instrument, positions.size());
    }
  }

  /** The number of two instruments, of their ticks from some on. */
  abstract double number(TickPanel panel, int a, int firstA, int b, int firstB);

  /**
   * Σ of the products of all returns of a and b whose times overlap, those of b moved into the
   * future by a shift.
   */
  static double overlapping(
      TickPanel panel, int a, int firstA, int b, int firstB, long shiftNanos) {
    double sum = 0;
    int sizeB = panel.size(b);
    int from = firstB + 1;
    for (int i = firstA + 1; i < panel.size(a); i++) {
      int now = panel.place(a, i);
      int before = panel.place(a, i - 1);
      long end = panel.nanos[a][now];
      long begin = panel.nanos[a][before];
      double r = panel.logs[a][now] - panel.logs[a][before];
      while (from < sizeB && panel.nanos[b][panel.place(b, from)] + shiftNanos <= begin) {
        from++;
      }
      for (int j = from; j < sizeB; j++) {
        int other = panel.place(b, j - 1);
        if (panel.nanos[b][other] + shiftNanos >= end) {
          break;
        }
        sum += r * (panel.logs[b][panel.place(b, j)] - panel.logs[b][other]);
      }
    }
    return sum;
  }

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<Trade> consumes() {
    return Trade.class;
  }

  @Override
  public final Object stateKey() {
    return new Key(ticks.universe(), ticks.windowNanos(), ticks.samplingNanos());
  }

  @Override
  public final TickPanel create() {
    int capacity = (int) (ticks.windowNanos() / ticks.samplingNanos()) + 2;
    return new TickPanel(positions.size(), capacity, ticks.samplingNanos());
  }

  @Override
  public final void update(TickPanel panel, Trade trade) {
    Integer position = positions.get(trade.instrument());
    if (position != null) {
      panel.trade(position, trade.eventNanos(), trade.price());
    }
  }

  @Override
  public final double value(TickPanel panel, int instrument, long asOfNanos) {
    int other = ticks.against();
    long from = asOfNanos - ticks.windowNanos();
    if (panel.began(instrument) > from || panel.began(other) > from) {
      return Double.NaN;
    }
    int first = panel.firstFrom(instrument, from);
    int firstOther = panel.firstFrom(other, from);
    if (panel.size(instrument) - first <= LEAST_RETURNS
        || panel.size(other) - firstOther <= LEAST_RETURNS) {
      return Double.NaN;
    }
    double number = number(panel, instrument, first, other, firstOther);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public final double[] save(TickPanel panel) {
    SavedState.Writer out = new SavedState.Writer();
    panel.save(out);
    return out.toArray();
  }

  @Override
  public final TickPanel restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    TickPanel panel = create();
    panel.restore(in);
    in.end();
    return panel;
  }
}
