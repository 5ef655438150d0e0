package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.datasets.account.MarginCall;
import java.util.List;

/**
 * How long ago something last happened to the account: a margin call, or a liquidation.
 *
 * <p>NaN where it never did.
 *
 * <p><b>Unit</b>: days. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event and a row.
 * <b>Reference</b>: definition.
 */
public final class EventRecency extends MemoryKernel {
  EventRecency(String name, Class<? extends AccountEvent> kind) {
    super(
        StateKernel.spec(name, "time since the last one", "days", "[0, inf)", "definition"),
        List.of(kind),
        AccountWindow.NONE,
        0,
        0,
        1);
  }

  /** The last margin call. */
  public static EventRecency marginCall() {
    return new EventRecency("margin-call-recency", MarginCall.class);
  }

  /** The last liquidation of the account. */
  public static EventRecency liquidation() {
    return new EventRecency("account-liquidation-recency", AccountLiquidated.class);
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    memory.times[0] = Math.max(memory.times[0], event.availableNanos());
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    return memory.times[0] == AccountMemory.NEVER
        ? Double.NaN
        : (asOfNanos - memory.times[0]) / DAY_NANOS;
  }
}
