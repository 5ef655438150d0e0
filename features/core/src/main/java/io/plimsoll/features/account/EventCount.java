package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.datasets.account.MarginCall;
import io.plimsoll.features.KernelSettings;
import java.util.List;

/**
 * How often something happened to the account within the window: margin calls, or liquidations.
 *
 * <p>0 where it did not since the account was first heard of; NaN before that. Settings: {@code
 * window} (default 30d), {@code bucket} (default 1d).
 *
 * <p><b>Unit</b>: events. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event, O(buckets) a row.
 * <b>Reference</b>: definition.
 */
public final class EventCount extends MemoryKernel {
  private final Class<? extends AccountEvent> kind;

  EventCount(String name, Class<? extends AccountEvent> kind, AccountWindow window) {
    super(
        StateKernel.spec(name, "count over the window", "events", "[0, inf)", "definition"),
        List.of(kind, AccountState.class),
        window,
        1,
        0,
        1);
    this.kind = kind;
  }

  /** Margin calls; reads {@code window}, {@code bucket}. */
  public static EventCount marginCalls(KernelSettings settings) {
    return new EventCount("margin-calls", MarginCall.class, AccountWindow.from(settings));
  }

  /** Liquidations of the account; reads {@code window}, {@code bucket}. */
  public static EventCount liquidations(KernelSettings settings) {
    return new EventCount(
        "account-liquidations", AccountLiquidated.class, AccountWindow.from(settings));
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    memory.times[0] = event.availableNanos();
    if (kind.isInstance(event)) {
      memory.sums.add(0, event.availableNanos(), 1);
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    return memory.times[0] == AccountMemory.NEVER ? Double.NaN : memory.sums.sum(0, asOfNanos);
  }
}
