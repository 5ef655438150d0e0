package io.plimsoll.features.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RollingSumTest {

  /** The exact sum of the window, in decimals that lose nothing. */
  private static double exact(Iterable<Double> window) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : window) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.doubleValue();
  }

  @Property(tries = 60, seed = "1")
  void isTheSumOfTheWindowHoweverLongItRunsAndWhateverPassed(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
    SplittableRandom random = new SplittableRandom(seed);
    RollingSum sum = new RollingSum(length);
    ArrayDeque<Double> window = new ArrayDeque<>();
    for (int i = 0; i < 600; i++) {
      double value = random.nextInt(50) == 0 ? 1e6 : 1e-12 * random.nextDouble();
      double expectedWith = 0;
      window.addLast(value);
      if (window.size() > length) {
        window.removeFirst();
      }
      expectedWith = sum.sumWith(value);
      sum.add(value);
      double expected = exact(window);
      // Non-negative numbers: the relative error is below length * 2^-53.
      assertEquals(expected, sum.sum(), expected * length * 0x1p-53);
      assertEquals(expected, expectedWith, expected * length * 0x1p-53);
    }
  }

  @Property(tries = 60, seed = "2")
  void saysAheadWhatZerosWillLeaveOfIt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int length) {
    SplittableRandom random = new SplittableRandom(seed);
    RollingSum sum = new RollingSum(length);
    for (int i = 0; i < 40; i++) {
      double next = random.nextDouble();
      for (int zeros = 0; zeros < length + 3; zeros++) {
        SavedState.Writer out = new SavedState.Writer();
        sum.save(out);
        RollingSum twin = new RollingSum(length);
        twin.restore(new SavedState.Reader(out.toArray()));
        twin.add(next);
        twin.addZeros(zeros);
        assertEquals(twin.sum(), sum.sumWith(next, zeros), 1e-15 * length);
      }
      sum.add(next);
    }
  }

  @Test
  void anOutlierLeavesNoTraceAfterAMillionReturnsOfAMillionth() {
    RollingSum sum = new RollingSum(60);
    sum.add(1e3 * 1e3);
    double running = 1e6;
    for (int i = 0; i < 1_000_000; i++) {
      sum.add(1e-6 * 1e-6);
      running += 1e-12;
    }
    // 60 times 1e-12. A running sum that subtracted 1e6 again would be off by much more than its
    // value:
    assertEquals(60e-12, sum.sum(), 60e-12 * 60 * 0x1p-53);
    assertTrue(Math.abs(running - 1e6 - 1_000_000e-12) > 1e-7);
  }

  @Test
  void notEvenInfinityAndNaNLeaveATrace() {
    for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE}) {
      for (int at = 0; at < 12; at++) {
        RollingSum sum = new RollingSum(5);
        for (int i = 0; i < 30; i++) {
          sum.add(i == at ? poison : 1);
          boolean inside = i >= at && i < at + 5;
          if (!inside && i >= 5) {
            assertEquals(5, sum.sum(), 0, "poison at " + at + ", now " + i);
          } else if (inside) {
            assertTrue(!(sum.sum() < Double.MAX_VALUE));
          }
        }
      }
    }
  }

  @Test
  void zerosAreAddedAsGivenAndTheirNumberIsBounded() {
    RollingSum sum = new RollingSum(3);
    sum.add(1);
    sum.add(2);
    sum.addZeros(2);
    assertEquals(2, sum.sum(), 0);
    sum.addZeros(Long.MAX_VALUE);
    assertEquals(0, sum.sum(), 0);
    assertThrows(IllegalArgumentException.class, () -> new RollingSum(0));
  }

  @Test
  void wholeNumbersKeepAll64Bits() {
    long[] numbers = {
      0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_700_006_400_123_456_789L, -7_000_000_000L
    };
    SavedState.Writer out = new SavedState.Writer();
    for (long number : numbers) {
      out.putLong(number);
    }
    SavedState.Reader in = new SavedState.Reader(out.toArray());
    for (long number : numbers) {
      assertEquals(number, in.getLong());
    }
    in.end();
    assertThrows(IllegalArgumentException.class, in::get);
  }
}
