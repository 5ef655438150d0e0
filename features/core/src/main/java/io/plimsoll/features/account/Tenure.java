package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import java.util.List;

/**
 * How long the account has been known: the time since anything was first heard of it.
 *
 * <p><b>Unit</b>: days. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event and a row.
 * <b>Reference</b>: definition.
 */
public final class Tenure extends MemoryKernel {
  /** A kernel without settings. */
  public Tenure() {
    super(
        StateKernel.spec("tenure", "time since first heard of", "days", "[0, inf)", "definition"),
        List.of(AccountState.class),
        AccountWindow.NONE,
        0,
        0,
        1);
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    if (memory.times[0] == AccountMemory.NEVER) {
      memory.times[0] = event.availableNanos();
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    return memory.times[0] == AccountMemory.NEVER
        ? Double.NaN
        : (asOfNanos - memory.times[0]) / DAY_NANOS;
  }
}
