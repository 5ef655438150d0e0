package io.plimsoll.models.network;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Model;
import io.plimsoll.models.Models;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * An LSTM over the last rows that corrects another model's forecast.
 *
 * <p>Formula: {@code exp(ln base + shift + scale·output)}, then {@link Bounds}; {@code output} is
 * the head of {@link LstmWeights} after the last {@code lookback} rows of standardised inputs. A
 * network whose output is zero is its base up to the shift.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: positive, within the bounds;
 * NaN where any input in the window is NaN or the window is not full.
 */
public final class LstmModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "lstm";

  private final Provenance provenance;
  private final Standardizer inputs;
  private final int lookback;
  private final LstmWeights weights;
  private final Output output;
  private final Model base;
  private final Bounds bounds;

  /**
   * How the head's output becomes a log residual.
   *
   * @param shift what is added: the mean of the training target and the retransformation term
   * @param scale what the head is multiplied with: the standard deviation of the training target
   */
  public record Output(double shift, double scale) {
    public Output {
      Checks.finite(shift, "shift");
      Checks.finite(scale, "scale");
    }
  }

  /**
   * A model; its family is the provenance's.
   *
   * @param lookback rows a sequence has, at least 1
   */
  public LstmModel(
      Provenance provenance,
      Standardizer inputs,
      int lookback,
      LstmWeights weights,
      Output output,
      Model base,
      Bounds bounds) {
    this.provenance = provenance;
    this.inputs = inputs;
    this.lookback = Math.toIntExact(Checks.positive(lookback, "lookback"));
    this.weights = weights;
    this.output = output;
    this.base = base;
    this.bounds = bounds;
    if (weights.inputs() != inputs.names().size()) {
      throw new IllegalArgumentException(
          "the network takes " + weights.inputs() + " inputs, there are " + inputs.names());
    }
  }

  /** Reads what {@link #write} stored. */
  public static LstmModel read(Archive in, Provenance provenance) {
    double[] output = in.numbers("output");
    return new LstmModel(
        provenance,
        Standardizer.read(in.child("inputs")),
        in.integer("lookback"),
        LstmWeights.read(in.child("weights")),
        new Output(output[0], output[1]),
        Models.read(in.child("base")),
        Bounds.read(in));
  }

  @Override
  public void write(Archive out) {
    inputs.write(out.child("inputs"));
    out.put("lookback", lookback);
    weights.write(out.child("weights"));
    out.put("output", output.shift(), output.scale());
    Models.write(base, out.child("base"));
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
    LinkedHashSet<String> all = new LinkedHashSet<>(inputs.names());
    all.addAll(base.inputs());
    return List.copyOf(all);
  }

  @Override
  public int lookback() {
    return Math.max(lookback, base.lookback());
  }

  @Override
  public Predictor bind(List<String> columns) {
    return new Bound(FeatureRows.positions(columns, inputs.names()), base.bind(columns));
  }

  private final class Bound implements Predictor {
    private final int[] positions;
    private final Predictor basePredictor;
    private final LstmWeights.Run run = weights.run();
    private final double[] x;

    private Bound(int[] positions, Predictor basePredictor) {
      this.positions = positions;
      this.basePredictor = basePredictor;
      this.x = new double[positions.length];
    }

    /** The head's output; NaN where the window is not full or holds NaN. */
    private double output(FeatureRows rows, int row) {
      if (row + 1 < lookback) {
        return Double.NaN;
      }
      run.reset();
      for (int r = row - lookback + 1; r <= row; r++) {
        for (int j = 0; j < x.length; j++) {
          x[j] = inputs.apply(j, rows.value(r, positions[j]));
          if (Double.isNaN(x[j])) {
            return Double.NaN;
          }
        }
        run.step(x);
      }
      return run.output();
    }

    @Override
    public double predict(FeatureRows rows, int row) {
      double logBase = StrictMath.log(basePredictor.predict(rows, row));
      double correction = output.scale() * output(rows, row);
      return bounds.apply(StrictMath.exp(logBase + output.shift() + correction));
    }

    @Override
    public Explanation explain(FeatureRows rows, int row) {
      List<Explanation> evidence = new ArrayList<>();
      evidence.add(
          Explanation.input("network output over " + lookback + " rows", output(rows, row)));
      for (int j = 0; j < x.length; j++) {
        evidence.add(Explanation.input(inputs.names().get(j), rows.value(row, positions[j])));
      }
      Explanation correction =
          Explanation.of(
              "correction",
              Operation.PRODUCT,
              Explanation.input("scale", output.scale()),
              Explanation.of("network", Operation.FIRST, evidence));
      return bounds.explain(
          Explanation.of(
              family() + " forecast",
              Operation.EXP,
              Explanation.of("ln base forecast", Operation.LOG, basePredictor.explain(rows, row)),
              Explanation.input("shift", output.shift()),
              correction));
    }
  }
}
