package io.plimsoll.models.linear;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.bundle.Archive;
import java.util.List;

/**
 * A forecast that is a feature itself: the last horizon's variance (random walk) or an
 * exponentially weighted one.
 *
 * <p><b>Unit</b>: squared log return over the horizon, as the feature. <b>Range</b>: within {@link
 * Bounds}.
 */
public final class SingleFeatureModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "single-feature";

  private final Provenance provenance;
  private final String input;
  private final Bounds bounds;

  /** A model; its family is the provenance's. */
  public SingleFeatureModel(Provenance provenance, String input, Bounds bounds) {
    this.provenance = provenance;
    this.input = input;
    this.bounds = bounds;
  }

  /** Reads what {@link #write} stored. */
  public static SingleFeatureModel read(Archive in, Provenance provenance) {
    return new SingleFeatureModel(provenance, in.text("input"), Bounds.read(in));
  }

  @Override
  public void write(Archive out) {
    out.put("input", input);
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
    return List.of(input);
  }

  @Override
  public int lookback() {
    return 1;
  }

  @Override
  public Predictor bind(List<String> columns) {
    int position = FeatureRows.positions(columns, inputs())[0];
    return new Predictor() {
      @Override
      public double predict(FeatureRows rows, int row) {
        return bounds.apply(rows.value(row, position));
      }

      @Override
      public Explanation explain(FeatureRows rows, int row) {
        return bounds.explain(Explanation.input(input, rows.value(row, position)));
      }
    };
  }
}
