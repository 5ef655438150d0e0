package io.plimsoll.models.network;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;

/**
 * The weights of one LSTM layer with a linear head, trained in single precision and run in double.
 *
 * <p>Each matrix has one row a source (an input, a unit) and four blocks of {@code units} columns:
 * candidate (tanh), forget, output and input gate (logistic). This is the order in which
 * Deeplearning4j exports {@code W}, {@code RW} and {@code b}.
 *
 * <p>Step: {@code z = b + xW + hR}; {@code c' = σ(z_forget)·c + σ(z_input)·tanh(z_candidate)};
 * {@code h' = σ(z_output)·tanh(c')}; output {@code headBias + head·h} after the last step.
 *
 * <p><b>Cost</b> of a step: {@code 4·units·(inputs + units)} multiplications and {@code 5·units}
 * squashings, no allocation. <b>Error</b>: the squashings are rational functions within 2e-9 of the
 * true ones; single-precision training leaves about 1e-6.
 *
 * <p><b>Reference</b>: Hochreiter and Schmidhuber (1997); Gers, Schmidhuber and Cummins (2000) for
 * the forget gate.
 */
public final class LstmWeights implements SequenceNetwork {
  static final String KIND = "lstm";

  private final int inputs;
  private final int units;
  private final float[] input;
  private final float[] recurrent;
  private final float[] bias;
  private final float[] head;
  private final float headBias;
  private final Squash squash;

  /**
   * Weights as exported, row by row.
   *
   * @param input {@code inputs × 4·units}
   * @param recurrent {@code units × 4·units}
   * @param bias {@code 4·units}
   * @param head {@code units}
   */
  public LstmWeights(
      int inputs,
      int units,
      float[] input,
      float[] recurrent,
      float[] bias,
      float[] head,
      float headBias) {
    this(inputs, units, new float[][] {input, recurrent, bias, head}, headBias, Squash.RATIONAL);
  }

  /** Weights with the way the squashing functions are computed. */
  LstmWeights(int inputs, int units, float[][] arrays, float headBias, Squash squash) {
    this.inputs = Math.toIntExact(Checks.positive(inputs, "inputs"));
    this.units = Math.toIntExact(Checks.positive(units, "units"));
    this.input = Weights.checked(arrays[0], inputs * 4 * units, "input");
    this.recurrent = Weights.checked(arrays[1], units * 4 * units, "recurrent");
    this.bias = Weights.checked(arrays[2], 4 * units, "bias");
    this.head = Weights.checked(arrays[3], units, "head");
    this.headBias = Weights.checked(headBias, "headBias");
    this.squash = squash;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  /** How many units the layer has. */
  public int units() {
    return units;
  }

  @Override
  public void requireSteps(int steps) {
    Checks.positive(steps, "steps");
  }

  @Override
  public Run run() {
    return new LstmRun();
  }

  private final class LstmRun implements Run {
    private final double[] h = new double[units];
    private final double[] c = new double[units];
    private final double[] z = new double[4 * units];

    @Override
    public void reset() {
      Arrays.fill(h, 0);
      Arrays.fill(c, 0);
    }

    @Override
    public void step(double[] x) {
      Weights.set(bias, z);
      Weights.add(x, 0, inputs, input, z);
      Weights.add(h, 0, units, recurrent, z);
      squash.tanh(z, 0, units);
      squash.logistic(z, units, 4 * units);
      for (int k = 0; k < units; k++) {
        c[k] = z[units + k] * c[k] + z[3 * units + k] * z[k];
      }
      System.arraycopy(c, 0, h, 0, units);
      squash.tanh(h, 0, units);
      for (int k = 0; k < units; k++) {
        h[k] *= z[2 * units + k];
      }
    }

    @Override
    public double output() {
      return Weights.dot(headBias, h, head);
    }
  }

  @Override
  public void write(Archive out) {
    out.put("kind", KIND);
    squash.write(out);
    out.put("shape", inputs, units);
    out.put("input", Weights.widen(input));
    out.put("recurrent", Weights.widen(recurrent));
    out.put("bias", Weights.widen(bias));
    out.put("head", Weights.widen(head));
    out.put("head-bias", (double) headBias);
  }

  static LstmWeights read(Archive in) {
    int[] shape = in.ints("shape");
    float[][] arrays = {
      Weights.narrow(in.numbers("input"), "input"),
      Weights.narrow(in.numbers("recurrent"), "recurrent"),
      Weights.narrow(in.numbers("bias"), "bias"),
      Weights.narrow(in.numbers("head"), "head")
    };
    float headBias = Weights.narrow(in.number("head-bias"), "head-bias");
    return new LstmWeights(shape[0], shape[1], arrays, headBias, Squash.read(in));
  }
}
