package io.plimsoll.models.conformal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitConformalTest extends OnlineConformalContract {
  @Override
  OnlineConformal layer(double alpha, int window, ConformalLimits limits) {
    return new SplitConformal(alpha, window, limits);
  }

  @Test
  void theMultiplierIsTheOrderStatisticOfTheWindow() {
    // ties, zeros and both zeros among the scores; rank ⌈0.9·(n + 1)⌉ of the newest 60
    SplittableRandom random = new SplittableRandom(2);
    double[] scores = new double[400];
    Arrays.setAll(scores, i -> i % 7 == 0 ? -0.0 : random.nextInt(30) / 10.0);
    ConformalState state = layer(0.1, 60, wide(50)).start();
    for (int i = 0; i < scores.length; i++) {
      if (state.ready()) {
        double[] newest = Arrays.copyOfRange(scores, Math.max(0, i - 60), i);
        Arrays.sort(newest);
        int rank = (int) Math.ceil(0.9 * (newest.length + 1) - 1e-9);
        assertEquals(newest[rank - 1] + 0.0, state.multiplier());
      }
      state.observe(scores[i]);
    }
  }

  @Test
  void aBreakIsForgottenWithTheWindow() {
    double[] scores = Scores.broken(20_000, 10_000, 4);
    OnlineConformal layer = layer(0.1, 500, wide(100));
    assertEquals(0.1, Scores.missed(layer, scores, 10_500, 20_000), 0.01);
  }
}
