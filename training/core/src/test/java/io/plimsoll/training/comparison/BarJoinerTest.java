package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarJoinerTest {
  private static final InstrumentId XYZ = new InstrumentId("XYZ");
  private static final long MINUTE = 60_000_000_000L;

  /** A bar of a minute that closes at 100 plus its number. */
  private static Bar bar(int minute) {
    double close = 100 + minute;
    return bar(minute, close - 0.5, close + 2, close - 3, close, 2, 1, 4, 0);
  }

  private static Bar bar(
      int minute,
      double open,
      double high,
      double low,
      double close,
      double volume,
      double signed,
      int trades,
      long late) {
    long end = (minute + 1) * MINUTE;
    return new Bar(
        XYZ, minute * MINUTE, end, end + late, open, high, low, close, volume, signed, trades);
  }

  private static BarJoiner joined(long span, long fill, int... minutes) {
    BarJoiner joiner = new BarJoiner(span * MINUTE, fill * MINUTE);
    for (int minute : minutes) {
      joiner.add(bar(minute));
    }
    return joiner;
  }

  private static List<Long> ends(BarJoiner joiner) {
    return joiner.bars().stream().map(bar -> bar.eventNanos() / MINUTE).toList();
  }

  @Test
  void fiveMinutesAreFirstOpenHighestHighLowestLowLastCloseAndSums() {
    BarJoiner joiner = new BarJoiner(5 * MINUTE, 0);
    joiner.add(bar(5, 10, 12, 9, 11, 1, 0.5, 3, 0));
    joiner.add(bar(6, 11, 15, 10, 12, 2, -1, 1, 7));
    joiner.add(bar(7, 12, 13, 8, 9, 0, 0, 0, 0));
    joiner.add(bar(8, 9, 10, 9, 10, 4, 4, 2, 0));
    joiner.add(bar(9, 10, 11, 9, 10.5, 1, -0.5, 1, 3));
    // Known when its last part was known: 3 after its end.
    assertEquals(
        List.of(new Bar(XYZ, 5 * MINUTE, 10 * MINUTE, 10 * MINUTE + 3, 10, 15, 8, 10.5, 8, 3, 7)),
        joiner.bars());
  }

  @Test
  void whatOnePartDoesNotSayTheWholeDoesNotSay() {
    BarJoiner joiner = new BarJoiner(2 * MINUTE, 0);
    joiner.add(bar(0, 10, 12, 9, 11, 1, Double.NaN, -1, 0));
    // This part came later than the end of the whole.
    joiner.add(bar(1, 11, 12, 9, 11, 1, 1, 5, 5 * MINUTE));
    Bar whole = joiner.bars().getFirst();
    assertTrue(Double.isNaN(whole.signedVolume()));
    assertEquals(-1, whole.trades());
    assertEquals(7 * MINUTE, whole.availableNanos());
  }

  @Test
  void aBarThatLacksAPartIsLeftOut() {
    // 0–4 is whole, 5–9 lacks 7, 10–14 begins at 11, 15–19 is whole, 20–24 is not over
    BarJoiner joiner =
        joined(5, 0, 0, 1, 2, 3, 4, 5, 6, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21);
    assertEquals(List.of(5L, 20L), ends(joiner));
    assertEquals(0, joiner.filled());
  }

  @Test
  void aShortGapIsFilledWithTheLastPriceAndALongOneStays() {
    // 3 and 4 are absent: two minutes; then 7, 8, 9: three
    BarJoiner joiner = joined(1, 2, 0, 1, 2, 5, 6, 10);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 11L), ends(joiner));
    assertEquals(2, joiner.filled());
    Bar flat = joiner.bars().get(4);
    assertEquals(
        new Bar(XYZ, 4 * MINUTE, 5 * MINUTE, 5 * MINUTE, 102, 102, 102, 102, 0, 0, 0), flat);
    assertTrue(flat.empty());
  }

  @Test
  void filledPartsMakeAWholeBar() {
    BarJoiner joiner = joined(5, 5, 0, 1, 4, 5);
    assertEquals(List.of(5L), ends(joiner));
    // three bars of volume 2 with 4 trades each
    assertEquals(6, joiner.bars().getFirst().volume());
    assertEquals(12, joiner.bars().getFirst().trades());
  }

  @Test
  void barsOfTheSpanPassAndOthersThatDoNotFitAreRefused() {
    assertEquals(List.of(bar(3), bar(4)), joined(1, 0, 3, 4).bars());
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> new BarJoiner(90_000_000_000L, 0).add(bar(0)));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains("60 s"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("90 s"), e.getMessage());
  }
}
