package io.plimsoll.features.positioning;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;

/**
 * How long until the next funding payment, as a share of the interval: 1 at a payment, near 0 just
 * before the next one.
 *
 * <p>{@code 1 − ((as of − last payment) mod interval) / interval}: payments keep to their grid, and
 * one that is published late does not make the next one overdue. NaN where the last payment known
 * is older than {@code max-age} (default 1d). Setting: {@code max-age}.
 *
 * <p><b>Unit</b>: share of the interval. <b>Range</b>: (0, 1]. <b>Cost</b>: O(1) an event and a
 * row. <b>Reference</b>: definition.
 */
public final class FundingDue implements Kernel<FundingRate, FundingDue.State> {
  private final long maxAgeNanos;

  /** A kernel that forgets a payment after some time. */
  public FundingDue(long maxAgeNanos) {
    this.maxAgeNanos = Checks.positive(maxAgeNanos, "maxAgeNanos");
  }

  /** Reads {@code max-age}. */
  public static FundingDue from(KernelSettings settings) {
    return new FundingDue(settings.nanos("max-age", Spans.DAY_NANOS));
  }

  /** The last payment; an interval of 0 before the first. */
  public static final class State {
    private long eventNanos = Long.MIN_VALUE;
    private long intervalNanos;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "funding-due",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "1 - ((as of - last payment) mod interval) / interval",
        "share of the interval",
        "(0, 1]",
        "definition",
        0);
  }

  @Override
  public Class<FundingRate> consumes() {
    return FundingRate.class;
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, FundingRate funding) {
    if (funding.eventNanos() >= state.eventNanos) {
      state.eventNanos = funding.eventNanos();
      state.intervalNanos = funding.intervalNanos();
    }
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (state.intervalNanos == 0 || asOfNanos - state.eventNanos > maxAgeNanos) {
      return Double.NaN;
    }
    long passed = Math.floorMod(asOfNanos - state.eventNanos, state.intervalNanos);
    return (double) (state.intervalNanos - passed) / state.intervalNanos;
  }

  @Override
  public double[] save(State state) {
    return new SavedState.Writer().putLong(state.eventNanos).putLong(state.intervalNanos).toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = new State();
    state.eventNanos = in.getLong();
    state.intervalNanos = in.getLong();
    in.end();
    return state;
  }
}
