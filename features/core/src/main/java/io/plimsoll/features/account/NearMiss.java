package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import java.util.List;

/**
 * How often margin came close to equity within the window, or how long ago it last was.
 *
 * <p>A near-miss begins when maintenance margin rises above {@code level} (default 0.8) of equity
 * and lasts until it is not above any more; equity at or below zero under a position is above any
 * level. A state in which either is not known changes nothing. The count is NaN before the first in
 * which both are; the recency, in days, while there was none. Settings: {@code level}; {@code
 * window} (default 30d) and {@code bucket} (default 1d) of the count.
 *
 * <p><b>Unit</b>: events; days. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event, O(buckets) a row.
 * <b>Reference</b>: definition.
 */
public final class NearMiss extends MemoryKernel {
  private static final int ABOVE = 0;
  private static final int SEEN = 0;
  private static final int LAST = 1;

  private final double level;
  private final Answer answer;

  /** What is asked of near-misses. */
  public enum Answer {
    /** How many. */
    COUNT,
    /** How long ago the last one was above the level. */
    RECENCY
  }

  NearMiss(double level, Answer answer, AccountWindow window) {
    super(spec(answer), List.of(AccountState.class), window, 1, 1, 2);
    this.level = Checks.inRange(level, 0, 1, "level");
    this.answer = answer;
  }

  private static KernelSpec spec(Answer answer) {
    return answer == Answer.COUNT
        ? StateKernel.spec(
            "near-misses",
            "count of rises of maintenance / equity above the level",
            "events",
            "[0, inf)",
            "definition")
        : StateKernel.spec(
            "near-miss-recency",
            "time since maintenance / equity was above the level",
            "days",
            "[0, inf)",
            "definition");
  }

  /** How many; reads {@code level}, {@code window}, {@code bucket}. */
  public static NearMiss count(KernelSettings settings) {
    return new NearMiss(settings.number("level", 0.8), Answer.COUNT, AccountWindow.from(settings));
  }

  /** How long ago; reads {@code level}. */
  public static NearMiss recency(KernelSettings settings) {
    return new NearMiss(settings.number("level", 0.8), Answer.RECENCY, AccountWindow.NONE);
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    if (!(event instanceof AccountState account)
        || Double.isNaN(account.equity())
        || Double.isNaN(account.maintenance())) {
      return;
    }
    long nanos = account.availableNanos();
    boolean above = account.grossNotional() > 0 && account.maintenance() > level * account.equity();
    if (above) {
      if (memory.numbers[ABOVE] == 0) {
        memory.sums.add(0, nanos, 1);
      }
      memory.times[LAST] = nanos;
    }
    memory.numbers[ABOVE] = above ? 1 : 0;
    memory.times[SEEN] = nanos;
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    long since = memory.times[answer == Answer.COUNT ? SEEN : LAST];
    if (since == AccountMemory.NEVER) {
      return Double.NaN;
    }
    return answer == Answer.COUNT ? memory.sums.sum(0, asOfNanos) : (asOfNanos - since) / DAY_NANOS;
  }
}
