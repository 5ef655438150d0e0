package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PointInTimeJoinTest {

  @Test
  void meetsTheNewestThatWasAvailableAndTheLastOfEqualTimes() {
    assertArrayEquals(
        new int[] {-1, 0, 0, 2, 2, 3},
        PointInTimeJoin.positions(new long[] {9, 10, 19, 20, 29, 99}, new long[] {10, 20, 20, 30}));
    assertArrayEquals(new int[0], PointInTimeJoin.positions(new long[0], new long[] {1}));
    assertArrayEquals(new int[] {-1}, PointInTimeJoin.positions(new long[] {1}, new long[0]));
  }

  @Property(tries = 200, seed = "3")
  void agreesWithItsNaiveTwin(
      @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 50) Long> times,
      @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 50) Long> available) {
    long[] left = times.stream().mapToLong(Long::longValue).sorted().toArray();
    long[] right = available.stream().mapToLong(Long::longValue).sorted().toArray();
    int[] expected = new int[left.length];
    for (int i = 0; i < left.length; i++) {
      long asOf = left[i];
      expected[i] = (int) LongStream.of(right).filter(nanos -> nanos <= asOf).count() - 1;
    }
    assertArrayEquals(expected, PointInTimeJoin.positions(left, right));
  }

  @Test
  void refusesTimesOutOfOrder() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PointInTimeJoin.positions(new long[] {2, 1}, new long[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> PointInTimeJoin.positions(new long[0], new long[] {2, 1}));
  }

  @Test
  void joinsColumnsAndLeavesOutWhatIsTooOld() {
    FeatureTable rows =
        new FeatureTable(
            BTC, "v1", List.of("a"), new long[] {10, 20, 30, 40}, new double[][] {{1, 2, 3, 4}});
    FeatureTable other =
        new FeatureTable(BTC, "v2", List.of("b"), new long[] {15, 20}, new double[][] {{7, 8}});
    FeatureTable joined = PointInTimeJoin.join(rows, other, "other_", 10);
    assertEquals(List.of("a", "other_b"), joined.columns());
    assertArrayEquals(new double[] {1, 2, 3, 4}, joined.column("a"));
    assertArrayEquals(new double[] {Double.NaN, 8, 8, Double.NaN}, joined.column("other_b"));
    assertEquals("v1+v2", joined.viewVersion());
  }
}
