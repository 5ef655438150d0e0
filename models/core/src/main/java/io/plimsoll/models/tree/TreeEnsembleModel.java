package io.plimsoll.models.tree;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Model;
import io.plimsoll.models.Models;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boosted trees or a forest on the log variance, whatever library grew them.
 *
 * <p>Formula: {@code exp(ln base + score)}, then {@link Bounds}; {@code base} is another model's
 * forecast (1 where there is none) and {@code score} is {@link Trees#score}. The trees thus hold
 * the log residual over the base, and an ensemble shrunk to nothing is the base itself.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: positive, within the bounds;
 * NaN where an input is NaN.
 */
public final class TreeEnsembleModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "tree-ensemble";

  private final Provenance provenance;
  private final List<String> inputs;
  private final Trees trees;
  private final PaddedTrees padded;
  private final @Nullable Model base;
  private final Bounds bounds;

  /**
   * A model; its family is the provenance's.
   *
   * @param inputs the features that splits read, by index
   * @param base what the trees correct; null where they hold the whole log variance
   */
  public TreeEnsembleModel(
      Provenance provenance,
      List<String> inputs,
      Trees trees,
      @Nullable Model base,
      Bounds bounds) {
    this.provenance = provenance;
    this.inputs = List.copyOf(inputs);
    this.trees = trees;
    this.padded = PaddedTrees.of(trees);
    this.base = base;
    this.bounds = bounds;
    if (trees.features() > inputs.size()) {
      throw new IllegalArgumentException(
          "a split reads feature " + (trees.features() - 1) + ", there are " + inputs.size());
    }
  }

  /** Reads what {@link #write} stored. */
  public static TreeEnsembleModel read(Archive in, Provenance provenance) {
    return new TreeEnsembleModel(
        provenance,
        List.of(in.texts("inputs")),
        Trees.read(in.child("trees")),
        in.has("base/family") ? Models.read(in.child("base")) : null,
        Bounds.read(in));
  }

  @Override
  public void write(Archive out) {
    out.put("inputs", inputs.toArray(new String[0]));
    trees.write(out.child("trees"));
    if (base != null) {
      Models.write(base, out.child("base"));
    }
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
    LinkedHashSet<String> all = new LinkedHashSet<>(inputs);
    if (base != null) {
      all.addAll(base.inputs());
    }
    return List.copyOf(all);
  }

  @Override
  public int lookback() {
    return base == null ? 1 : base.lookback();
  }

  /** The trees. */
  public Trees trees() {
    return trees;
  }

  @Override
  public Predictor bind(List<String> columns) {
    return new Bound(
        FeatureRows.positions(columns, inputs), base == null ? null : base.bind(columns));
  }

  private final class Bound implements Predictor {
    private final int[] positions;
    private final @Nullable Predictor basePredictor;
    private final double[] x;

    private Bound(int[] positions, @Nullable Predictor basePredictor) {
      this.positions = positions;
      this.basePredictor = basePredictor;
      this.x = new double[positions.length];
    }

    /** The score of the trees; NaN where an input is. */
    private double score(FeatureRows rows, int row) {
      for (int j = 0; j < x.length; j++) {
        x[j] = rows.value(row, positions[j]);
        if (Double.isNaN(x[j])) {
          return Double.NaN;
        }
      }
      return padded.score(x);
    }

    @Override
    public double predict(FeatureRows rows, int row) {
      double score = score(rows, row);
      if (basePredictor == null) {
        return bounds.apply(StrictMath.exp(score));
      }
      double logBase = StrictMath.log(basePredictor.predict(rows, row));
      return bounds.apply(StrictMath.exp(logBase + score));
    }

    @Override
    public Explanation explain(FeatureRows rows, int row) {
      List<Explanation> evidence = new ArrayList<>();
      evidence.add(
          Explanation.input("sum of " + trees.size() + " leaves and bias", score(rows, row)));
      for (int j = 0; j < x.length; j++) {
        evidence.add(Explanation.input(inputs.get(j), rows.value(row, positions[j])));
      }
      List<Explanation> parts = new ArrayList<>();
      if (basePredictor != null) {
        parts.add(
            Explanation.of("ln base forecast", Operation.LOG, basePredictor.explain(rows, row)));
      }
      parts.add(Explanation.of("trees", Operation.FIRST, evidence));
      return bounds.explain(Explanation.of(family() + " forecast", Operation.EXP, parts));
    }
  }
}
