package io.plimsoll.models.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.TrainingSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The families that are linear in the logarithm of the variance, beside log-HAR itself. */
class LogFamiliesTest {
  private static final FitContext CONTEXT =
      new FitContext(new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25"), 1);
  private static final List<String> COLUMNS = List.of("a", "b", "q", "j", "k", "season");

  @Nested
  class LogSharContract extends LevelFamiliesTest.Contract {
    LogSharContract() {
      super(LogShar.FAMILY);
    }
  }

  @Nested
  class LogHarqContract extends LevelFamiliesTest.Contract {
    LogHarqContract() {
      super(LogHarq.FAMILY);
    }
  }

  @Nested
  class LogHarCjContract extends LevelFamiliesTest.Contract {
    LogHarCjContract() {
      super(LogHarCj.FAMILY);
    }
  }

  @Nested
  class SeasonalLogHarContract extends LevelFamiliesTest.Contract {
    SeasonalLogHarContract() {
      super(SeasonalLogHar.FAMILY);
    }
  }

  /** A target from the logarithm that a row has. */
  private interface LogVariance {
    double of(double[] row);
  }

  private static double[][] rows(double unit) {
    SplittableRandom random = new SplittableRandom(5);
    double[][] rows = new double[300][];
    for (int i = 0; i < rows.length; i++) {
      double a = random.nextDouble(2, 4);
      double b = random.nextDouble(2, 4);
      rows[i] =
          new double[] {
            unit * a,
            unit * b,
            unit * unit * random.nextDouble(1, 9),
            unit * random.nextDouble(0, 1),
            unit * random.nextDouble(0, 1),
            i % 4 == 0 ? 1 : 0
          };
    }
    return rows;
  }

  private static TrainingSet set(double[][] rows, double unit, LogVariance log) {
    FeatureTable.Builder builder = new FeatureTable.Builder(new InstrumentId("MADE"), "1", COLUMNS);
    int[] origins = new int[rows.length];
    double[] target = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      builder.add(i + 1, rows[i]);
      origins[i] = i;
      target[i] = unit * Math.exp(log.of(rows[i]));
    }
    return new TrainingSet(List.of(new TrainingSet.Block(builder.build(), origins, target)));
  }

  @Test
  void aTargetMadeByTheFormulaOfLogHarqGivesItsCoefficientsBackInAnyUnit() {
    for (double unit : new double[] {1, 1e-6}) {
      double[][] rows = rows(unit);
      double mean = 0;
      for (double[] row : rows) {
        mean += Math.log(row[0]) / rows.length;
      }
      double centre = mean;
      TermModel model =
          new LogHarq(LogHarq.Settings.of(List.of("a", "b"), "q"))
              .fit(
                  set(
                      rows,
                      unit,
                      x ->
                          0.5 * Math.log(x[0] / unit)
                              + 0.3 * Math.log(x[1] / unit)
                              - 0.1 * Math.sqrt(x[2]) / x[0] * (Math.log(x[0]) - centre)),
                  CONTEXT);
      assertArrayEquals(new double[] {0.5, 0.3, -0.1}, model.coefficients().slopes(), 1e-9);
      assertEquals(1, model.coefficients().rSquared(), 1e-9);
    }
  }

  @Test
  void aTargetMadeByTheFormulaOfLogHarCjGivesItsCoefficientsBack() {
    TermModel model =
        new LogHarCj(LogHarCj.Settings.of(List.of("a", "b"), List.of("j", "k")))
            .fit(
                set(
                    rows(1),
                    1,
                    x ->
                        0.5 * Math.log(x[0] - x[3])
                            + 0.3 * Math.log(x[1] - x[4])
                            - 0.2 * Math.log(x[0] / (x[0] - x[3]))),
                CONTEXT);
    // 1 + j/(a − j) is a/(a − j)
    assertArrayEquals(new double[] {0.5, 0.3, -0.2}, model.coefficients().slopes(), 1e-9);
    assertEquals(0, model.coefficients().intercept(), 1e-9);
  }

  @Test
  void aTargetMadeByTheFormulaOfLogSharGivesItsCoefficientsBack() {
    LogLinearModel model =
        new LogShar(LogShar.Settings.of("a", "b", List.of("q")))
            .fit(
                set(
                    rows(1),
                    1,
                    x -> 0.6 * Math.log(x[0]) + 0.1 * Math.log(x[1]) + 0.2 * Math.log(x[2])),
                CONTEXT);
    assertArrayEquals(new double[] {0.6, 0.1, 0.2}, model.coefficients().slopes(), 1e-9);
  }

  @Test
  void theSeasonRaisesTheForecastByWhatItRaisedTheTarget() {
    TrainingSet set =
        set(rows(1), 1, x -> 0.6 * Math.log(x[0]) + 0.1 * Math.log(x[1]) + 0.7 * x[5]);
    LogLinearModel model =
        new SeasonalLogHar(SeasonalLogHar.Settings.of(List.of("a", "b"), List.of("season")))
            .fit(set, CONTEXT);
    FeatureTable.Builder two = new FeatureTable.Builder(new InstrumentId("MADE"), "1", COLUMNS);
    two.add(1, new double[] {3, 3, 1, 0, 0, 0});
    two.add(2, new double[] {3, 3, 1, 0, 0, 1});
    FeatureTable rows = two.build();
    double off = model.bind(COLUMNS).predict(rows, 0);
    double on = model.bind(COLUMNS).predict(rows, 1);
    assertEquals(Math.exp(0.7 * Math.log(3)), off, 1e-8);
    assertEquals(Math.exp(0.7), on / off, 1e-8);
  }
}
