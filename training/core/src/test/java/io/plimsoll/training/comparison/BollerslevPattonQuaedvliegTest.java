package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.Ar;
import io.plimsoll.models.linear.Arq;
import io.plimsoll.models.linear.Centring;
import io.plimsoll.models.linear.ContinuousHar;
import io.plimsoll.models.linear.FitOptions;
import io.plimsoll.models.linear.Har;
import io.plimsoll.models.linear.HarJ;
import io.plimsoll.models.linear.Harq;
import io.plimsoll.models.linear.HarqF;
import io.plimsoll.models.linear.InSample;
import io.plimsoll.models.linear.Sanity;
import io.plimsoll.models.linear.Shar;
import io.plimsoll.models.linear.TermEstimator;
import io.plimsoll.models.linear.TermModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tables 3 and 4 of Bollerslev, Patton and Quaedvlieg (2016), by our estimators; the protocol is
 * with {@link RealizedMeasures}. Every cell is held against the number that the authors' protocol
 * gives in another program, which has four decimals.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BollerslevPattonQuaedvliegTest {
  private static final FitContext CONTEXT =
      new FitContext(new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25"), 1);
  private static final double TOLERANCE = 5e-4;
  private static final List<String> RV = List.of("rv_1", "rv_5", "rv_22");
  private static final int WINDOW = 1000;
  private static final int FIRST_WHOLE_ROW = 21;

  private final Map<String, Double> expected = new HashMap<>();
  private RealizedMeasures measures;
  private double[] target = new double[0];

  /** Losses of one model, summed, and how often the filter acted. */
  private static final class Losses {
    private double squared;
    private double qlike;
    private int filtered;
    private int count;

    void add(TermModel model, RealizedMeasures measures, int origin, double realized) {
      TermModel.Bound bound = model.bind(measures.table().columns());
      double forecast = bound.predict(measures.table(), origin);
      filtered += model.filter().rejects(bound.unfiltered(measures.table(), origin)) ? 1 : 0;
      double ratio = realized / forecast;
      squared += (realized - forecast) * (realized - forecast);
      qlike += ratio - Math.log(ratio) - 1;
      count++;
    }
  }

  @BeforeAll
  void read() throws IOException {
    measures =
        RealizedMeasures.read(
            SharedData.file("BPQ2016_SP500RM_1997-2013.csv.gz"),
            new InstrumentId("SPX"),
            MeasureColumns.bollerslevPattonQuaedvlieg());
    target = measures.target(1);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    BollerslevPattonQuaedvliegTest.class.getResourceAsStream("expected_bpq.csv")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(cells -> expected.put(cells[0], Double.valueOf(cells[1])));
    }
    assertEquals(104, expected.size());
  }

  private static Map<String, TermEstimator<?>> models(FitOptions options, Centring centring) {
    List<String> rq = List.of("rq_1", "rq_5", "rq_22");
    Map<String, TermEstimator<?>> models = new LinkedHashMap<>();
    models.put("AR", new Ar(new Ar.Settings("rv_1", options)));
    models.put("HAR", new Har(new Har.Settings(RV, options)));
    models.put("HAR-J", new HarJ(new HarJ.Settings(RV, List.of("jump_1"), options)));
    models.put(
        "CHAR",
        new ContinuousHar(
            new ContinuousHar.Settings(List.of("bpv_1", "bpv_5", "bpv_22"), options)));
    models.put(
        "SHAR", new Shar(new Shar.Settings("rsp_1", "rsn_1", List.of("rv_5", "rv_22"), options)));
    models.put("ARQ", new Arq(new Arq.Settings("rv_1", "rq_1", centring, options)));
    models.put("HARQ", new Harq(new Harq.Settings(RV, "rq_1", centring, options)));
    models.put("HARQ-F", new HarqF(new HarqF.Settings(RV, rq, centring, options)));
    return models;
  }

  @Test
  void tableThreeInSample() {
    Map<String, Double> ours = new HashMap<>();
    Map<String, TermEstimator<?>> models = models(FitOptions.LEVELS, Centring.MEAN);
    TrainingSet all = measures.set(target, FIRST_WHOLE_ROW, target.length);
    for (String name : List.of("AR", "HAR", "ARQ", "HARQ", "HARQ-F")) {
      InSample table = Objects.requireNonNull(models.get(name)).inSample(all, 0);
      String id = "bpq.T3." + name.replace("-", "") + ".";
      for (int j = 0; j < table.coefficients().length; j++) {
        ours.put(id + "b" + j, table.coefficients()[j]);
        ours.put(id + "se" + j, table.standardErrors()[j]);
      }
      ours.put(id + "R2", table.rSquared());
      ours.put(id + "MSE", table.meanSquaredError());
    }
    compare("bpq.T3.", ours);
  }

  @Test
  void tableFourRollingWindow() {
    tableFour("bpq.T4.RW.", new FitOptions(WINDOW - 22, WINDOW, Sanity.MEAN, 1));
  }

  @Test
  void tableFourIncreasingWindow() {
    tableFour("bpq.T4.IW.", new FitOptions(0, WINDOW, Sanity.MEAN, 1));
  }

  /** Forecasts every day from the 1001st, each from a fit that knows the day before. */
  private void tableFour(String id, FitOptions options) {
    Map<String, TermEstimator<?>> models = models(options, Centring.NONE);
    Map<String, Losses> losses = new LinkedHashMap<>();
    models.keySet().forEach(name -> losses.put(name, new Losses()));
    for (int origin = WINDOW - 1; origin < target.length - 1; origin++) {
      int from = options.fitRows() == 0 ? FIRST_WHOLE_ROW : origin - WINDOW;
      TrainingSet set = measures.set(target, from, origin);
      for (Map.Entry<String, TermEstimator<?>> model : models.entrySet()) {
        Objects.requireNonNull(losses.get(model.getKey()))
            .add(model.getValue().fit(set, CONTEXT), measures, origin, target[origin]);
      }
    }
    Losses har = Objects.requireNonNull(losses.get("HAR"));
    assertEquals(3096, har.count);
    Map<String, Double> ours = new HashMap<>();
    ours.put(id + "HAR.MSE", har.squared / har.count);
    ours.put(id + "HAR.QLIKE", har.qlike / har.count);
    losses.forEach(
        (name, loss) -> {
          ours.put(id + "MSEratio." + name, loss.squared / har.squared);
          ours.put(id + "QLIKEratio." + name, loss.qlike / har.qlike);
          ours.put(id + "insanity." + name, (double) loss.filtered);
        });
    compare(id, ours);
  }

  private void compare(String prefix, Map<String, Double> ours) {
    TreeSet<String> ids = new TreeSet<>(expected.keySet());
    ids.removeIf(id -> !id.startsWith(prefix));
    assertEquals(ids, new TreeSet<>(ours.keySet()));
    for (String id : ids) {
      assertEquals(
          Objects.requireNonNull(expected.get(id)),
          Objects.requireNonNull(ours.get(id)),
          TOLERANCE,
          id);
    }
  }
}
