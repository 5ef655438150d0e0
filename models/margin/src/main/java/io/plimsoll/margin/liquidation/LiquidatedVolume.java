package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was liquidated lately in each instrument, over all accounts: for venues that limit it per
 * window of time. Not thread-safe.
 */
public final class LiquidatedVolume {
  private final Map<InstrumentId, Deque<Amount>> amounts = new TreeMap<>();

  private record Amount(long nanos, double quantity) {}

  /** Adds contracts that were closed at a time; times never fall. */
  public void add(InstrumentId instrument, long nowNanos, double quantity) {
    amounts
        .computeIfAbsent(instrument, i -> new ArrayDeque<>())
        .addLast(new Amount(nowNanos, Checks.notNegative(quantity, "quantity")));
  }

  /** Contracts closed later than a time; what is older is forgotten. */
  public double after(InstrumentId instrument, long nanos) {
    Deque<Amount> recent = amounts.get(instrument);
    if (recent == null) {
      return 0;
    }
    while (!recent.isEmpty() && recent.peekFirst().nanos() <= nanos) {
      recent.removeFirst();
    }
    double sum = 0;
    for (Amount amount : recent) {
      sum += amount.quantity();
    }
    return sum;
  }

  /** Whether something was closed at exactly this time. */
  public boolean anyAt(InstrumentId instrument, long nanos) {
    Deque<Amount> recent = amounts.get(instrument);
    return recent != null && !recent.isEmpty() && recent.peekLast().nanos() == nanos;
  }
}
