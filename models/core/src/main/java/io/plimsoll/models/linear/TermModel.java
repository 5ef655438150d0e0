package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Filtering;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear model of the variance, or of its logarithm, over {@link Term}s: the shape that the HAR
 * families share.
 *
 * <p>Formula: {@code a + Σ b_j·term_j} ({@link Scale#LEVEL}) or {@code exp(a + Σ b_j·term_j +
 * s²/2)} ({@link Scale#LOG}), then {@link SanityFilter}.
 *
 * <p><b>Unit</b>: that of the training targets. <b>Range</b>: positive, within the filter's bounds;
 * NaN where an input is NaN.
 */
public final class TermModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "terms";

  private final Provenance provenance;
  private final Scale scale;
  private final List<Term> terms;
  private final Coefficients coefficients;
  private final SanityFilter filter;

  /** What the linear sum is a forecast of. */
  public enum Scale {
    /** The variance. */
    LEVEL,
    /** The logarithm of the variance. */
    LOG
  }

  /**
   * What was estimated.
   *
   * @param slopes one a term
   * @param halfVariance half the residual variance, the retransformation term; 0 in levels
   * @param rSquared of the fit, on its scale and with its weights
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
  public TermModel(
      Provenance provenance,
      Scale scale,
      List<Term> terms,
      Coefficients coefficients,
      SanityFilter filter) {
    this.provenance = provenance;
    this.scale = scale;
    this.terms = List.copyOf(terms);
    this.coefficients = coefficients;
    this.filter = filter;
    if (coefficients.slopes().length != terms.size()) {
      throw new IllegalArgumentException(
          "expected " + terms.size() + " slopes, had " + coefficients.slopes().length);
    }
  }

  /** Reads what {@link #write} stored. */
  public static TermModel read(Archive in, Provenance provenance) {
    return new TermModel(
        provenance,
        scale(in.text("scale")),
        Terms.read(in.child("terms")),
        new Coefficients(
            in.number("intercept"),
            in.numbers("slopes"),
            in.number("half-variance"),
            in.number("r-squared")),
        SanityFilter.read(in));
  }

  private static Scale scale(String name) {
    for (Scale scale : Scale.values()) {
      if (scale.name().equals(name)) {
        return scale;
      }
    }
    throw new PlimsollException(ErrorCode.CORRUPT_DATA, "unknown scale '" + name + "'");
  }

  @Override
  public void write(Archive out) {
    out.put("scale", scale.name());
    Terms.write(terms, out.child("terms"));
    out.put("intercept", coefficients.intercept());
    out.put("slopes", coefficients.slopes());
    out.put("half-variance", coefficients.halfVariance());
    out.put("r-squared", coefficients.rSquared());
    filter.write(out);
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
    return Terms.inputs(terms);
  }

  @Override
  public int lookback() {
    return 1;
  }

  /** The regressors, with the constants that were learned. */
  public List<Term> terms() {
    return terms;
  }

  /** What was estimated. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** What keeps its forecasts within bounds. */
  public SanityFilter filter() {
    return filter;
  }

  @Override
  public Bound bind(List<String> columns) {
    return new Bound(columns);
  }

  /** The model over the columns of a table. */
  public final class Bound implements Predictor {
    private final int[] first;
    private final int[] second;

    private Bound(List<String> columns) {
      first = FeatureRows.positions(columns, terms.stream().map(Term::first).toList());
      second = FeatureRows.positions(columns, terms.stream().map(Term::second).toList());
    }

    /** The forecast before the sanity filter; may be negative in levels, infinite in logs. */
    public double unfiltered(FeatureRows rows, int row) {
      double sum = coefficients.intercept();
      for (int j = 0; j < first.length; j++) {
        double a = rows.value(row, first[j]);
        double b = rows.value(row, second[j]);
        sum += coefficients.slopes()[j] * terms.get(j).value(a, b);
      }
      return switch (scale) {
        case LEVEL -> sum;
        case LOG -> StrictMath.exp(sum + coefficients.halfVariance());
      };
    }

    @Override
    public double predict(FeatureRows rows, int row) {
      return filter.apply(unfiltered(rows, row));
    }

    @Override
    public Filtering filtering(FeatureRows rows, int row) {
      double unfiltered = unfiltered(rows, row);
      if (Double.isNaN(unfiltered)) {
        return Filtering.NONE;
      }
      return filter.rejects(unfiltered) ? Filtering.REPLACED : Filtering.PASSED;
    }

    @Override
    public Explanation explain(FeatureRows rows, int row) {
      List<Explanation> parts = new ArrayList<>();
      parts.add(Explanation.input("intercept", coefficients.intercept()));
      for (int j = 0; j < first.length; j++) {
        Explanation regressor =
            terms.get(j).explain(rows.value(row, first[j]), rows.value(row, second[j]));
        Explanation slope = Explanation.input("slope", coefficients.slopes()[j]);
        parts.add(
            Explanation.of(terms.get(j).label() + " term", Operation.PRODUCT, slope, regressor));
      }
      String label = family() + " forecast";
      return filter.explain(
          switch (scale) {
            case LEVEL -> Explanation.of(label, Operation.SUM, parts);
            case LOG -> {
              parts.add(
                  Explanation.input("half the residual variance", coefficients.halfVariance()));
              yield Explanation.of(label, Operation.EXP, parts);
            }
          });
    }
  }
}
