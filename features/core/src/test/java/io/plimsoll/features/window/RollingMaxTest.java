package io.plimsoll.features.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RollingMaxTest {

  @Property(tries = 60, seed = "1")
  void isTheLargestOfTheWindowAndContinuesAfterARestart(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
    SplittableRandom random = new SplittableRandom(seed);
    RollingMax max = new RollingMax(length);
    assertEquals(Double.NEGATIVE_INFINITY, max.max());
    ArrayDeque<Double> window = new ArrayDeque<>();
    for (int i = 0; i < 300; i++) {
      double value = random.nextDouble() - 0.01 * i;
      window.addLast(value);
      if (window.size() > length) {
        window.removeFirst();
      }
      max.add(value);
      assertEquals(Collections.max(window), max.max());
      SavedState.Writer out = new SavedState.Writer();
      max.save(out);
      max = new RollingMax(length);
      max.restore(new SavedState.Reader(out.toArray()));
    }
  }

  @Test
  void aNaNLeavesNoTraceOnceItHasLeft() {
    RollingMax max = new RollingMax(2);
    max.add(Double.NaN);
    max.add(1);
    assertEquals(Double.NaN, max.max());
    max.add(0);
    assertEquals(1, max.max());
  }

  @Test
  void refusesWhatAnotherLengthSaved() {
    SavedState.Writer out = new SavedState.Writer();
    new RollingMax(3).save(out);
    assertThrows(
        IllegalArgumentException.class,
        () -> new RollingMax(4).restore(new SavedState.Reader(out.toArray())));
  }
}
