package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlertLimitsTest {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  @Test
  void aDayIsLimitedByTheDaysBeforeIt() {
    long[] days = {5, 5, 6, 6, 7, 7, 8, 8};
    double[] scores = {1, 4, 3, 2, 9, 0, 5, 6};
    // One a day. Day 5 has none before it. Day 6: 1, 4 lie before, one may be above: the second is
    // 1. Day 7: of 1, 4, 3, 2 two may be: the third is 2. Day 8 looks back on 6 and 7 alone: of 3,
    // 2, 9, 0 the third is 2.
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN, 1, 1, 2, 2, 2, 2},
        AlertLimits.of(days, scores, 1, 2, 1));
    // A day more has to lie behind.
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, 2, 2, 2, 2},
        AlertLimits.of(days, scores, 1, 2, 2));
  }

  @Test
  void theOrderOfObservationsDoesNotMatter() {
    long[] days = {8, 5, 7, 6, 5, 6, 8, 7};
    double[] scores = {6, 4, 0, 3, 1, 2, 5, 9};
    assertArrayEquals(
        new double[] {2, Double.NaN, 2, 1, Double.NaN, 1, 2, 2},
        AlertLimits.of(days, scores, 1, 2, 1));
  }

  @Test
  void equalScoresGiveFewerAlertsAndABudgetOfAllGivesAll() {
    // Three of four are 7, two may be above the limit: the third highest is 7, and none is.
    assertEquals(
        7, AlertLimits.of(new long[] {0, 0, 0, 0, 1}, new double[] {7, 7, 7, 1, 0}, 2, 9, 1)[4]);
    assertEquals(NONE, AlertLimits.of(new long[] {0, 0, 1}, new double[] {7, 7, 0}, 2, 9, 1)[2]);
    // 0.1 a day over ten days is one, whatever 0.1 times ten is in binary.
    long[] days = new long[11];
    Arrays.setAll(days, i -> i);
    assertEquals(
        8, AlertLimits.of(days, new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0}, 0.1, 28, 7)[10]);
  }

  @Test
  void daysWithoutObservationsCountAsDays() {
    // Two days lie between the first and the fourth: a budget of three for scores of one day.
    assertEquals(
        2, AlertLimits.of(new long[] {0, 0, 0, 0, 3}, new double[] {1, 2, 3, 4, 0}, 0.7, 9, 1)[4]);
  }

  @Test
  void nothingOfTheDayOrAfterItIsSeen() {
    SplittableRandom random = new SplittableRandom(1);
    long[] days = new long[300];
    double[] scores = random.doubles(days.length).toArray();
    Arrays.setAll(days, i -> i / 10);
    double[] before = AlertLimits.of(days, scores, 2, 14, 7);
    double[] changed = scores.clone();
    for (int i = 150; i < changed.length; i++) {
      changed[i] = 1 - changed[i];
    }
    double[] after = AlertLimits.of(days, changed, 2, 14, 7);
    assertArrayEquals(Arrays.copyOf(before, 160), Arrays.copyOf(after, 160));
  }

  @Test
  void whatCannotBeIsRefused() {
    long[] days = {0};
    double[] scores = {1};
    assertEquals(0, AlertLimits.of(new long[0], new double[0], 1, 28, 7).length);
    assertThrows(
        IllegalArgumentException.class, () -> AlertLimits.of(days, new double[2], 1, 28, 7));
    assertThrows(
        IllegalArgumentException.class,
        () -> AlertLimits.of(days, new double[] {Double.NaN}, 1, 28, 7));
    assertThrows(IllegalArgumentException.class, () -> AlertLimits.of(days, scores, 0, 28, 7));
    assertThrows(IllegalArgumentException.class, () -> AlertLimits.of(days, scores, 1, 6, 7));
    assertThrows(IllegalArgumentException.class, () -> AlertLimits.of(days, scores, 1, 28, 0));
  }
}
