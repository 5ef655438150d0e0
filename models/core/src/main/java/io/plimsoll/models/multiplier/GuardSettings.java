package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Checks;
import java.time.Duration;
import java.util.List;

/**
 * Every bound on a served multiplier.
 *
 * @param floor never below, positive
 * @param cap never above, at least the floor
 * @param maxRiseFraction largest relative rise from one decision to the next, positive
 * @param maxFallFraction largest relative fall from one decision to the next, in (0, 1]
 * @param minRiseDelayNanos no rise sooner than this after the last change; 0 where rises are never
 *     held back
 * @param minFallDelayNanos no fall sooner than this after the last change
 * @param validNanos how long a decision may be used
 * @param maxStalenessNanos an instrument without an event for longer than this gets the fallback
 * @param fallback what is served, at least, where there is no forecast; within floor and cap
 * @param quality limits on columns of a row, beyond which its forecast is not used
 */
public record GuardSettings(
    double floor,
    double cap,
    double maxRiseFraction,
    double maxFallFraction,
    long minRiseDelayNanos,
    long minFallDelayNanos,
    long validNanos,
    long maxStalenessNanos,
    double fallback,
    List<QualityLimit> quality) {
  public GuardSettings {
    Checks.positive(floor, "floor");
    Checks.positive(cap, "cap");
    Checks.inRange(cap, floor, Double.MAX_VALUE, "cap");
    Checks.positive(maxRiseFraction, "maxRiseFraction");
    Checks.inRange(maxFallFraction, Double.MIN_VALUE, 1, "maxFallFraction");
    Checks.notNegative(minRiseDelayNanos, "minRiseDelayNanos");
    Checks.notNegative(minFallDelayNanos, "minFallDelayNanos");
    Checks.positive(validNanos, "validNanos");
    Checks.positive(maxStalenessNanos, "maxStalenessNanos");
    Checks.inRange(fallback, floor, cap, "fallback");
    quality = List.copyOf(quality);
  }

  /** Bounds that do not look at the quality of a row. */
  public GuardSettings(
      double floor,
      double cap,
      double maxRiseFraction,
      double maxFallFraction,
      long minRiseDelayNanos,
      long minFallDelayNanos,
      long validNanos,
      long maxStalenessNanos,
      double fallback) {
    this(
        floor,
        cap,
        maxRiseFraction,
        maxFallFraction,
        minRiseDelayNanos,
        minFallDelayNanos,
        validNanos,
        maxStalenessNanos,
        fallback,
        List.of());
  }

  /** The same bounds with limits on the quality of a row. */
  public GuardSettings withQuality(List<QualityLimit> limits) {
    return new GuardSettings(
        floor,
        cap,
        maxRiseFraction,
        maxFallFraction,
        minRiseDelayNanos,
        minFallDelayNanos,
        validNanos,
        maxStalenessNanos,
        fallback,
        limits);
  }

  /**
   * Defaults for a decision every five minutes: between half and five times the base margin; up by
   * at most half at once without delay, down by at most 2% a decision; valid and tolerated stale
   * for 15 minutes; fallback 1.
   */
  public static GuardSettings defaults() {
    long quarter = Duration.ofMinutes(15).toNanos();
    return new GuardSettings(0.5, 5, 0.5, 0.02, 0, 0, quarter, quarter, 1);
  }

  /**
   * The defaults for decisions so far apart and bars of a span: as fast up and down over time,
   * valid until a quarter of an hour after the next decision is due, and tolerated stale for three
   * bars, a quarter of an hour at least.
   *
   * @param everyNanos from one decision to the next
   * @param barNanos of the bars that are fed
   */
  public static GuardSettings defaults(long everyNanos, long barNanos) {
    GuardSettings five = defaults();
    double steps =
        Checks.positive(everyNanos, "everyNanos") / (double) Duration.ofMinutes(5).toNanos();
    // From the floor to the cap is as far as it can go.
    double rise =
        Math.min(five.cap / five.floor, StrictMath.pow(1 + five.maxRiseFraction, steps) - 1);
    return new GuardSettings(
        five.floor,
        five.cap,
        rise,
        1 - StrictMath.pow(1 - five.maxFallFraction, steps),
        five.minRiseDelayNanos,
        five.minFallDelayNanos,
        Math.addExact(everyNanos, five.validNanos),
        Math.max(five.maxStalenessNanos, Math.multiplyExact(3, barNanos)),
        five.fallback);
  }

  /**
   * The guards in the order in which they act; floor and cap come last, so nothing escapes them.
   */
  public List<Guard> guards() {
    return List.of(
        new StepGuard(maxRiseFraction, maxFallFraction),
        new MinimumDelayGuard(minRiseDelayNanos, minFallDelayNanos),
        new CapGuard(cap),
        new FloorGuard(floor));
  }
}
