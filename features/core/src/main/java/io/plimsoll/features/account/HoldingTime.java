package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.KernelSettings;
import java.util.List;

/**
 * How long the account holds positions: the mean age of those it closed within the window.
 *
 * <p>NaN where it closed none whose beginning was seen. Settings: {@code window} (default 30d),
 * {@code bucket} (default 1d).
 *
 * <p><b>Unit</b>: hours. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event, O(buckets) a row.
 * <b>Reference</b>: definition.
 */
public final class HoldingTime extends MemoryKernel {
  HoldingTime(AccountWindow window) {
    super(
        StateKernel.spec(
            "holding-time", "mean of closed - opened", "hours", "[0, inf)", "definition"),
        List.of(ClosedPosition.class),
        window,
        2,
        0,
        0);
  }

  /** Reads {@code window}, {@code bucket}. */
  public static HoldingTime from(KernelSettings settings) {
    return new HoldingTime(AccountWindow.from(settings));
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    if (event instanceof ClosedPosition closed) {
      double hours = (closed.eventNanos() - closed.openedNanos()) / HOUR_NANOS;
      memory.sums.add(0, closed.availableNanos(), hours);
      memory.sums.add(1, closed.availableNanos(), 1);
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    return memory.sums.sum(0, asOfNanos) / memory.sums.sum(1, asOfNanos);
  }
}
