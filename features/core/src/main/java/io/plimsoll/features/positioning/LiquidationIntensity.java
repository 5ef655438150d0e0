package io.plimsoll.features.positioning;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;

/**
 * How fast liquidations come, recent ones weighing most.
 *
 * <p>{@code β Σ e^(−β(t − tᵢ))} with {@code β = ln 2 / half-life}: at a steady rate it settles at
 * that rate. It is the excitation of a Hawkes process whose base rate is left out. NaN until {@code
 * warm-up} (default: four half-lives) after the first liquidation, and where none came for {@code
 * max-silence} (default 7d). Settings: {@code half-life}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: liquidations an hour. <b>Range</b>: [0, ∞). <b>Cost</b>: one exponential an event
 * and a row. <b>Reference</b>: Hawkes (1971), Spectra of some self-exciting and mutually exciting
 * point processes; the recursion is Ozaki (1979).
 */
public final class LiquidationIntensity implements Kernel<Liquidation, LiquidationIntensity.State> {
  private static final double LN2 = StrictMath.log(2);

  private final double perNano;
  private final long warmUpNanos;
  private final long maxSilenceNanos;

  /** A kernel with some half-life. */
  public LiquidationIntensity(long halfLifeNanos, long warmUpNanos, long maxSilenceNanos) {
    this.perNano = LN2 / Checks.positive(halfLifeNanos, "halfLifeNanos");
    this.warmUpNanos = warmUpNanos;
    this.maxSilenceNanos = maxSilenceNanos;
  }

  /** Reads {@code half-life}, {@code warm-up}, {@code max-silence}. */
  public static LiquidationIntensity from(KernelSettings settings) {
    long halfLife = settings.nanos("half-life");
    return new LiquidationIntensity(
        halfLife,
        settings.nanos("warm-up", 4 * halfLife),
        settings.nanos("max-silence", Spans.MAX_LIQUIDATION_SILENCE_NANOS));
  }

  /** The decayed count as of the last liquidation. */
  public static final class State {
    private boolean heard;
    private long firstNanos;
    private long lastNanos;
    private double count;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "liquidation-intensity",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "b * sum of exp(-b * age), b = ln 2 / half-life",
        "liquidations an hour",
        "[0, inf)",
        "Hawkes (1971); Ozaki (1979)",
        warmUpNanos);
  }

  @Override
  public Class<Liquidation> consumes() {
    return Liquidation.class;
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, Liquidation event) {
    long nanos = event.availableNanos();
    if (!state.heard) {
      state.heard = true;
      state.firstNanos = nanos;
      state.lastNanos = nanos;
    }
    if (nanos >= state.lastNanos) {
      state.count = state.count * decay(nanos - state.lastNanos) + 1;
      state.lastNanos = nanos;
    } else {
      state.count += decay(state.lastNanos - nanos);
    }
  }

  private double decay(long nanos) {
    return StrictMath.exp(-perNano * nanos);
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!state.heard
        || asOfNanos - state.firstNanos < warmUpNanos
        || asOfNanos - state.lastNanos > maxSilenceNanos) {
      return Double.NaN;
    }
    return state.count * decay(asOfNanos - state.lastNanos) * perNano * Spans.HOUR_NANOS;
  }

  @Override
  public double[] save(State state) {
    return new SavedState.Writer()
        .putLong(state.heard ? 1 : 0)
        .putLong(state.firstNanos)
        .putLong(state.lastNanos)
        .put(state.count)
        .toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = new State();
    state.heard = in.getLong() == 1;
    state.firstNanos = in.getLong();
    state.lastNanos = in.getLong();
    state.count = in.get();
    in.end();
    return state;
  }
}
