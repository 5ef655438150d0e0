package io.plimsoll.models;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A model that does not forecast less than a simple one where trading is thin.
 *
 * <p>{@code max(model, simple)} where the column that measures thinness exceeds the limit at the
 * row, else the model alone. A price that hardly moves for hours and then jumps by a dozen times
 * its usual hour is where rich models are surest and most wrong; the loss of forecasting too little
 * there has no bound.
 *
 * <p><b>Unit</b>, <b>Range</b>: those of the models; NaN where either or the column is NaN.
 */
public final class GuardedModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "guarded";

  private final Provenance provenance;
  private final Model model;
  private final Model simple;
  private final String column;
  private final double limit;

  /**
   * A model.
   *
   * @param column a feature that grows where trading is thin
   * @param limit above it the simple model is a floor
   */
  public GuardedModel(
      Provenance provenance, Model model, Model simple, String column, double limit) {
    this.provenance = provenance;
    this.model = model;
    this.simple = simple;
    this.column = Checks.notBlank(column, "column");
    this.limit = Checks.finite(limit, "limit");
  }

  /** Reads what {@link #write} stored. */
  public static GuardedModel read(Archive in, Provenance provenance) {
    return new GuardedModel(
        provenance,
        Models.read(in.child("model")),
        Models.read(in.child("simple")),
        in.text("column"),
        in.number("limit"));
  }

  @Override
  public void write(Archive out) {
    Models.write(model, out.child("model"));
    Models.write(simple, out.child("simple"));
    out.put("column", column);
    out.put("limit", limit);
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
    LinkedHashSet<String> all = new LinkedHashSet<>(model.inputs());
    all.addAll(simple.inputs());
    all.add(column);
    return List.copyOf(all);
  }

  @Override
  public int lookback() {
    return Math.max(model.lookback(), simple.lookback());
  }

  /** The forecast that the guard makes of two. */
  public static double guard(double model, double simple, double thinness, double limit) {
    if (Double.isNaN(thinness)) {
      return Double.NaN;
    }
    // Where the guard does not act, a simple model without a forecast is no forecast either.
    double floored = thinness > limit ? Math.max(model, simple) : model;
    return Double.isNaN(simple) ? Double.NaN : floored;
  }

  @Override
  public Predictor bind(List<String> columns) {
    Predictor inner = model.bind(columns);
    Predictor floor = simple.bind(columns);
    int position = FeatureRows.positions(columns, List.of(column))[0];
    return new Predictor() {
      @Override
      public double predict(FeatureRows rows, int row) {
        return guard(
            inner.predict(rows, row), floor.predict(rows, row), rows.value(row, position), limit);
      }

      @Override
      public Explanation explain(FeatureRows rows, int row) {
        double thinness = rows.value(row, position);
        List<Explanation> parts = new ArrayList<>();
        parts.add(inner.explain(rows, row));
        Explanation why = Explanation.input(column, thinness);
        if (thinness > limit) {
          parts.add(floor.explain(rows, row));
          return Explanation.of("not below " + simple.family(), Operation.MAXIMUM, parts);
        }
        parts.add(why);
        return Explanation.of("not thin: " + family(), Operation.FIRST, parts);
      }
    };
  }
}
