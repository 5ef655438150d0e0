package io.plimsoll.models.conformal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.Allocations;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What holds for every conformal layer. */
abstract class OnlineConformalContract {
  /** Bounds that no score reaches. */
  static ConformalLimits wide(int leastScores) {
    return new ConformalLimits(leastScores, 0, 1e9, 1);
  }

  /** A layer with these settings. */
  abstract OnlineConformal layer(double alpha, int window, ConformalLimits limits);

  @Test
  void forecastsPassUntilThereAreEnoughScores() {
    // 5/0.1 = 50 scores
    ConformalState state = layer(0.1, 200, ConformalLimits.of(0.1)).start();
    for (int i = 0; i < 50; i++) {
      assertFalse(state.ready());
      assertEquals(1, state.multiplier());
      state.observe(1.5);
    }
    assertTrue(state.ready());
    assertEquals(1.5, state.multiplier(), 1e-12);
    assertEquals(50, state.seen());
  }

  @Test
  void aLayerMayNotActOnFewerScoresThanFiveTimesTheReturnPeriod() {
    ConformalLimits early = new ConformalLimits(49, 0.5, 2, 1);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> layer(0.1, 200, early))
            .getMessage()
            .contains("leastScores"));
    assertThrows(IllegalArgumentException.class, () -> layer(0.1, 49, ConformalLimits.of(0.1)));
    for (double alpha : new double[] {0, 1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> layer(alpha, 500, wide(50)));
    }
  }

  @Test
  void theMultiplierStaysWithinItsBounds() {
    ConformalLimits limits = new ConformalLimits(50, 0.7, 1.6, 2);
    ConformalState state = layer(0.1, 60, limits).start();
    double[] scores = Scores.clustered(4000, 3);
    for (int i = 0; i < scores.length; i++) {
      // stretches without any error, then of nothing but errors
      state.observe(i % 1000 < 500 ? 0 : 100 * scores[i]);
      double multiplier = state.multiplier();
      assertTrue(multiplier >= 0.7 && multiplier <= 1.6, "was " + multiplier);
    }
  }

  @Test
  void aRestartContinuesExactly() {
    OnlineConformal layer = layer(0.1, 80, ConformalLimits.of(0.1));
    double[] scores = Scores.clustered(600, 4);
    for (int cut : new int[] {0, 1, 49, 50, 79, 80, 81, 333}) {
      ConformalState whole = layer.start();
      for (int i = 0; i < cut; i++) {
        whole.observe(scores[i]);
      }
      ConformalState again = layer.restore(whole.save());
      for (int i = cut; i < scores.length; i++) {
        assertEquals(whole.multiplier(), again.multiplier(), 0);
        whole.observe(scores[i]);
        again.observe(scores[i]);
      }
      assertArrayEquals(whole.save(), again.save());
      assertEquals(600, again.seen());
    }
  }

  @Test
  void aStateThatIsNotOneIsRefused() {
    OnlineConformal layer = layer(0.1, 80, ConformalLimits.of(0.1));
    ConformalState state = layer.start();
    for (double score : Scores.independent(100, 1)) {
      state.observe(score);
    }
    double[] saved = state.save();
    assertThrows(IllegalArgumentException.class, () -> layer.restore(new double[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> layer.restore(Arrays.copyOf(saved, saved.length - 1)));
    double[] bad = saved.clone();
    bad[saved.length - 1] = Double.NaN;
    assertThrows(IllegalArgumentException.class, () -> layer.restore(bad));
    assertThrows(
        IllegalArgumentException.class,
        () -> layer(0.1, 60, ConformalLimits.of(0.1)).restore(saved));
  }

  @Test
  void whatIsNotAScoreIsRefusedAndChangesNothing() {
    ConformalState state = layer(0.1, 80, ConformalLimits.of(0.1)).start();
    for (double score : Scores.independent(60, 1)) {
      state.observe(score);
    }
    double[] before = state.save();
    for (double bad : new double[] {Double.NaN, -1e-9, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> state.observe(bad));
    }
    assertArrayEquals(before, state.save());
  }

  @Test
  void independentScoresAreCovered() {
    // 20,000 scores: standard error √(0.09/20,000) = 0.0021, a little more for the moving window
    OnlineConformal layer = layer(0.1, 500, wide(100));
    assertEquals(0.1, Scores.missed(layer, Scores.independent(20_000, 5), 500, 20_000), 0.008);
  }

  @Test
  void observingAllocatesNothing() {
    ConformalState state = layer(0.1, 500, ConformalLimits.of(0.1)).start();
    double[] scores = Scores.clustered(10_000, 9);
    double[] sum = new double[1];
    long bytes =
        Allocations.of(
            () -> {
              for (double score : scores) {
                sum[0] += state.multiplier();
                state.observe(score);
              }
            });
    assertTrue(sum[0] > 0);
    assertTrue(bytes < 10_000, bytes + " bytes for 10,000 scores");
  }
}
