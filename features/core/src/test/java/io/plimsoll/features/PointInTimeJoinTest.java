package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
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

  @Test
  void severalTablesJoinEachByItsOwnDelayAndTimeToLive() {
    FeatureTable rows =
        new FeatureTable(
            BTC, "v1", List.of("a"), new long[] {10, 20, 30}, new double[][] {{1, 2, 3}});
    FeatureTable slow =
        new FeatureTable(BTC, "v2", List.of("b"), new long[] {10, 20}, new double[][] {{7, 8}});
    FeatureTable fast =
        new FeatureTable(BTC, "v3", List.of("b"), new long[] {10, 20}, new double[][] {{5, 6}});
    FeatureTable joined =
        PointInTimeJoin.join(
            rows,
            List.of(
                new PointInTimeJoin.Side(slow, "slow_", 100, 5),
                new PointInTimeJoin.Side(fast, "fast_", 9, 0)));
    assertEquals(List.of("a", "slow_b", "fast_b"), joined.columns());
    // Known five later: at 20 there is only the row of 10, at 30 that of 20.
    assertArrayEquals(new double[] {Double.NaN, 7, 8}, joined.column("slow_b"));
    // Ten old at 30, one more than it may be.
    assertArrayEquals(new double[] {5, 6, Double.NaN}, joined.column("fast_b"));
    assertEquals("v1+v2+v3", joined.viewVersion());
    IllegalArgumentException twice =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                PointInTimeJoin.join(
                    rows,
                    List.of(
                        new PointInTimeJoin.Side(slow, "", 1, 0),
                        new PointInTimeJoin.Side(fast, "", 1, 0))));
    assertTrue(twice.getMessage().contains("'b'"), twice.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PointInTimeJoin.Side(slow, "", -1, 0));
  }

  @Property(tries = 200, seed = "4")
  void theJoinAgreesWithItsNaiveTwin(
      @ForAll @Size(max = 20) Set<@LongRange(min = 0, max = 60) Long> times,
      @ForAll @Size(max = 20) Set<@LongRange(min = 0, max = 60) Long> others,
      @ForAll @LongRange(min = 0, max = 20) long ttl,
      @ForAll @LongRange(min = 0, max = 10) long delay) {
    long[] left = times.stream().mapToLong(Long::longValue).sorted().toArray();
    long[] right = others.stream().mapToLong(Long::longValue).sorted().toArray();
    double[] numbers = LongStream.of(right).asDoubleStream().toArray();
    FeatureTable rows = new FeatureTable(BTC, "v1", List.of(), left, new double[0][]);
    FeatureTable other = new FeatureTable(BTC, "v2", List.of("b"), right, new double[][] {numbers});
    double[] expected = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      long now = left[i];
      long newest = LongStream.of(right).filter(asOf -> asOf + delay <= now).max().orElse(-1);
      expected[i] = newest < 0 || now - newest > ttl ? Double.NaN : newest;
    }
    assertArrayEquals(
        expected,
        PointInTimeJoin.join(rows, List.of(new PointInTimeJoin.Side(other, "", ttl, delay)))
            .column("b"));
  }
}
