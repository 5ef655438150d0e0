package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From forecasts to decisions for one instrument: the policy proposes, the guards bound, and what
 * was decided before is remembered.
 *
 * <p>The {@link MultiplierEngine} has one an instrument; a backtest that already holds forecasts
 * runs it alone. One thread at a time.
 */
public final class MultiplierDecider {
  private final InstrumentId instrument;
  private final MultiplierPolicy policy;
  private final GuardSettings settings;
  private final List<Guard> guards;
  private double previous = Double.NaN;
  private long previousChangeNanos = Long.MIN_VALUE;

  /** A decider that has decided nothing. */
  public MultiplierDecider(
      InstrumentId instrument, MultiplierPolicy policy, GuardSettings settings) {
    this.instrument = instrument;
    this.policy = policy;
    this.settings = settings;
    this.guards = settings.guards();
  }

  /** Whether anything was decided yet. */
  boolean decided() {
    return !Double.isNaN(previous);
  }

  /** What the policy makes of a forecast, as of its time, within the guards. */
  public MultiplierDecision decide(Forecast forecast) {
    return decide(forecast, Explanation.input(ShrunkQuantilePolicy.VARIANCE, forecast.variance()));
  }

  /** The same, where the forecast variance can itself be explained. */
  MultiplierDecision decide(Forecast forecast, Explanation variance) {
    Explanation proposed = policy.propose(forecast);
    if (!(proposed.value() < Double.POSITIVE_INFINITY)) {
      return degrade(forecast.asOfNanos(), "the policy proposed " + proposed.value());
    }
    Explanation whole = Explanations.graft(proposed, ShrunkQuantilePolicy.VARIANCE, variance);
    return bound(forecast.asOfNanos(), forecast, whole, null);
  }

  /**
   * The greater of the previous multiplier and the fallback: missing data must not lower margin.
   */
  public MultiplierDecision degrade(long nowNanos, String reason) {
    Explanation fallback = Explanation.input("fallback", settings.fallback());
    return bound(
        nowNanos,
        null,
        decided()
            ? Explanation.of(
                "no lower than before",
                Operation.MAXIMUM,
                Explanation.input("previous multiplier", previous),
                fallback)
            : fallback,
        reason);
  }

  /** The fallback alone: a person has judged the previous multiplier wrong. */
  MultiplierDecision override(long nowNanos, String reason) {
    return bound(nowNanos, null, Explanation.input("fallback", settings.fallback()), reason);
  }

  /** A degraded proposal is bounded by floor and cap alone. */
  private MultiplierDecision bound(
      long nowNanos,
      @Nullable Forecast forecast,
      Explanation proposed,
      @Nullable String degradedReason) {
    Guard.Context context = new Guard.Context(nowNanos, previous, previousChangeNanos);
    List<String> acted = new ArrayList<>();
    Explanation value = proposed;
    for (Guard guard : guards) {
      if (degradedReason != null && !(guard instanceof FloorGuard || guard instanceof CapGuard)) {
        continue;
      }
      Explanation bounded = guard.apply(value, context);
      if (bounded != value) {
        acted.add(guard.name());
        value = bounded;
      }
    }
    if (value.value() != previous) {
      previous = value.value();
      previousChangeNanos = nowNanos;
    }
    return new MultiplierDecision(
        instrument,
        value.value(),
        nowNanos,
        nowNanos + settings.validNanos(),
        value,
        forecast,
        acted,
        degradedReason);
  }

  void save(Archive out) {
    out.put("previous", previous);
    out.put("previous-change-nanos", previousChangeNanos);
  }

  void load(Archive in) {
    previous = in.number("previous");
    previousChangeNanos = in.wholeNumber("previous-change-nanos");
  }
}
