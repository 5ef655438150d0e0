package io.plimsoll.features.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeapSortTest {
  @Test
  void sortsAsTheLibraryDoesAndLeavesTheRestAlone() {
    SplittableRandom random = new SplittableRandom(9);
    for (int count = 0; count <= 60; count++) {
      double[] values = new double[count + 3];
      Arrays.setAll(values, i -> random.nextInt(20) - 10.5 + (random.nextInt(9) == 0 ? 1e300 : 0));
      double[] expected = values.clone();
      Arrays.sort(expected, 0, count);
      HeapSort.sort(values, count);
      assertArrayEquals(expected, values, 0, "count " + count);
    }
  }
}
