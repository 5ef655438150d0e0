package io.plimsoll.features.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.window.RollingMoments.Moments;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RollingMomentsTest {

  private static Moments fill(double[] column, int window, boolean vectors) {
    Moments out = Moments.of(Math.max(0, column.length - window + 1));
    int windows =
        new RollingMoments(window, vectors).fill(MemorySegment.ofArray(column), column.length, out);
    assertEquals(out.mean().length, windows);
    return out;
  }

  @Test
  void momentsOfAFewNumbersByHand() {
    // 1 2 3 6: mean 3, deviations -2 -1 0 3, squares 4+1+0+9 = 14, cubes -8-1+0+27 = 18,
    // fourths 16+1+0+81 = 98; over 4: 3.5, 4.5, 24.5.
    Moments out = fill(new double[] {1, 2, 3, 6}, 4, false);
    assertEquals(3, out.mean()[0], 1e-14);
    assertEquals(3.5, out.variance()[0], 1e-14);
    assertEquals(4.5 / Math.pow(3.5, 1.5), out.skewness()[0], 1e-13);
    assertEquals(24.5 / (3.5 * 3.5), out.kurtosis()[0], 1e-13);
    assertEquals(0, fill(new double[3], 4, false).mean().length);
    assertThrows(IllegalArgumentException.class, () -> new RollingMoments(1));
  }

  @Property(tries = 40, seed = "5")
  void agreeWithThePlainLoop(@ForAll long seed, @ForAll @IntRange(min = 2, max = 80) int window) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] column = new double[3000];
    for (int i = 0; i < column.length; i++) {
      column[i] = 100_000 + random.nextDouble();
    }
    Moments out = fill(column, window, true);
    for (int row = 0; row + window <= column.length; row += 7) {
      double mean = 0;
      for (int i = row; i < row + window; i++) {
        mean += column[i] / window;
      }
      double[] m = new double[5];
      for (int i = row; i < row + window; i++) {
        for (int p = 2; p <= 4; p++) {
          m[p] += Math.pow(column[i] - mean, p) / window;
        }
      }
      assertEquals(mean, out.mean()[row], 1e-9);
      assertEquals(m[2], out.variance()[row], 1e-9);
      if (m[2] > 1e-3) {
        assertEquals(m[3] / Math.pow(m[2], 1.5), out.skewness()[row], 1e-6);
        assertEquals(m[4] / (m[2] * m[2]), out.kurtosis()[row], 1e-6);
      }
    }
  }

  @Property(tries = 30, seed = "6")
  void areTheSameBitsWithAndWithoutVectors(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 300) int window) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] column = random.doubles(random.nextInt(1, 5000), -1, 1).toArray();
    Moments one = fill(column, window, false);
    Moments other = fill(column, window, true);
    assertArrayEquals(one.mean(), other.mean());
    assertArrayEquals(one.variance(), other.variance());
    assertArrayEquals(one.skewness(), other.skewness());
    assertArrayEquals(one.kurtosis(), other.kurtosis());
  }

  @Test
  void aNumberThatIsNoneSpoilsOnlyItsOwnWindows() {
    double[] column = new SplittableRandom(1).doubles(3000).toArray();
    column[0] = Double.NaN;
    column[1500] = Double.NaN;
    Moments out = fill(column, 50, true);
    for (int row = 0; row < out.mean().length; row++) {
      boolean spoilt = row == 0 || (row > 1450 && row <= 1500);
      assertEquals(spoilt, Double.isNaN(out.kurtosis()[row]), "row " + row);
    }
  }

  @Test
  void somethingHugeLeavesNoTraceInTheBlocksAfterIt() {
    double[] column = new double[4000];
    for (int i = 0; i < column.length; i++) {
      column[i] = i % 2 == 0 ? 1e-6 : -1e-6;
    }
    column[0] = 1e9;
    column[20] = 1e9;
    Moments out = fill(column, 60, true);
    for (int row = 21; row < out.mean().length; row++) {
      // Half at 1e-6, half at -1e-6.
      assertEquals(1e-12, out.variance()[row], 1e-22, "row " + row);
    }
    assertTrue(out.variance()[0] > 1e15);
  }
}
