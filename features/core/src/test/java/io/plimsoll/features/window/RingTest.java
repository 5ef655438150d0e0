package io.plimsoll.features.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingTest {
  private static List<Double> numbers(Ring ring) {
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      numbers.add(ring.get(i));
    }
    return numbers;
  }

  @Test
  void holdsTheLastNumbersOldestFirstAndComesBackFromASave() {
    for (int length = 1; length <= 4; length++) {
      Ring ring = new Ring(length);
      List<Double> all = new ArrayList<>();
      for (int i = 0; i < 11; i++) {
        assertEquals(all.subList(Math.max(0, i - length), i), numbers(ring));
        assertEquals(i >= length, ring.full());
        SavedState.Writer out = new SavedState.Writer();
        ring.save(out);
        Ring restored = new Ring(length);
        SavedState.Reader in = new SavedState.Reader(out.toArray());
        restored.restore(in);
        in.end();
        assertEquals(numbers(ring), numbers(restored));
        ring = restored;
        double next = i * 0.5;
        ring.add(next);
        all.add(next);
      }
    }
  }

  @Test
  void refusesWhatAnotherLengthSaved() {
    SavedState.Writer out = new SavedState.Writer();
    new Ring(3).save(out);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ring(4).restore(new SavedState.Reader(out.toArray())));
  }

  @Test
  void knowsItsSampleVariance() {
    Ring ring = new Ring(3);
    ring.add(1);
    assertEquals(Double.NaN, ring.sampleVariance());
    ring.add(2);
    ring.add(4);
    ring.add(9);
    // Of 2, 4, 9: mean 5, (9 + 1 + 16) / 2 = 13.
    assertEquals(13, ring.sampleVariance(), 1e-14);
  }
}
