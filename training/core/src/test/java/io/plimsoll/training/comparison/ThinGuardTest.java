package io.plimsoll.training.comparison;

import static io.plimsoll.training.comparison.HandMade.HOUR;
import static io.plimsoll.training.comparison.HandMade.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.training.BuildInfo;
import io.plimsoll.training.comparison.ModelSettings.Floor.OfLevel;
import io.plimsoll.training.comparison.ModelSettings.Floor.OfModel;
import io.plimsoll.training.comparison.ModelSettings.Guarded;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinGuardTest {
  private static final int HOURS = 30;
  private static final List<Fold> FOLDS =
      List.of(new Fold(10 * HOUR, 20 * HOUR), new Fold(20 * HOUR, 30 * HOUR));

  private static double[][] guarded(double share, double timesMedian, double[]... idle) {
    double[][] realized = new double[idle.length][];
    double[][] low = new double[idle.length][];
    double[][] high = new double[idle.length][];
    for (int i = 0; i < idle.length; i++) {
      realized[i] = constant(HOURS, 1);
      low[i] = constant(HOURS, 1);
      high[i] = constant(HOURS, 2);
    }
    // one origin where the floor is below the model
    high[0][15] = 0.5;
    Forecasts forecasts = HandMade.forecasts(HandMade.sample(realized, idle));
    forecasts.put("model", low);
    forecasts.put("floor", high);
    Fitting fitting =
        new Fitting(
            SmallStudy.settings(),
            forecasts.sample(),
            SmallStudy.CATALOG,
            BuildInfo.origin("cafe", "hand", "1", "rv", "abc"));
    new ThinGuard(forecasts, FOLDS, fitting, 0)
        .add(new Guarded("guarded", "model", new OfModel("floor"), "idle", share, timesMedian));
    return forecasts.of("guarded");
  }

  @Test
  void aThinInstrumentIsNotLetBelowTheFloorAndOthersAreTheModelAlone() {
    double[][] values =
        guarded(0.1, 3, constant(HOURS, 0.5), constant(HOURS, 0.05), constant(HOURS, 0.05));
    assertEquals(2, values[0][10]);
    assertEquals(1, values[0][15], "the larger of both");
    assertEquals(1, values[1][10]);
    // before the first fold there is nothing
    assertEquals(Double.NaN, values[0][9]);
  }

  @Test
  void whereAllAreThinNoneIsThinnerThanTheOthers() {
    double[][] values = guarded(0.1, 3, constant(HOURS, 0.5), constant(HOURS, 0.4));
    assertEquals(1, values[0][10]);
    assertEquals(1, values[1][10]);
    assertEquals(2, guarded(0.1, 0, constant(HOURS, 0.5), constant(HOURS, 0.4))[1][10]);
  }

  @Test
  void onlyRowsThatHadMaturedSayWhoIsThin() {
    double[] later = constant(HOURS, 0);
    for (int row = 10; row < HOURS; row++) {
      later[row] = 1;
    }
    double[][] values = guarded(0.4, 0, later, constant(HOURS, 0));
    // Rows 0 to 9 had matured at hour 10, rows 0 to 19 at hour 20: their mean is a half.
    assertEquals(1, values[0][19]);
    assertEquals(2, values[0][20]);
    double[] unknown = constant(HOURS, Double.NaN);
    assertEquals(1, guarded(0.4, 0, unknown, constant(HOURS, 0))[0][20]);
  }

  @Test
  void aThinInstrumentIsForecastAsIfItsLevelWereNotBelowTheLeastThatTrainingSaw() {
    // The level doubles as the measure of thinness: of A 0.4 until hour 10, then 0.1 but for one
    // hour of 0.8.
    double[] level = constant(HOURS, 0.4);
    for (int row = 10; row < HOURS; row++) {
      level[row] = row == 12 ? 0.8 : 0.1;
    }
    Forecasts forecasts =
        HandMade.forecasts(
            HandMade.sample(
                new double[][] {constant(HOURS, 1), constant(HOURS, 1), constant(HOURS, 1)},
                new double[][] {level, constant(HOURS, 0.01), constant(HOURS, 0.01)}));
    forecasts.put(
        "model", new double[][] {constant(HOURS, 3), constant(HOURS, 3), constant(HOURS, 3)});
    Fitting fitting =
        new Fitting(
            SmallStudy.settings(),
            forecasts.sample(),
            SmallStudy.CATALOG,
            BuildInfo.origin("cafe", "hand", "1", "rv", "abc"));
    new ThinGuard(forecasts, FOLDS, fitting, 0)
        .add(new Guarded("guarded", "model", new OfLevel("idle"), "idle", 0.2, 3));
    double[][] values = forecasts.of("guarded");
    assertEquals(3 * 0.4 / 0.1, values[0][11], 1e-12);
    assertEquals(3, values[0][12], "the level is above the least");
    assertEquals(3, values[1][11], "not thin");
    // From hour 20 on the rows of 0.1 have been seen.
    assertEquals(3, values[0][20]);
  }
}
