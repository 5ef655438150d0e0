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
import java.util.List;

/**
 * A linear model of the log variance: log variances of windows first, standardised further inputs
 * after.
 *
 * <p>Formula: {@code exp(a + Σ b_j·ln max(rv_j, floor) + Σ c_k·x_k + s²/2)}, then {@link Bounds};
 * the floor is the lower bound.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: positive, within the bounds;
 * NaN where an input is NaN.
 */
public final class LogLinearModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "log-linear";

  private final Provenance provenance;
  private final List<String> variances;
  private final Standardizer extras;
  private final Coefficients coefficients;
  private final Bounds bounds;

  /**
   * What was estimated.
   *
   * @param slopes one a variance, then one a further input
   * @param halfVariance half the residual variance: the retransformation term
   * @param rSquared of the fit in logs
   */
  public record Coefficients(
      double intercept, double[] slopes, double halfVariance, double rSquared) {
    public Coefficients {
      Checks.finite(intercept, "intercept");
      Checks.notNegative(halfVariance, "halfVariance");
      for (double slope : slopes) {
        Checks.finite(slope, "slope");
      }
    }
  }

  /** A model; its family is the provenance's. */
  public LogLinearModel(
      Provenance provenance,
      List<String> variances,
      Standardizer extras,
      Coefficients coefficients,
      Bounds bounds) {
    this.provenance = provenance;
    this.variances = List.copyOf(variances);
    this.extras = extras;
    this.coefficients = coefficients;
    this.bounds = bounds;
    int expected = variances.size() + extras.names().size();
    if (coefficients.slopes().length != expected) {
      throw new IllegalArgumentException(
          "expected " + expected + " slopes, had " + coefficients.slopes().length);
    }
  }

  /** Reads what {@link #write} stored. */
  public static LogLinearModel read(Archive in, Provenance provenance) {
    return new LogLinearModel(
        provenance,
        List.of(in.texts("variances")),
        Standardizer.read(in.child("extras")),
        new Coefficients(
            in.number("intercept"),
            in.numbers("slopes"),
            in.number("half-variance"),
            in.number("r-squared")),
        Bounds.read(in));
  }

  @Override
  public void write(Archive out) {
    out.put("variances", variances.toArray(new String[0]));
    extras.write(out.child("extras"));
    out.put("intercept", coefficients.intercept());
    out.put("slopes", coefficients.slopes());
    out.put("half-variance", coefficients.halfVariance());
    out.put("r-squared", coefficients.rSquared());
    bounds.write(out);
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
    List<String> all = new ArrayList<>(variances);
    all.addAll(extras.names());
    return List.copyOf(all);
  }

  @Override
  public int lookback() {
    return 1;
  }

  /** What was estimated. */
  public Coefficients coefficients() {
    return coefficients;
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

    private double regressor(FeatureRows rows, int row, int j) {
      double value = rows.value(row, positions[j]);
      return j < variances.size()
          ? StrictMath.log(Math.max(value, bounds.least()))
          : extras.apply(j - variances.size(), value);
    }

    @Override
    public double predict(FeatureRows rows, int row) {
      double sum = coefficients.intercept();
      for (int j = 0; j < positions.length; j++) {
        sum += coefficients.slopes()[j] * regressor(rows, row, j);
      }
      return bounds.apply(StrictMath.exp(sum + coefficients.halfVariance()));
    }

    @Override
    public Explanation explain(FeatureRows rows, int row) {
      List<Explanation> parts = new ArrayList<>();
      parts.add(Explanation.input("intercept", coefficients.intercept()));
      for (int j = 0; j < positions.length; j++) {
        double value = rows.value(row, positions[j]);
        Explanation regressor =
            j < variances.size()
                ? logVariance(variances.get(j), value)
                : extras.explain(j - variances.size(), value);
        Explanation slope = Explanation.input("slope", coefficients.slopes()[j]);
        parts.add(Explanation.of(inputs().get(j) + " term", Operation.PRODUCT, slope, regressor));
      }
      parts.add(Explanation.input("half the residual variance", coefficients.halfVariance()));
      return bounds.explain(Explanation.of(family() + " forecast", Operation.EXP, parts));
    }

    private Explanation logVariance(String name, double value) {
      Explanation input = Explanation.input(name, value);
      if (value < bounds.least()) {
        Explanation floor = Explanation.input("floor", bounds.least());
        input = Explanation.of(name + ", floored", Operation.MAXIMUM, input, floor);
      }
      return Explanation.of("ln " + name, Operation.LOG, input);
    }
  }
}
