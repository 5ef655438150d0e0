package io.plimsoll.features.correlation;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.RollingSum;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How strongly the instruments of the universe move together: the average of their realized
 * correlations.
 *
 * <p>{@code Σ over pairs of Σₜ rᵢrⱼ / Σ over pairs of √RVᵢ √RVⱼ} over a window. That is the mean of
 * all pairwise realized correlations, each weighted by the product of the two volatilities; it
 * needs one sum an instrument where the plain mean needs one a pair. An instrument that stood still
 * or has not begun has no weight. The textbook form, variance of the sum less the sum of variances,
 * was not chosen: it loses all digits where one instrument moves far more than the others.
 *
 * <p>Bars of one close time form a slot; a bar older than the newest slot waits, and its return
 * joins the next slot of its instrument. NaN until warm, with fewer than two instruments that
 * moved, and where nobody sent a bar for longer than the window. Settings: {@code window}, {@code
 * warm-up}.
 *
 * <p><b>Unit</b>: correlation. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(1) a bar, O(instruments) a
 * slot and a row. <b>Reference</b>: Skintzi, Refenes (2005), Implied correlation index: a new
 * measure of diversification, section 2, with realized in place of implied variances and equal
 * weights.
 */
public final class AverageCorrelation implements Kernel<Bar, AverageCorrelation.State> {
  private final BarSpan span;
  private final Map<InstrumentId, Integer> positions = new HashMap<>();

  /** A kernel over a universe. */
  public AverageCorrelation(BarSpan span, List<InstrumentId> universe) {
    this.span = span;
    for (InstrumentId instrument : universe) {
      positions.put(instrument, positions.size());
    }
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static AverageCorrelation from(KernelSettings settings) {
    return new AverageCorrelation(BarSpan.from(settings), settings.universe());
  }

  /** The slot that is being filled and the sums over those before it. */
  public static final class State {
    private final double[] logClose;
    private final double[] slotReturn;
    private final RollingSum[] squares;
    private final RollingSum products;
    private long slotNanos = Long.MIN_VALUE;
    private long slots;

    private State(int instruments, int length) {
      logClose = new double[instruments];
      Arrays.fill(logClose, Double.NaN);
      slotReturn = new double[instruments];
      squares = new RollingSum[instruments];
      for (int i = 0; i < instruments; i++) {
        squares[i] = new RollingSum(length);
      }
      products = new RollingSum(length);
    }
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "average-correlation",
        1,
        KernelSpec.Scope.MARKET,
        "sum over pairs of sum of r(i) r(j) / sum over pairs of sqrt RV(i) sqrt RV(j)",
        "correlation",
        "[-1, 1]",
        "Skintzi, Refenes (2005), section 2, realized",
        (span.warmUpBars() + 1L) * span.barNanos());
  }

  @Override
  public Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public State create() {
    return new State(positions.size(), span.bars());
  }

  @Override
  public void update(State state, Bar bar) {
    Integer position = positions.get(bar.instrument());
    if (position == null || bar.eventNanos() < state.slotNanos) {
      return;
    }
    if (bar.eventNanos() > state.slotNanos) {
      nextSlot(state, bar.eventNanos());
    }
    int i = position;
    double logClose = StrictMath.log(bar.close());
    double r = logClose - state.logClose[i];
    if (!Double.isNaN(r)) {
      state.slotReturn[i] += r;
    }
    state.logClose[i] = logClose;
  }

  /**
   * Files the returns of the slot away and opens the one at {@code nanos}; slots that nobody filled
   * have no returns.
   */
  private void nextSlot(State state, long nanos) {
    if (state.slotNanos != Long.MIN_VALUE) {
      // The first slot only opens the series: it has closes and no returns.
      long empty = Math.max(0, (nanos - state.slotNanos) / span.barNanos() - 1);
      if (state.slots > 0) {
        state.products.add(products(state.slotReturn));
        state.products.addZeros(empty);
        for (int i = 0; i < state.slotReturn.length; i++) {
          double r = state.slotReturn[i];
          state.squares[i].add(r * r);
          state.squares[i].addZeros(empty);
        }
      }
      state.slots += 1 + empty;
    }
    Arrays.fill(state.slotReturn, 0);
    state.slotNanos = nanos;
  }

  /** The products of all pairs, added up. */
  private static double products(double[] returns) {
    double before = 0;
    double products = 0;
    for (double r : returns) {
      products += r * before;
      before += r;
    }
    return products;
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (state.slots < span.warmUpBars()
        || asOfNanos - state.slotNanos > span.nanos() + span.barNanos()) {
      return Double.NaN;
    }
    double volatilities = 0;
    double weights = 0;
    for (int i = 0; i < state.slotReturn.length; i++) {
      double r = state.slotReturn[i];
      double volatility = Math.sqrt(state.squares[i].sumWith(r * r));
      weights += volatility * volatilities;
      volatilities += volatility;
    }
    double correlation = state.products.sumWith(products(state.slotReturn)) / weights;
    // Clamped: perfectly correlated returns give 1 give or take rounding.
    return Double.isFinite(correlation) ? Math.clamp(correlation, -1.0, 1.0) : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer().putLong(state.slotNanos).putLong(state.slots);
    for (int i = 0; i < state.slotReturn.length; i++) {
      out.put(state.logClose[i]).put(state.slotReturn[i]);
      state.squares[i].save(out);
    }
    state.products.save(out);
    return out.toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    state.slotNanos = in.getLong();
    state.slots = in.getLong();
    for (int i = 0; i < state.slotReturn.length; i++) {
      state.logClose[i] = in.get();
      state.slotReturn[i] = in.get();
      state.squares[i].restore(in);
    }
    state.products.restore(in);
    in.end();
    return state;
  }
}
