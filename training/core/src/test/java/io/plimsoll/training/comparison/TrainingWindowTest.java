package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.PurgedWalkForward.Origins;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingWindowTest {
  /** Rows 10 to 15 at times 0, 10 … 50; each matures 15 later. */
  private static final Origins ORIGINS =
      new Origins(
          new int[] {10, 11, 12, 13, 14, 15},
          new long[] {0, 10, 20, 30, 40, 50},
          new long[] {15, 25, 35, 45, 55, 65});

  private static int[] rows(String window, long refit, long maturedBy) {
    return TrainingWindow.parse(window).rows(ORIGINS, refit, maturedBy);
  }

  @Test
  void aLabelIsUsedFromTheMomentThatItMatures() {
    assertArrayEquals(new int[] {10, 11}, rows("expanding", 34, 34));
    assertArrayEquals(new int[] {10, 11, 12}, rows("expanding", 35, 35));
    assertArrayEquals(new int[0], rows("expanding", 14, 14));
    // an embargo of 10
    assertArrayEquals(new int[] {10, 11}, rows("expanding", 35, 25));
  }

  @Test
  void aSpanReachesBackFromTheRefitAndACountFromTheNewestRow() {
    TrainingWindow span = new TrainingWindow.Span(30);
    // at 45: times from 15 to 45 that matured by then; from 20 on inclusive at 50
    assertArrayEquals(new int[] {12, 13}, span.rows(ORIGINS, 45, 45));
    assertArrayEquals(new int[] {12, 13}, span.rows(ORIGINS, 50, 50));
    assertArrayEquals(new int[] {13}, span.rows(ORIGINS, 51, 51));
    assertArrayEquals(new int[0], new TrainingWindow.Span(10).rows(ORIGINS, 50, 50));
    assertArrayEquals(new int[] {12, 13}, rows("2 rows", 50, 50));
    assertArrayEquals(new int[0], rows("5 rows", 50, 50));
    assertArrayEquals(new int[] {10, 11, 12, 13}, rows("4 rows", 50, 50));
  }

  @Test
  void aLoopOverAllRowsSaysTheSame() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 200; trial++) {
      int n = random.nextInt(30);
      int[] rows = IntStream.range(0, n).map(i -> 3 * i).toArray();
      long[] asOf = new long[n];
      long[] matures = new long[n];
      for (int i = 0; i < n; i++) {
        asOf[i] = (i == 0 ? 0 : asOf[i - 1]) + 1 + random.nextInt(20);
        // Bars that came late: two labels may mature together, none before an earlier one.
        matures[i] = Math.max(asOf[i] + 10, i == 0 ? 0 : matures[i - 1]) + random.nextInt(3);
      }
      Origins origins = new Origins(rows, asOf, matures);
      long refit = random.nextInt(400);
      long maturedBy = refit - random.nextInt(30);
      long span = 1 + random.nextInt(200);
      int[] all =
          IntStream.range(0, n).filter(i -> matures[i] <= maturedBy).map(i -> rows[i]).toArray();
      int[] recent =
          IntStream.range(0, n)
              .filter(i -> matures[i] <= maturedBy && asOf[i] >= refit - span)
              .map(i -> rows[i])
              .toArray();
      assertArrayEquals(all, new TrainingWindow.Expanding().rows(origins, refit, maturedBy));
      assertArrayEquals(recent, new TrainingWindow.Span(span).rows(origins, refit, maturedBy));
    }
  }

  @Test
  void textThatIsNoWindowIsRefused() {
    assertEquals(new TrainingWindow.Expanding(), TrainingWindow.parse("expanding"));
    assertEquals(new TrainingWindow.Rows(1000), TrainingWindow.parse("1000 rows"));
    assertEquals(new TrainingWindow.Span(86_400_000_000_000L), TrainingWindow.parse("1d"));
    for (String bad :
        List.of("x rows", "0 rows", "-3 rows", "99999999999 rows", "", "-1d", "ever")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> TrainingWindow.parse(bad), bad);
      assertTrue(String.valueOf(e.getMessage()).contains("window"), e.getMessage());
      assertTrue(String.valueOf(e.getMessage()).contains("'" + bad + "'"), e.getMessage());
    }
  }
}
