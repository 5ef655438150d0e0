package io.plimsoll.models.network;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;

/** A network that turns a sequence of input vectors into one number. Immutable and thread-safe. */
public sealed interface SequenceNetwork permits LstmWeights, TcnWeights {

  /** How many inputs a step has. */
  int inputs();

  /** Throws IllegalArgumentException where it cannot run over sequences of this many steps. */
  void requireSteps(int steps);

  /** What one sequence after another is run in; one thread at a time. */
  Run run();

  /** The state of one sequence. No method allocates. */
  interface Run {

    /** Forgets the sequence so far. */
    void reset();

    /** Takes the next inputs, {@link SequenceNetwork#inputs} of them. */
    void step(double[] x);

    /** The output after the steps so far; NaN where the network needs more of them. */
    double output();
  }

  /** Stores everything. */
  void write(Archive out);

  /** Reads what {@link #write} stored. */
  static SequenceNetwork read(Archive in) {
    String kind = in.text("kind");
    return switch (kind) {
      case LstmWeights.KIND -> LstmWeights.read(in);
      case TcnWeights.KIND -> TcnWeights.read(in);
      default ->
          throw new PlimsollException(
              ErrorCode.CORRUPT_DATA, "no reader for a network of kind '" + kind + "'");
    };
  }
}
