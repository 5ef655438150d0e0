package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TriggerHeapTest {

  /** Against a sorted set, with keys so coarse that many are equal. */
  @Property(tries = 1_000, seed = "1")
  void itGivesWhatASortedSetGives(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TriggerHeap heap = TriggerHeap.alone(100);
    TreeMap<Integer, Double> keys = new TreeMap<>();
    TreeSet<Integer> sorted =
        new TreeSet<>(
            Comparator.<Integer>comparingDouble(keys::get).thenComparing(Integer::compare));
    for (int step = 0; step < 300; step++) {
      int entry = random.nextInt(100);
      if (keys.containsKey(entry)) {
        sorted.remove(entry);
      }
      if (random.nextInt(4) == 0) {
        heap.remove(entry);
        keys.remove(entry);
      } else {
        double key = random.nextInt(20);
        heap.put(entry, key);
        keys.put(entry, key);
        sorted.add(entry);
      }
      if (random.nextInt(5) == 0 && !sorted.isEmpty()) {
        int first = sorted.first();
        assertTrue(heap.touched(keys.get(first)));
        assertFalse(heap.touched(keys.get(first) - 0.5));
        sorted.remove(first);
        assertEquals(first, heap.removeFirst());
        keys.remove(first);
      }
    }
    assertEquals(sorted.isEmpty(), heap.isEmpty());
  }

  @Test
  void anEmptyHeapIsNeverTouched() {
    assertFalse(TriggerHeap.alone(1).touched(Double.POSITIVE_INFINITY));
  }
}
