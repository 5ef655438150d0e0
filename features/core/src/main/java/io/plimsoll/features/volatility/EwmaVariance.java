package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;

/**
 * Exponentially weighted variance of log returns from close to close, scaled to a horizon.
 *
 * <p>{@code v = per / bar · Σ λᵏ r²₋ₖ / Σ λᵏ} with {@code λ = 2^(−bar / half-life)}: the weights of
 * what was seen sum to one, so that no start value lingers. The mean return is taken as zero. It
 * speaks after one half-life of returns and falls silent (NaN) when the last bar lies more than ten
 * half-lives and one bar back. Settings: {@code half-life}, {@code per} (default: one bar).
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm. <b>Reference</b>: J.P. Morgan/Reuters (1996), RiskMetrics technical document,
 * section 5.2; normalized weights: definition.
 */
public final class EwmaVariance implements Kernel<Bar, EwmaVariance.State> {
  private static final int SILENT_AFTER_HALF_LIVES = 10;

  private final long barNanos;
  private final int halfLifeBars;
  private final double horizonBars;
  private final double decay;

  /** A kernel that scales to {@code horizonBars} bars. */
  public EwmaVariance(long barNanos, int halfLifeBars, double horizonBars) {
    this.barNanos = Checks.positive(barNanos, "barNanos");
    this.halfLifeBars = (int) Checks.positive(halfLifeBars, "halfLifeBars");
    this.horizonBars = Checks.positive(horizonBars, "horizonBars");
    this.decay = StrictMath.pow(2, -1.0 / halfLifeBars);
  }

  /** Reads {@code half-life}, {@code per}. */
  public static EwmaVariance from(KernelSettings settings) {
    return new EwmaVariance(
        settings.barNanos(),
        settings.bars("half-life"),
        (double) settings.nanos("per", settings.barNanos()) / settings.barNanos());
  }

  /** Two weighted sums and the last close. */
  public static final class State {
    private double logClose = Double.NaN;
    private double squares;
    private double weights;
    private long count;
    private long closeNanos;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "ewma-variance",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "per / bar * sum lambda^k r^2 / sum lambda^k, lambda = 2^(-bar / half-life)",
        "squared log return over the horizon",
        "[0, inf)",
        "J.P. Morgan/Reuters (1996), RiskMetrics technical document, section 5.2",
        (halfLifeBars + 1L) * barNanos);
  }

  @Override
  public Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, Bar bar) {
    double logClose = StrictMath.log(bar.close());
    double r = logClose - state.logClose;
    state.logClose = logClose;
    if (Double.isNaN(r)) {
      return;
    }
    state.squares = decay * state.squares + r * r;
    state.weights = decay * state.weights + 1;
    state.count++;
    state.closeNanos = bar.eventNanos();
  }

  @Override
  public double value(State state, long asOfNanos) {
    long silentAfter = (SILENT_AFTER_HALF_LIVES * (long) halfLifeBars + 1) * barNanos;
    if (state.count < halfLifeBars || asOfNanos - state.closeNanos > silentAfter) {
      return Double.NaN;
    }
    return state.squares / state.weights * horizonBars;
  }

  @Override
  public double[] save(State state) {
    return new SavedState.Writer()
        .put(state.logClose)
        .put(state.squares)
        .put(state.weights)
        .putLong(state.count)
        .putLong(state.closeNanos)
        .toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = new State();
    state.logClose = in.get();
    state.squares = in.get();
    state.weights = in.get();
    state.count = in.getLong();
    state.closeNanos = in.getLong();
    in.end();
    return state;
  }
}
