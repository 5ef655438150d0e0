package io.plimsoll.serving;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.multiplier.MultiplierDecision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was decided last, by instrument, and what is in force by the clock. Read without a lock. */
final class Board {
  private final Map<InstrumentId, Slot> slots;
  private final ServingClock clock;

  Board(List<InstrumentId> universe, ServingClock clock, int historyLength) {
    Map<InstrumentId, Slot> made = new LinkedHashMap<>();
    universe.forEach(instrument -> made.put(instrument, new Slot(historyLength)));
    this.slots = Collections.unmodifiableMap(made);
    this.clock = clock;
  }

  List<InstrumentId> universe() {
    return List.copyOf(slots.keySet());
  }

  /** The slot of an instrument; null where it is not served. */
  @Nullable Slot find(InstrumentId instrument) {
    return slots.get(instrument);
  }

  /** The slot of an instrument; throws NOT_FOUND where it is not served. */
  Slot slot(InstrumentId instrument) {
    Slot slot = slots.get(instrument);
    if (slot == null) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, notServed(instrument));
    }
    return slot;
  }

  String notServed(InstrumentId instrument) {
    return "instrument " + instrument + " is not served; served: " + slots.keySet();
  }

  /** The last decision while it is valid, then a fallback that says why it is one. */
  MultiplierDecision inForce(InstrumentId instrument, ServedModel served) {
    Slot slot = slot(instrument);
    // The clock is read before the decision: a decision made in between is then newer than the
    // clock, never older.
    long now = clock.nowNanos();
    MultiplierDecision decision = slot.decision();
    if (decision != null && now <= decision.validUntilNanos()) {
      return decision;
    }
    Explanation value = fallback(decision, served);
    return new MultiplierDecision(
        instrument,
        value.value(),
        decision == null ? now : decision.validUntilNanos(),
        now + served.fallbackValidityNanos(),
        value,
        null,
        List.of("fallback"),
        decision == null ? QuoteService.NO_DECISION : QuoteService.EXPIRED);
  }

  /** As the engine does where data are missing: the lack of a decision must not lower margin. */
  private static Explanation fallback(@Nullable MultiplierDecision last, ServedModel served) {
    Explanation fallback = Explanation.input("fallback", served.fallbackMultiplier());
    return last == null
        ? fallback
        : Explanation.of(
            "no lower than before",
            Operation.MAXIMUM,
            Explanation.input("previous multiplier", last.multiplier()),
            fallback);
  }

  /** Shows every multiplier in force and its age as metrics. */
  void watch(ServedModel served, ServingMetrics metrics) {
    slots.forEach(
        (instrument, slot) ->
            metrics.watch(
                instrument,
                () -> inForce(instrument, served).multiplier(),
                () -> ageSeconds(slot)));
  }

  private double ageSeconds(Slot slot) {
    MultiplierDecision decision = slot.decision();
    return decision == null ? Double.NaN : 1e-9 * (clock.nowNanos() - decision.decidedNanos());
  }
}
