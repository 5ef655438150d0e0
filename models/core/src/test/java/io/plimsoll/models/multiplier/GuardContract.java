package io.plimsoll.models.multiplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** What every guard must do. */
public abstract class GuardContract {

  /** The guard under test. */
  protected abstract Guard guard();

  @Property(tries = 500, seed = "1")
  void theBoundedValueIsPositiveFiniteAndRecomputes(
      @ForAll @DoubleRange(min = 0.01, max = 100) double proposed,
      @ForAll @DoubleRange(min = 0.01, max = 100) double previous,
      @ForAll @LongRange(min = 0, max = 4000) long sinceChange) {
    Guard.Context context = new Guard.Context(10_000, previous, 10_000 - sinceChange);
    Explanation before = Explanation.input("proposed", proposed);
    Explanation after = guard().apply(before, context);
    assertTrue(after.value() > 0 && after.value() < Double.POSITIVE_INFINITY);
    assertEquals(after.value(), after.recompute());
    if (after.value() == proposed) {
      assertSame(before, after, "a guard that changes nothing must not wrap");
    }
    assertEquals(
        after.value(),
        guard().apply(after, context).value(),
        "a guard that is applied twice must act once");
  }

  @Property(tries = 100, seed = "1")
  void theFirstDecisionHasNoPast(@ForAll @DoubleRange(min = 0.01, max = 100) double proposed) {
    Guard.Context context = new Guard.Context(10_000, Double.NaN, Long.MIN_VALUE);
    Explanation after = guard().apply(Explanation.input("proposed", proposed), context);
    assertTrue(after.value() > 0 && after.value() < Double.POSITIVE_INFINITY);
    assertFalse(guard().name().isBlank());
  }
}
