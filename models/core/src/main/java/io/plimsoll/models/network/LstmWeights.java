package io.plimsoll.models.network;

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
 * <b>Reference</b>: Hochreiter and Schmidhuber (1997); Gers, Schmidhuber and Cummins (2000) for the
 * forget gate.
 */
public final class LstmWeights {
  private final int inputs;
  private final int units;
  private final double[] input;
  private final double[] recurrent;
  private final double[] bias;
  private final double[] head;
  private final double headBias;

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
    this(
        inputs,
        units,
        new double[][] {widen(input), widen(recurrent), widen(bias), widen(head)},
        headBias);
  }

  private LstmWeights(int inputs, int units, double[][] arrays, double headBias) {
    this.inputs = inputs;
    this.units = units;
    this.input = checked(arrays[0], inputs * 4 * units, "input");
    this.recurrent = checked(arrays[1], units * 4 * units, "recurrent");
    this.bias = checked(arrays[2], 4 * units, "bias");
    this.head = checked(arrays[3], units, "head");
    this.headBias = headBias;
    if (inputs < 1 || units < 1 || !Double.isFinite(headBias)) {
      throw new IllegalArgumentException(
          "expected positive inputs and units and a finite head bias, had "
              + inputs
              + ", "
              + units
              + ", "
              + headBias);
    }
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static double[] checked(double[] values, int length, String name) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " must hold " + length + " weights, held " + values.length);
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(name + " must hold finite weights, held " + value);
      }
    }
    return values;
  }

  /** How many inputs a step has. */
  public int inputs() {
    return inputs;
  }

  /** How many units the layer has. */
  public int units() {
    return units;
  }

  /** What one sequence after another is run in; one thread at a time. */
  public Run run() {
    return new Run();
  }

  /**
   * The state of one sequence. <b>Cost</b> of a step: {@code 4·units·(inputs + units)}
   * multiplications, no allocation.
   */
  public final class Run {
    private final double[] h = new double[units];
    private final double[] c = new double[units];
    private final double[] z = new double[4 * units];

    private Run() {}

    /** Forgets the sequence so far. */
    public void reset() {
      Arrays.fill(h, 0);
      Arrays.fill(c, 0);
    }

    /** Takes the next inputs. */
    public void step(double[] x) {
      int width = z.length;
      System.arraycopy(bias, 0, z, 0, width);
      for (int i = 0; i < inputs; i++) {
        add(x[i], input, i * width);
      }
      for (int k = 0; k < units; k++) {
        add(h[k], recurrent, k * width);
      }
      for (int k = 0; k < units; k++) {
        double forget = logistic(z[units + k]);
        double out = logistic(z[2 * units + k]);
        double in = logistic(z[3 * units + k]);
        c[k] = forget * c[k] + in * StrictMath.tanh(z[k]);
        h[k] = out * StrictMath.tanh(c[k]);
      }
    }

    private void add(double factor, double[] weights, int from) {
      for (int k = 0; k < z.length; k++) {
        z[k] += factor * weights[from + k];
      }
    }

    /** The head's output after the last step. */
    public double output() {
      double sum = headBias;
      for (int k = 0; k < units; k++) {
        sum += head[k] * h[k];
      }
      return sum;
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  void write(Archive out) {
    out.put("shape", inputs, units);
    out.put("input", input);
    out.put("recurrent", recurrent);
    out.put("bias", bias);
    out.put("head", head);
    out.put("head-bias", headBias);
  }

  static LstmWeights read(Archive in) {
    int[] shape = in.ints("shape");
    return new LstmWeights(
        shape[0],
        shape[1],
        new double[][] {
          in.numbers("input"), in.numbers("recurrent"), in.numbers("bias"), in.numbers("head")
        },
        in.number("head-bias"));
  }
}
