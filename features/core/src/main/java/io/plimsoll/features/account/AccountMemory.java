package io.plimsoll.features.account;

import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/** What a kernel that looks back remembers: sums over a window, some numbers and some times. */
public final class AccountMemory {
  /** A time that did not come yet. */
  static final long NEVER = Long.MIN_VALUE;

  final BucketSums sums;
  final double[] numbers;
  final long[] times;

  AccountMemory(AccountWindow window, int sums, int numbers, int times) {
    this.sums = window.sums(sums);
    this.numbers = new double[numbers];
    this.times = new long[times];
    Arrays.fill(this.times, NEVER);
  }

  void save(SavedState.Writer out) {
    sums.save(out);
    out.putLong(numbers.length).putLong(times.length);
    for (double number : numbers) {
      out.put(number);
    }
    for (long time : times) {
      out.putLong(time);
    }
  }

  void restore(SavedState.Reader in) {
    sums.restore(in);
    in.expectLong(numbers.length, "count of numbers");
    in.expectLong(times.length, "count of times");
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.get();
    }
    for (int i = 0; i < times.length; i++) {
      times[i] = in.getLong();
    }
  }
}
