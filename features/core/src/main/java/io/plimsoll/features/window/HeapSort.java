package io.plimsoll.features.window;

/** Sorts numbers in place; {@link java.util.Arrays#sort(double[])} allocates at each call. */
public final class HeapSort {
  private HeapSort() {}

  /**
   * Puts the first {@code count} numbers, none of them NaN, in ascending order.
   *
   * <p><b>Cost</b>: O(n log n) whatever the order was. <b>Reference</b>: Williams (1964), Algorithm
   * 232, with Floyd's way of building the heap.
   */
  public static void sort(double[] values, int count) {
    for (int root = count / 2 - 1; root >= 0; root--) {
      sink(values, root, count);
    }
    for (int end = count - 1; end > 0; end--) {
      double largest = values[0];
      values[0] = values[end];
      values[end] = largest;
      sink(values, 0, end);
    }
  }

  private static void sink(double[] values, int from, int count) {
    double sinking = values[from];
    int at = from;
    for (int child = 2 * at + 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && values[child + 1] > values[child]) {
        child++;
      }
      if (!(values[child] > sinking)) {
        break;
      }
      values[at] = values[child];
      at = child;
    }
    values[at] = sinking;
  }
}
