package io.plimsoll.models.linear;

import static io.plimsoll.models.linear.RelativeHarX.Retransformation.LOG_NORMAL;
import static io.plimsoll.models.linear.RelativeHarX.Retransformation.SMEARING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.RelativeHarX.Reversion;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RelativeHarXTest extends EstimatorContract {

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RelativeHarX(
        RelativeHarX.Settings.of(inputs.har().getLast(), List.of("rv_1", "rv_5", "ewma")));
  }

  /** ln(y / level) = intercept + slope·x + noise, x uniform in [-1, 1]. */
  private static TrainingSet.Block block(
      String name, double level, double intercept, double slope, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureTable.Builder builder =
        new FeatureTable.Builder(new InstrumentId(name), "v", List.of("level", "x"));
    int[] origins = new int[rows];
    double[] target = new double[rows];
    for (int i = 0; i < rows; i++) {
      double x = 2 * random.nextDouble() - 1;
      builder.add(i + 1, new double[] {level, x});
      origins[i] = i;
      target[i] = level * StrictMath.exp(intercept + slope * x + 0.2 * random.nextGaussian());
    }
    return new TrainingSet.Block(builder.build(), origins, target);
  }

  private static double predict(RelativeLogModel model, String name, double level, double x) {
    FeatureTable.Builder row =
        new FeatureTable.Builder(new InstrumentId(name), "v", List.of("level", "x"));
    row.add(1, new double[] {level, x});
    Predictor predictor = model.bind(List.of("level", "x"));
    return predictor.predict(row.build(), 0);
  }

  private static RelativeLogModel fit(double ownRidge, TrainingSet.Block... blocks) {
    return new RelativeHarX(
            new RelativeHarX.Settings(
                "level", List.of("x"), 1e-6, ownRidge, 300, 4, Reversion.OWN, LOG_NORMAL))
        .fit(new TrainingSet(List.of(blocks)), CONTEXT);
  }

  @Test
  void findsTheLineOfInstrumentsOfAnyScale() {
    RelativeLogModel model =
        fit(1e9, block("A", 1e-6, 0.3, 0.8, 4000, 1), block("B", 1e-2, 0.3, 0.8, 4000, 2));
    // the mean of a log-normal: exp(0.3 + 0.8·x + 0.2²/2); standard errors are below 0.01
    for (double x : new double[] {-0.9, 0, 0.9}) {
      double expected = StrictMath.exp(0.3 + 0.8 * x + 0.02);
      assertEquals(expected, predict(model, "A", 1e-6, x) / 1e-6, 0.03 * expected);
      assertEquals(expected, predict(model, "B", 1e-2, x) / 1e-2, 0.03 * expected);
      assertEquals(expected, predict(model, "NEW", 1e-4, x) / 1e-4, 0.03 * expected);
    }
  }

  @Test
  void anInstrumentOfItsOwnKindDeviatesTheMoreTheLessItIsShrunk() {
    TrainingSet.Block a = block("A", 1e-4, 0, 1, 3000, 1);
    TrainingSet.Block b = block("B", 1e-4, 0, -1, 3000, 2);
    // the common slope is near 0, B's own is -1
    double rigid = Math.log(predict(fit(1e6, a, b), "B", 1e-4, 0.9) / 1e-4);
    double some = Math.log(predict(fit(1, a, b), "B", 1e-4, 0.9) / 1e-4);
    double free = Math.log(predict(fit(1e-6, a, b), "B", 1e-4, 0.9) / 1e-4);
    assertTrue(free < some && some < rigid, free + " " + some + " " + rigid);
    assertEquals(-0.9 + 0.02, free, 0.05);
  }

  @Test
  void aThinInstrumentIsForecastByWhatAllShare() {
    List<TrainingSet.Block> blocks = new ArrayList<>();
    blocks.add(block("A", 1e-4, 0, 1, 3000, 1));
    blocks.add(block("THIN", 1e-4, 2, 1, 200, 2));
    RelativeLogModel model =
        new RelativeHarX(
                new RelativeHarX.Settings(
                    "level", List.of("x"), 1e-6, 0.3, 300, 4, Reversion.OWN, LOG_NORMAL))
            .fit(new TrainingSet(blocks), CONTEXT);
    assertEquals(predict(model, "NEVER-SEEN", 1e-4, 0.5), predict(model, "THIN", 1e-4, 0.5), 0);
  }

  /** y = level · exp(0.5·x) · z², z standard normal: one squared return. */
  private static TrainingSet.Block oneReturn(String name, double level, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureTable.Builder builder =
        new FeatureTable.Builder(new InstrumentId(name), "v", List.of("level", "x"));
    int[] origins = new int[20_000];
    double[] target = new double[20_000];
    for (int i = 0; i < origins.length; i++) {
      double x = 2 * random.nextDouble() - 1;
      double z = random.nextGaussian();
      builder.add(i + 1, new double[] {level, x});
      origins[i] = i;
      target[i] = level * StrictMath.exp(0.5 * x) * z * z;
    }
    return new TrainingSet.Block(builder.build(), origins, target);
  }

  @Test
  void smearingFindsTheMeanOfWhateverShape() {
    TrainingSet set = new TrainingSet(List.of(oneReturn("A", 1e-6, 1), oneReturn("B", 1e-2, 2)));
    for (RelativeHarX.Retransformation way : RelativeHarX.Retransformation.values()) {
      RelativeLogModel model =
          new RelativeHarX(
                  new RelativeHarX.Settings(
                      "level", List.of("x"), 1e-6, 1e6, 300, 100, Reversion.NONE, way))
              .fit(set, CONTEXT);
      // ln z² has mean -γ - ln 2 = -1.2704 and variance π²/2 = 4.9348, E z² = 1; standard errors of
      // the mean of z² and of the line are √2/√20000 = 0.01 and 0.016
      double scale = way == SMEARING ? 1 : StrictMath.exp(-1.2704 + 4.9348 / 2);
      for (String name : List.of("A", "B", "NEW")) {
        double expected = scale * StrictMath.exp(0.25);
        assertEquals(expected, predict(model, name, 1e-4, 0.5) / 1e-4, 0.07 * expected, name + way);
      }
    }
  }

  /** ln y = home + 0.5·(ln level − home) + noise, ln level uniform within 1 of home. */
  private static TrainingSet.Block reverting(String name, double home, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureTable.Builder builder =
        new FeatureTable.Builder(new InstrumentId(name), "v", List.of("level", "x"));
    int[] origins = new int[3000];
    double[] target = new double[3000];
    for (int i = 0; i < origins.length; i++) {
      double away = 2 * random.nextDouble() - 1;
      builder.add(i + 1, new double[] {StrictMath.exp(home + away), random.nextDouble()});
      origins[i] = i;
      target[i] = StrictMath.exp(home + 0.5 * away + 0.2 * random.nextGaussian());
    }
    return new TrainingSet.Block(builder.build(), origins, target);
  }

  private static RelativeLogModel fit(Reversion reversion, TrainingSet.Block... blocks) {
    return new RelativeHarX(
            new RelativeHarX.Settings(
                "level", List.of("x"), 1e-6, 1e-6, 300, 4, reversion, LOG_NORMAL))
        .fit(new TrainingSet(List.of(blocks)), CONTEXT);
  }

  @Test
  void aLevelAwayFromItsOwnMeanIsOnTheWayBackToIt() {
    TrainingSet.Block[] blocks = {reverting("A", -9, 1), reverting("B", -5, 2)};
    RelativeLogModel model = fit(Reversion.OWN, blocks);
    for (double away : new double[] {-0.8, 0, 0.8}) {
      // The slope's standard error is 0.2 / sqrt(3000 / 3) < 0.01.
      assertEquals(
          -9 + 0.5 * away + 0.02,
          Math.log(predict(model, "A", StrictMath.exp(-9 + away), 0.5)),
          0.03);
      assertEquals(
          -5 + 0.5 * away + 0.02,
          Math.log(predict(model, "B", StrictMath.exp(-5 + away), 0.5)),
          0.03);
    }
    // A stranger has no mean to go back to: its level is its forecast, but for what the others'
    // residual variance adds, 0.5² / 3 of reversion and 0.2² of noise, by half.
    assertEquals(
        -5 + (0.25 / 3 + 0.04) / 2,
        Math.log(predict(model, "NEVER-SEEN", StrictMath.exp(-5), 0.5)),
        0.03);
  }

  @Test
  void withoutReversionTheLevelIsOnlyTheUnit() {
    RelativeLogModel model = fit(Reversion.NONE, reverting("A", -9, 1), reverting("B", -5, 2));
    double low = predict(model, "A", StrictMath.exp(-9.8), 0.5) / StrictMath.exp(-9.8);
    double high = predict(model, "A", StrictMath.exp(-8.2), 0.5) / StrictMath.exp(-8.2);
    assertEquals(low, high, 1e-12 * low);
  }
}
