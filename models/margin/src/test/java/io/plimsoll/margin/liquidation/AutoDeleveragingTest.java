package io.plimsoll.margin.liquidation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.liquidation.AutoDeleveraging.Candidate;
import io.plimsoll.margin.liquidation.Waterfall.Deleveraging;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoDeleveragingTest {
  private static final List<Candidate> THREE =
      List.of(
          new Candidate("a", 10, 10, 0.5),
          new Candidate("b", 30, 30, 2),
          new Candidate("c", 60, 5, 1));

  @Test
  void theQueueGoesByScoreAndNobodyBeyondALimit() {
    // b has 30, then c its limit of 5, then a.
    assertArrayEquals(
        new double[] {3, 30, 5}, AutoDeleveraging.divide(THREE, 38, Deleveraging.QUEUE));
    assertArrayEquals(
        new double[] {0, 20, 0}, AutoDeleveraging.divide(THREE, 20, Deleveraging.QUEUE));
    assertArrayEquals(
        new double[] {10, 30, 5}, AutoDeleveraging.divide(THREE, 100, Deleveraging.QUEUE));
    assertArrayEquals(new double[3], AutoDeleveraging.divide(THREE, 38, Deleveraging.NONE));
  }

  @Test
  void proRataGoesBySizeAndWhatOneCannotTakeGoesToTheOthers() {
    // 20 by 10:30:60 would be 2, 6, 12; c takes 5, and 15 go by 10:30.
    assertArrayEquals(
        new double[] {3.75, 11.25, 5},
        AutoDeleveraging.divide(THREE, 20, Deleveraging.PRO_RATA),
        1e-12);
  }

  @Test
  void equalScoresGoByAccount() {
    List<Candidate> equal = List.of(new Candidate("z", 1, 1, 1), new Candidate("y", 1, 1, 1));
    assertArrayEquals(new int[] {1, 0}, AutoDeleveraging.queue(equal));
  }

  private static DeleveragingRank.Position position(
      double gain, double entryValue, double markValue, double equity) {
    return new DeleveragingRank.Position(gain, entryValue, markValue, equity, 0, gain, 0);
  }

  @Test
  void profitsAreMultipliedByLeverageAndLossesDividedByIt() {
    DeleveragingRank rank = DeleveragingRank.PROFIT_TIMES_LEVERAGE;
    // 10 % on 5 times leverage; the same loss is ranked lower the less leverage there is.
    assertEquals(0.5, rank.score(position(100, 1_000, 1_100, 220)), 1e-15);
    assertEquals(-0.02, rank.score(position(-100, 1_000, 900, 180)), 1e-15);
    assertTrue(
        rank.score(position(-100, 1_000, 900, 900)) < rank.score(position(-100, 1_000, 900, 180)));
  }

  @Test
  void binancesLeveragePnl() {
    // dev.binance.vision, "How to calculating Leverage Pnl Quantile" (17801): unrealised profit
    // 40.2, wallet 4.27, margin ratio 13.42 %: 9.41 · 13.42 % = 1.26. The maintenance margin
    // that gives this ratio is 13.42 % of 44.47.
    DeleveragingRank.Position position =
        new DeleveragingRank.Position(40.2, 100, 100, 44.47, 4.27, 40.2, 0.1342 * 44.47);
    assertEquals(1.26, DeleveragingRank.PROFIT_TIMES_MARGIN_RATIO.score(position), 0.005);
    // A wallet below one counts as one, a loss as nothing.
    DeleveragingRank.Position poor = new DeleveragingRank.Position(5, 100, 100, 5.5, 0.5, 5, 1.1);
    assertEquals(1, DeleveragingRank.PROFIT_TIMES_MARGIN_RATIO.score(poor), 1e-15);
    DeleveragingRank.Position loser = new DeleveragingRank.Position(-5, 100, 100, 95, 100, -5, 1);
    assertEquals(0, DeleveragingRank.PROFIT_TIMES_MARGIN_RATIO.score(loser));
  }

  @Test
  void aFifthOfTheQueueHasAsManyLightsAsTheOther() {
    assertEquals(5, DeleveragingRank.lights(0, 10));
    assertEquals(5, DeleveragingRank.lights(1, 10));
    assertEquals(4, DeleveragingRank.lights(2, 10));
    assertEquals(1, DeleveragingRank.lights(9, 10));
    assertEquals(5, DeleveragingRank.lights(0, 1));
    assertThrows(IllegalArgumentException.class, () -> DeleveragingRank.lights(1, 1));
  }

  @Test
  void everythingThatCanBeTakenIsAndNothingMore() {
    Seeds.each(10_000, this::everythingThatCanBeTakenIsAndNothingMore);
  }

  private void everythingThatCanBeTakenIsAndNothingMore(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Candidate> candidates = new ArrayList<>();
    double capacity = 0;
    int n = random.nextInt(0, 8);
    for (int i = 0; i < n; i++) {
      double size = Math.exp(random.nextDouble(-10, 10));
      double limit = random.nextInt(3) == 0 ? 0 : size * random.nextDouble(0, 2);
      candidates.add(new Candidate("a" + i, size, limit, random.nextGaussian()));
      capacity += Math.min(size, limit);
    }
    double quantity = random.nextInt(5) == 0 ? 0 : Math.exp(random.nextDouble(-10, 12));
    Deleveraging method = random.nextBoolean() ? Deleveraging.QUEUE : Deleveraging.PRO_RATA;
    double[] taken = AutoDeleveraging.divide(candidates, quantity, method);
    double sum = 0;
    for (int i = 0; i < taken.length; i++) {
      assertTrue(taken[i] >= 0 && taken[i] <= candidates.get(i).most());
      sum += taken[i];
    }
    double expected = Math.min(quantity, capacity);
    assertEquals(expected, sum, 1e-12 * (1 + expected + capacity));
  }
}
