package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A linear model of the log variance relative to a long-run level: see {@link RelativeHarX}.
 *
 * <p>Formula: {@code level · exp(bounded(a_i + Σ b_ij·x_j + c_i·ln level) + s_i²/2)}, the level
 * clipped to what training saw.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: positive, within the bounds;
 * NaN where an input is NaN. <b>Cost</b>: a multiplication a feature, one logarithm and one
 * exponential; no allocation.
 */
public final class RelativeLogModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "relative-log";

  private final Provenance provenance;
  private final String level;
  private final Bounds levels;
  private final Standardizer scales;
  private final Range range;
  private final Fit common;
  private final Map<String, Fit> own;

  /**
   * What was estimated for an instrument, or for all.
   *
   * @param coefficients the intercept, then one a feature
   * @param levelSlope what one more of the log level adds to the log ratio to it; 0 of all
   * @param retransformation the step from the mean of a logarithm to the logarithm of a mean
   */
  record Fit(double[] coefficients, double levelSlope, double retransformation) {
    Fit {
      for (double coefficient : coefficients) {
        Checks.finite(coefficient, "coefficient");
      }
      Checks.finite(levelSlope, "levelSlope");
      Checks.notNegative(retransformation, "retransformation");
    }
  }

  /** Between which logarithms of the ratio to the level forecasts may be. */
  record Range(double least, double most) {}

  RelativeLogModel(
      Provenance provenance,
      String level,
      Bounds levels,
      Standardizer scales,
      Range range,
      Fit common,
      Map<String, Fit> own) {
    this.provenance = provenance;
    this.level = level;
    this.levels = levels;
    this.scales = scales;
    this.range = range;
    this.common = common;
    this.own = Collections.unmodifiableMap(new TreeMap<>(own));
  }

  /** Intercept and products, in order. */
  static double index(double[] coefficients, double[] x) {
    double sum = coefficients[0];
    for (int j = 0; j < x.length; j++) {
      sum += coefficients[j + 1] * x[j];
    }
    return sum;
  }

  /** Reads what {@link #write} stored. */
  public static RelativeLogModel read(Archive in, Provenance provenance) {
    Map<String, Fit> own = new TreeMap<>();
    String[] instruments = in.texts("instruments");
    for (int i = 0; i < instruments.length; i++) {
      own.put(instruments[i], readFit(in.child("own-" + i)));
    }
    double[] range = in.numbers("range");
    return new RelativeLogModel(
        provenance,
        in.text("level"),
        Bounds.read(in),
        Standardizer.read(in.child("scales")),
        new Range(range[0], range[1]),
        readFit(in.child("common")),
        own);
  }

  private static Fit readFit(Archive in) {
    // Archives from before the slope existed have none.
    double slope = in.has("level-slope") ? in.number("level-slope") : 0;
    return new Fit(in.numbers("coefficients"), slope, in.number("half-variance"));
  }

  private static void writeFit(Fit fit, Archive out) {
    out.put("coefficients", fit.coefficients());
    out.put("level-slope", fit.levelSlope());
    out.put("half-variance", fit.retransformation());
  }

  @Override
  public void write(Archive out) {
    out.put("level", level);
    levels.write(out);
    scales.write(out.child("scales"));
    out.put("range", range.least(), range.most());
    writeFit(common, out.child("common"));
    out.put("instruments", own.keySet().toArray(new String[0]));
    int i = 0;
    for (Fit fit : own.values()) {
      writeFit(fit, out.child("own-" + i++));
    }
  }

  @Override
  public String family() {
    return provenance.family();
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public List<String> inputs() {
    List<String> all = new ArrayList<>(scales.names());
    all.add(level);
    return List.copyOf(all);
  }

  @Override
  public int lookback() {
    return 1;
  }

  @Override
  public Predictor bind(List<String> columns) {
    return new Bound(FeatureRows.positions(columns, inputs()));
  }

  private final class Bound implements Predictor {
    private final int[] positions;

    private Bound(int[] positions) {
      this.positions = positions;
    }

    private Fit fit(FeatureRows rows) {
      return own.getOrDefault(rows.instrument().value(), common);
    }

    private double level(FeatureRows rows, int row) {
      return rows.value(row, positions[positions.length - 1]);
    }

    private double index(Fit fit, FeatureRows rows, int row, double logLevel) {
      double sum = fit.coefficients()[0];
      for (int j = 0; j < positions.length - 1; j++) {
        sum += fit.coefficients()[j + 1] * scales.apply(j, rows.value(row, positions[j]));
      }
      sum += fit.levelSlope() * logLevel;
      return Math.max(range.least(), Math.min(range.most(), sum));
    }

    @Override
    public double predict(FeatureRows rows, int row) {
      Fit fit = fit(rows);
      double logLevel = StrictMath.log(levels.apply(level(rows, row)));
      return StrictMath.exp(logLevel + index(fit, rows, row, logLevel) + fit.retransformation());
    }

    @Override
    public Explanation explain(FeatureRows rows, int row) {
      Fit fit = fit(rows);
      List<Explanation> terms = new ArrayList<>();
      terms.add(Explanation.input("intercept", fit.coefficients()[0]));
      for (int j = 0; j < positions.length - 1; j++) {
        terms.add(
            Explanation.of(
                scales.names().get(j) + " term",
                Operation.PRODUCT,
                Explanation.input("slope", fit.coefficients()[j + 1]),
                scales.explain(j, rows.value(row, positions[j]))));
      }
      Explanation logLevel =
          Explanation.of(
              "ln " + level,
              Operation.LOG,
              levels.explain(Explanation.input(level, level(rows, row))));
      if (fit.levelSlope() != 0) {
        terms.add(
            Explanation.of(
                "own level term",
                Operation.PRODUCT,
                Explanation.input("slope", fit.levelSlope()),
                logLevel));
      }
      Explanation index = bounded(Explanation.of("log ratio to the level", Operation.SUM, terms));
      return Explanation.of(
          family() + " forecast",
          Operation.EXP,
          List.of(logLevel, index, Explanation.input("retransformation", fit.retransformation())));
    }

    private Explanation bounded(Explanation index) {
      if (index.value() > range.most()) {
        return Explanation.of(
            "bounded log ratio", Operation.MINIMUM, index, Explanation.input("most", range.most()));
      }
      if (index.value() < range.least()) {
        return Explanation.of(
            "bounded log ratio",
            Operation.MAXIMUM,
            index,
            Explanation.input("least", range.least()));
      }
      return index;
    }
  }
}
