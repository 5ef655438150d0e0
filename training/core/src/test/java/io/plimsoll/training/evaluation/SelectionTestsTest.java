package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.Conformance;
import io.plimsoll.training.evaluation.SuperiorPredictiveAbility.Scale;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a search among many models is worth: superior ability, Sharpe ratios, overfitting. */
class SelectionTestsTest {

  /**
   * Studentised: the formulas in numpy 2.4.6 with 20,000 resamples of mean block length 6. Raw:
   * arch 8.0.0, SPA with 50,000.
   */
  @Test
  void pValuesAreThoseOfNumpyAndArch() {
    double[][] losses = GeneratedLosses.losses();
    double[][] models = {losses[0], losses[2], losses[3], losses[4], losses[5]};
    SuperiorPredictiveAbility studentised =
        SuperiorPredictiveAbility.test(losses[1], models, Scale.STUDENTISED, 20_000, 6, 1);
    assertEquals(4, studentised.best());
    assertEquals(1.2356, studentised.statistic(), 0.02);
    assertEquals(0.1666, studentised.lower(), 0.015);
    assertEquals(0.1666, studentised.consistent(), 0.015);
    assertEquals(0.2861, studentised.upper(), 0.015);
    SuperiorPredictiveAbility raw =
        SuperiorPredictiveAbility.test(losses[1], models, Scale.RAW, 20_000, 6, 1);
    assertEquals(0.17754, raw.lower(), 0.015);
    assertEquals(0.17754, raw.consistent(), 0.015);
    assertEquals(0.30424, raw.upper(), 0.015);
    // The best model is 0.0448 better on average.
    assertEquals(0.04480039 * Math.sqrt(400), raw.statistic(), 1e-6);
  }

  @Test
  void pValuesAreOrdered() {
    double[][] losses = noise(8, 300, 3);
    Arrays.setAll(losses[5], t -> losses[5][t] + 0.1);
    SuperiorPredictiveAbility test = SuperiorPredictiveAbility.test(noise(1, 300, 4)[0], losses, 1);
    assertTrue(test.lower() <= test.consistent() && test.consistent() <= test.upper());
  }

  @Test
  void findsTheModelThatIsBetter() {
    double[][] losses = noise(8, 500, 5);
    Arrays.setAll(losses[6], t -> losses[6][t] - 0.15);
    SuperiorPredictiveAbility test = SuperiorPredictiveAbility.test(noise(1, 500, 6)[0], losses, 1);
    assertEquals(6, test.best());
    assertTrue(test.consistent() < 0.01, test.toString());
  }

  @Test
  void noModelIsBetterThanABenchmarkThatBeatsAll() {
    double[][] losses = noise(4, 200, 7);
    double[] benchmark = new double[200];
    SuperiorPredictiveAbility test = SuperiorPredictiveAbility.test(benchmark, losses, 1);
    assertEquals(0, test.statistic());
    assertEquals(1, test.consistent());
    assertEquals(1, test.lower());
  }

  @Test
  void rejectsAboutOneInTwentyWhereNoModelIsBetter() {
    int rejected = 0;
    for (int sample = 0; sample < 400; sample++) {
      SuperiorPredictiveAbility test =
          SuperiorPredictiveAbility.test(
              noise(1, 150, 1000 + sample)[0], noise(5, 150, sample), Scale.STUDENTISED, 300, 1, 9);
      rejected += test.consistent() < 0.05 ? 1 : 0;
    }
    // Binomial(400, 0.05) is 20 with deviation 4.4.
    assertTrue(rejected >= 6 && rejected <= 36, "rejected " + rejected);
  }

  @Test
  void poorModelsDoNotHelpTheBenchmark() {
    // Adding models that are much worse leaves the consistent p-value, and raises White's.
    double[] benchmark = noise(1, 400, 20)[0];
    double[][] one = noise(1, 400, 21);
    Arrays.setAll(one[0], t -> one[0][t] - 0.04);
    double[][] many = Arrays.copyOf(one, 30);
    double[][] poor = noise(29, 400, 22);
    for (int k = 0; k < 29; k++) {
      double[] losses = poor[k];
      many[k + 1] = Arrays.stream(losses).map(loss -> 20 * loss).toArray();
    }
    double alone =
        SuperiorPredictiveAbility.test(benchmark, one, Scale.RAW, 2000, 1, 1).consistent();
    SuperiorPredictiveAbility all =
        SuperiorPredictiveAbility.test(benchmark, many, Scale.RAW, 2000, 1, 1);
    assertEquals(alone, all.consistent(), 0.03);
    assertTrue(all.upper() > 0.5, all.toString());
  }

  @Test
  void superiorAbilityRefusesBadInput() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SuperiorPredictiveAbility.test(new double[2], new double[][] {{1, 2}}, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> SuperiorPredictiveAbility.test(new double[9], new double[0][], 1));
  }

  /** scipy 1.17.1 on the returns of the conformance pack. */
  @Test
  void deflatedSharpeRatioIsScipys() {
    SharpeRatio sharpe = SharpeRatio.of(Conformance.column("daily_measures", "ret"));
    assertEquals(0.19072719826413537, sharpe.deflated(20, 0.02), 1e-12);
    assertTrue(sharpe.deflated(20, 0.02) < sharpe.deflated(1, 0.02));
    assertEquals(sharpe.probabilityAbove(0), sharpe.deflated(1, 0.02));
  }

  @Test
  void sharpeRatioOfAConstantIsUndefined() {
    assertTrue(Double.isNaN(SharpeRatio.of(new double[5]).probabilityAbove(0)));
    assertTrue(Double.isNaN(SharpeRatio.of(new double[0]).ratio()));
    // ±1 in turn: mean 0, no skewness, kurtosis 1.
    SharpeRatio even = SharpeRatio.of(new double[] {1, -1, 1, -1});
    assertEquals(0.5, even.probabilityAbove(0), 1e-15);
    assertEquals(1, even.kurtosis(), 1e-15);
  }

  @Test
  void choiceAmongNoiseIsOverfitHalfTheTime() {
    double sum = 0;
    for (int sample = 0; sample < 30; sample++) {
      sum += BacktestOverfitting.of(noise(10, 320, sample), 8).probability() / 30;
    }
    // The deviation of one sample is about 0.2.
    assertEquals(0.5, sum, 0.12);
  }

  @Test
  void choiceOfAModelThatIsBetterIsNotOverfit() {
    double[][] losses = noise(10, 320, 1);
    Arrays.setAll(losses[3], t -> losses[3][t] - 0.3);
    BacktestOverfitting result = BacktestOverfitting.of(losses, BacktestOverfitting.BLOCKS);
    assertEquals(0, result.probability());
    // 16 over 8
    assertEquals(12870, result.splits());
    // First of ten in the other half: w = 10/11.
    assertEquals(Math.log(10), result.medianLogit(), 1e-12);
  }

  @Test
  void overfittingByHand() {
    // Two blocks, two models, each better in one of them: the choice is always the worse one.
    double[][] losses = {{0, 1}, {1, 0}};
    assertEquals(1, BacktestOverfitting.of(losses, 2).probability());
    assertThrows(IllegalArgumentException.class, () -> BacktestOverfitting.of(losses, 3));
    assertThrows(IllegalArgumentException.class, () -> BacktestOverfitting.of(new double[1][8], 2));
  }

  @Test
  void waldTestOfUnbiasednessFindsBias() {
    double[] f = noise(1, 400, 30)[0];
    double[] noise = noise(1, 400, 31)[0];
    double[] fair = new double[400];
    Arrays.setAll(fair, t -> f[t] + noise[t] - 0.5);
    double[] high = Arrays.stream(fair).map(y -> 1.5 * y).toArray();
    assertTrue(MincerZarnowitz.unbiased(fair, f, 5).pValue() > 0.01);
    assertTrue(MincerZarnowitz.unbiased(high, f, 5).pValue() < 1e-6);
    assertTrue(Double.isNaN(MincerZarnowitz.unbiased(fair, new double[400], 5).pValue()));
  }

  private static double[][] noise(int models, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] losses = new double[models][];
    Arrays.setAll(losses, i -> random.doubles(n).toArray());
    return losses;
  }
}
