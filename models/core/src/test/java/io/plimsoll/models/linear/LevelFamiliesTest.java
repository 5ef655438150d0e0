package io.plimsoll.models.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.CoreEstimators;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.EstimatorProvider.Part;
import io.plimsoll.models.Filtering;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.TrainingSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The families that are linear in the variance. */
class LevelFamiliesTest {
  private static final FitContext CONTEXT =
      new FitContext(new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25"), 1);
  private static final List<String> COLUMNS = List.of("a", "b", "q", "r");

  /** Columns of the simulated market that stand in for parts it does not have. */
  static EstimatorProvider.Inputs withParts(EstimatorProvider.Inputs inputs) {
    return new EstimatorProvider.Inputs(
        inputs.har(),
        inputs.last(),
        inputs.ewma(),
        inputs.all(),
        Map.of(
            Part.NEGATIVE_SEMIVARIANCE, List.of("rv_1"),
            Part.POSITIVE_SEMIVARIANCE, List.of("ewma"),
            Part.QUARTICITY, List.of("ewma", "rv_5", "rv_22"),
            Part.BIPOWER, List.of("rv_1", "rv_5", "rv_22"),
            Part.JUMP, List.of("ewma", "rv_1", "rv_5"),
            Part.DIURNAL, List.of("noise")),
        1,
        1);
  }

  /** A family of the provider. */
  abstract static class Contract extends EstimatorContract {
    private final String family;

    Contract(String family) {
      this.family = family;
    }

    @Override
    protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
      return new CoreEstimators().create(family, withParts(inputs));
    }
  }

  @Nested
  class ArContract extends Contract {
    ArContract() {
      super(Ar.FAMILY);
    }
  }

  @Nested
  class HarContract extends Contract {
    HarContract() {
      super(Har.FAMILY);
    }
  }

  @Nested
  class HarWlsContract extends Contract {
    HarWlsContract() {
      super(HarWls.FAMILY);
    }
  }

  @Nested
  class HarJContract extends Contract {
    HarJContract() {
      super(HarJ.FAMILY);
    }
  }

  @Nested
  class ContinuousHarContract extends Contract {
    ContinuousHarContract() {
      super(ContinuousHar.FAMILY);
    }
  }

  @Nested
  class HarCjContract extends Contract {
    HarCjContract() {
      super(HarCj.FAMILY);
    }
  }

  @Nested
  class SharContract extends Contract {
    SharContract() {
      super(Shar.FAMILY);
    }
  }

  @Nested
  class ArqContract extends Contract {
    ArqContract() {
      super(Arq.FAMILY);
    }
  }

  @Nested
  class HarqContract extends Contract {
    HarqContract() {
      super(Harq.FAMILY);
    }
  }

  @Nested
  class HarqFContract extends Contract {
    HarqFContract() {
      super(HarqF.FAMILY);
    }
  }

  private static TrainingSet set(double[][] rows, double[] target) {
    FeatureTable.Builder builder = new FeatureTable.Builder(new InstrumentId("MADE"), "1", COLUMNS);
    int[] origins = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      builder.add(i + 1, rows[i]);
      origins[i] = i;
    }
    return new TrainingSet(List.of(new TrainingSet.Block(builder.build(), origins, target)));
  }

  private static double[][] rows(int n) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] =
          new double[] {
            random.nextDouble(1, 2),
            random.nextDouble(1, 2),
            random.nextDouble(1, 4),
            random.nextDouble(0, 1)
          };
    }
    return rows;
  }

  private static TermModel.Coefficients fit(Estimator<?> estimator, TrainingSet set) {
    return ((TermModel) estimator.fit(set, CONTEXT)).coefficients();
  }

  @Test
  void aTargetMadeByTheFormulaGivesItsCoefficientsBack() {
    double[][] rows = rows(200);
    double[] harq = new double[200];
    double[] full = new double[200];
    double[] jumps = new double[200];
    for (int i = 0; i < 200; i++) {
      double[] x = rows[i];
      harq[i] = 1 + (0.5 - 0.1 * Math.sqrt(x[2])) * x[0] + 0.3 * x[1];
      full[i] = harq[i] + 0.2 * Math.sqrt(x[3]) * x[1];
      jumps[i] = 2 + 0.5 * (x[0] - x[3]) + 0.3 * (x[1] - x[2] / 8) - 0.4 * x[3];
    }
    List<String> variances = List.of("a", "b");
    TermModel.Coefficients one =
        fit(
            new Harq(new Harq.Settings(variances, "q", Centring.NONE, FitOptions.LEVELS)),
            set(rows, harq));
    assertEquals(1, one.intercept(), 1e-10);
    assertArrayEquals(new double[] {0.5, 0.3, -0.1}, one.slopes(), 1e-10);
    TermModel.Coefficients all =
        fit(
            new HarqF(
                new HarqF.Settings(variances, List.of("q", "r"), Centring.NONE, FitOptions.LEVELS)),
            set(rows, full));
    assertArrayEquals(new double[] {0.5, 0.3, -0.1, 0.2}, all.slopes(), 1e-10);
    for (double[] row : rows) {
      row[2] /= 8;
    }
    TermModel.Coefficients parts =
        fit(new HarCj(HarCj.Settings.of(variances, List.of("r", "q"))), set(rows, jumps));
    assertEquals(2, parts.intercept(), 1e-10);
    assertArrayEquals(new double[] {0.5, 0.3, -0.4}, parts.slopes(), 1e-10);
  }

  @Test
  void centringMovesTheSlopeOfTheVarianceByTheMeanRootAndNoForecast() {
    TrainingSet set = DailyMeasures.set(1);
    FeatureTable table = (FeatureTable) set.blocks().getFirst().rows();
    TermModel plain =
        new Arq(new Arq.Settings("rv_1", "rq_1", Centring.NONE, FitOptions.LEVELS))
            .fit(set, CONTEXT);
    TermModel centred = new Arq(Arq.Settings.of("rv_1", "rq_1")).fit(set, CONTEXT);
    double mean = 0;
    for (double quarticity : table.column("rq_1")) {
      mean += Math.sqrt(quarticity) / table.size();
    }
    double slope = plain.coefficients().slopes()[1];
    assertEquals(slope, centred.coefficients().slopes()[1], 1e-10);
    assertEquals(
        plain.coefficients().slopes()[0] + slope * mean, centred.coefficients().slopes()[0], 1e-10);
    assertEquals(
        plain.bind(table.columns()).predict(table, 500),
        centred.bind(table.columns()).predict(table, 500),
        1e-12);
  }

  @Test
  void theFilterPutsTheMeanInPlaceOrTheBound() {
    double[][] rows = rows(100);
    double[] target = new double[100];
    double sum = 0;
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 0; i < 100; i++) {
      target[i] = 1 + rows[i][0];
      sum += target[i];
      least = Math.min(least, target[i]);
      most = Math.max(most, target[i]);
    }
    for (Sanity sanity : Sanity.values()) {
      TermModel model =
          new Ar(new Ar.Settings("a", new FitOptions(0, 0, sanity, 1)))
              .fit(set(rows, target), CONTEXT);
      filtered(model, 50, sanity == Sanity.MEAN ? sum / 100 : most);
      filtered(model, -50, sanity == Sanity.CLAMP ? least : sum / 100);
      assertEquals(2.5, model.bind(COLUMNS).predict(rowOf(1.5), 0), 1e-9);
      assertEquals(Filtering.PASSED, model.bind(COLUMNS).filtering(rowOf(1.5), 0));
      assertTrue(Double.isNaN(model.bind(COLUMNS).predict(rowOf(Double.NaN), 0)));
      assertEquals(Filtering.NONE, model.bind(COLUMNS).filtering(rowOf(Double.NaN), 0));
    }
  }

  private static void filtered(TermModel model, double a, double expected) {
    TermModel.Bound bound = model.bind(COLUMNS);
    FeatureTable row = rowOf(a);
    assertEquals(1 + a, bound.unfiltered(row, 0), 1e-9);
    assertTrue(model.filter().rejects(bound.unfiltered(row, 0)));
    assertEquals(Filtering.REPLACED, bound.filtering(row, 0));
    assertEquals(expected, bound.predict(row, 0), 1e-12);
    Explanation explanation = bound.explain(row, 0);
    assertEquals(bound.predict(row, 0), explanation.value());
    assertEquals(explanation.value(), explanation.recompute());
    boolean mean = Math.abs(expected - model.filter().mean()) < 1e-9;
    assertEquals(mean, explanation.label().contains("replaced by the mean"), explanation.label());
  }

  private static FeatureTable rowOf(double a) {
    FeatureTable.Builder builder = new FeatureTable.Builder(new InstrumentId("MADE"), "1", COLUMNS);
    builder.add(1, new double[] {a, 1, 1, 1});
    return builder.build();
  }

  @Test
  void onlyTheLastRowsAreFittedAndOnlyTheLastTargetsBoundTheForecast() {
    double[][] rows = rows(100);
    double[] target = new double[100];
    for (int i = 0; i < 100; i++) {
      // another line, and the widest targets, in the first half
      target[i] = i < 50 ? 100 - rows[i][0] : 1 + rows[i][0];
    }
    TermModel model =
        new Ar(new Ar.Settings("a", new FitOptions(50, 20, Sanity.MEAN, 1)))
            .fit(set(rows, target), CONTEXT);
    assertEquals(1, model.coefficients().slopes()[0], 1e-10);
    double least = Double.MAX_VALUE;
    double sum = 0;
    for (int i = 80; i < 100; i++) {
      least = Math.min(least, target[i]);
      sum += target[i];
    }
    assertEquals(least, model.filter().least());
    assertEquals(sum / 20, model.filter().mean(), 1e-12);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                new Ar(new Ar.Settings("a", new FitOptions(19, 0, Sanity.MEAN, 1)))
                    .fit(set(rows, target), CONTEXT));
    assertTrue(e.getMessage().contains("at least 20"), e.getMessage());
    assertTrue(e.getMessage().contains("had 19"), e.getMessage());
  }

  @Test
  void rowsWithoutAnInputAreLeftOut() {
    double[][] rows = rows(100);
    double[] target = new double[100];
    for (int i = 0; i < 100; i++) {
      target[i] = 1 + rows[i][0];
    }
    rows[3][0] = Double.NaN;
    rows[4][0] = Double.POSITIVE_INFINITY;
    InSample table = new Ar(Ar.Settings.of("a")).inSample(set(rows, target), 0);
    assertEquals(98, table.rows());
    assertEquals(List.of("intercept", "a"), table.names());
    assertEquals(1, table.coefficients()[1], 1e-10);
  }

  @Test
  void weightsOfTheFirstFitAreTheInverseOfItsFittedValues() {
    TrainingSet set = DailyMeasures.set(1);
    TermModel.Coefficients fit = fit(new HarWls(HarWls.Settings.of(DailyMeasures.HAR)), set);
    // statsmodels 0.15.0: WLS(y, X, weights=1/OLS(y, X).fit().fittedvalues)
    assertEquals(0.21715949680096724, fit.intercept(), 1e-8);
    assertArrayEquals(
        new double[] {0.10400212082461639, 0.3525664723215487, 0.2931090427748171},
        fit.slopes(),
        1e-8);
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    List<String> two = List.of("a", "b");
    assertThrows(IllegalArgumentException.class, () -> Har.Settings.of(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Har.Settings.of(List.of("a", "a")));
    assertThrows(IllegalArgumentException.class, () -> Har.Settings.of(List.of("a", " ")));
    assertThrows(IllegalArgumentException.class, () -> HarCj.Settings.of(two, List.of("r")));
    assertThrows(IllegalArgumentException.class, () -> HarqF.Settings.of(two, List.of("q")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new HarWls.Settings(two, Weighting.INVERSE_INPUT, "c", FitOptions.LEVELS));
    assertThrows(IllegalArgumentException.class, () -> new FitOptions(-1, 0, Sanity.CLAMP, 4));
    assertThrows(
        IllegalArgumentException.class, () -> new FitOptions(0, 0, Sanity.CLAMP, Double.NaN));
  }

  @Test
  void aFamilyWhosePartTheViewLacksSaysSo() {
    EstimatorProvider.Inputs bare =
        new EstimatorProvider.Inputs(List.of("a", "b"), "a", "b", List.of("a", "b"));
    for (String family :
        List.of("har-j", "har-cj", "char", "shar", "arq", "harq", "harq-f", "log-shar")) {
      PlimsollException e =
          assertThrows(
              PlimsollException.class, () -> new CoreEstimators().create(family, bare), family);
      assertTrue(e.getMessage().contains("'" + family + "'"), e.getMessage());
    }
  }
}
