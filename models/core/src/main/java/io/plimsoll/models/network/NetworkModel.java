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
 * Networks over the last rows that correct another model's forecast: one, or several of one shape
 * that were trained from different seeds.
 *
 * <p>Formula: {@code exp(ln base + shift + scale·output)}, then {@link Bounds}; {@code output} is
 * the mean of the networks' outputs after the {@link Window} of standardised inputs that ends with
 * the row. Networks whose output is zero are their base up to the shift.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: positive, within the bounds;
 * NaN where any input in the window is NaN or the window is not full.
 */
public final class NetworkModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "network";

  /** The shape of release 0.1.0: one LSTM over consecutive rows. */
  public static final String LSTM_FORMAT = "lstm";

  private final Provenance provenance;
  private final Standardizer inputs;
  private final Window window;
  private final List<SequenceNetwork> networks;
  private final Output output;
  private final Model base;
  private final Bounds bounds;

  /**
   * Which rows a sequence takes: every {@code stepRows}-th one, backwards from the origin.
   *
   * @param steps rows a sequence has, at least 1
   * @param stepRows how many rows apart they are, at least 1
   */
  public record Window(int steps, int stepRows) {
    public Window {
      Checks.positive(steps, "steps");
      Checks.positive(stepRows, "stepRows");
      Checks.inRange((double) steps * stepRows, 1, Integer.MAX_VALUE, "steps times stepRows");
    }

    /** How many rows lie between the first one and the last, both included. */
    public int rows() {
      return (steps - 1) * stepRows + 1;
    }
  }

  /**
   * How the mean output becomes a log residual.
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
   * @param networks at least one, all with one input for each of the standardised ones
   */
  public NetworkModel(
      Provenance provenance,
      Standardizer inputs,
      Window window,
      List<SequenceNetwork> networks,
      Output output,
      Model base,
      Bounds bounds) {
    this.provenance = provenance;
    this.inputs = inputs;
    this.window = window;
    this.networks = List.copyOf(networks);
    this.output = output;
    this.base = base;
    this.bounds = bounds;
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("networks must hold at least one network");
    }
    for (SequenceNetwork network : networks) {
      if (network.inputs() != inputs.names().size()) {
        throw new IllegalArgumentException(
            "the network takes " + network.inputs() + " inputs, there are " + inputs.names());
      }
      network.requireSteps(window.steps());
    }
  }

  /** Reads what {@link #write} stored. */
  public static NetworkModel read(Archive in, Provenance provenance) {
    int[] window = in.ints("window");
    List<SequenceNetwork> networks = new ArrayList<>();
    for (int i = 0; i < in.integer("networks"); i++) {
      networks.add(SequenceNetwork.read(in.child("network-" + i)));
    }
    return read(in, provenance, new Window(window[0], window[1]), networks);
  }

  /** Reads what release 0.1.0 stored under {@link #LSTM_FORMAT}; it predicts the same bits. */
  public static NetworkModel readLstm(Archive in, Provenance provenance) {
    return read(
        in,
        provenance,
        new Window(in.integer("lookback"), 1),
        List.of(LstmWeights.read(in.child("weights"))));
  }

  private static NetworkModel read(
      Archive in, Provenance provenance, Window window, List<SequenceNetwork> networks) {
    double[] output = in.numbers("output");
    return new NetworkModel(
        provenance,
        Standardizer.read(in.child("inputs")),
        window,
        networks,
        new Output(output[0], output[1]),
        Models.read(in.child("base")),
        Bounds.read(in));
  }

  @Override
  public void write(Archive out) {
    inputs.write(out.child("inputs"));
    out.put("window", window.steps(), window.stepRows());
    out.put("networks", networks.size());
    for (int i = 0; i < networks.size(); i++) {
      networks.get(i).write(out.child("network-" + i));
    }
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
    return Math.max(window.rows(), base.lookback());
  }

  @Override
  public Predictor bind(List<String> columns) {
    return new Bound(FeatureRows.positions(columns, inputs.names()), base.bind(columns));
  }

  private final class Bound implements Predictor {
    private final int[] positions;
    private final Predictor basePredictor;
    private final SequenceNetwork.Run[] runs =
        networks.stream().map(SequenceNetwork::run).toArray(SequenceNetwork.Run[]::new);
    private final double[] x;

    private Bound(int[] positions, Predictor basePredictor) {
      this.positions = positions;
      this.basePredictor = basePredictor;
      this.x = new double[positions.length];
    }

    /** The mean output; NaN where the window is not full or holds NaN. */
    private double output(FeatureRows rows, int row) {
      int first = row - window.rows() + 1;
      if (first < 0) {
        return Double.NaN;
      }
      for (SequenceNetwork.Run run : runs) {
        run.reset();
      }
      for (int r = first; r <= row; r += window.stepRows()) {
        for (int j = 0; j < x.length; j++) {
          x[j] = inputs.apply(j, rows.value(r, positions[j]));
          if (Double.isNaN(x[j])) {
            return Double.NaN;
          }
        }
        for (SequenceNetwork.Run run : runs) {
          run.step(x);
        }
      }
      double sum = 0;
      for (SequenceNetwork.Run run : runs) {
        sum += run.output();
      }
      return sum / runs.length;
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
          Explanation.input(
              "mean output of " + runs.length + " networks over " + window.steps() + " rows",
              output(rows, row)));
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
