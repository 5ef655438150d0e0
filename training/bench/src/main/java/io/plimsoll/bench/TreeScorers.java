package io.plimsoll.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.tree.PaddedTrees;
import io.plimsoll.models.tree.TreeLibrary;
import io.plimsoll.models.tree.Trees;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;

/** Trees that one library grew, scored in several ways; what the ways give is compared first. */
final class TreeScorers implements AutoCloseable {
  static final int TREES = 300;
  static final int DEPTH = 6;
  static final int FEATURES = 40;

  /** Of single precision: ONNX Runtime adds some 300 floats of size 0.1. */
  private static final double SINGLE = 1e-5;

  /** Of double precision, where only the order of the sum differs. */
  private static final double DOUBLE = 1e-12;

  private static final int GROWN_ON = 4_000;

  private final TreeLibrary.Grown grown;

  TreeScorers(TreeLibrary.Grown grown) {
    this.grown = grown;
  }

  /** One row's score. */
  interface Scorer extends AutoCloseable {
    double score(double[] x);

    @Override
    default void close() {}
  }

  /** The libraries that are there, by name. */
  static List<TreeLibrary> libraries() {
    return ServiceLoader.load(TreeLibrary.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** Trees of a library, named by the start of its name. */
  static TreeScorers grow(String library) {
    TreeLibrary found =
        libraries().stream()
            .filter(candidate -> candidate.name().startsWith(library))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no library named " + library + " is there"));
    double[][] x = rows(GROWN_ON, 1);
    double[] y = new double[GROWN_ON];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < FEATURES; j++) {
        y[i] += Math.sin(x[i][j] + j) / (1 + j % 7);
      }
      y[i] += random.nextGaussian();
    }
    return new TreeScorers(found.grow(x, y, TREES, DEPTH, 3));
  }

  /** Rows of numbers that single precision holds, so that no library takes another path. */
  static double[][] rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[count][FEATURES];
    for (double[] row : x) {
      for (int j = 0; j < FEATURES; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return x;
  }

  Trees trees() {
    return grown.trees();
  }

  /** A way to score, after its scores of some rows were compared with those of the reference. */
  Scorer scorer(String way) {
    Scorer scorer =
        switch (way) {
          case "padded" -> PaddedTrees.of(trees())::score;
          case "walk" -> trees()::score;
          case "own" -> grown::score;
          case "onnx" -> onnx();
          default -> throw new IllegalArgumentException("no way named '" + way + "'");
        };
    compare(way, scorer);
    return scorer;
  }

  /** Throws if a way does not give the scores of the reference: the times would compare nothing. */
  void compare(String way, Scorer scorer) {
    double tolerance =
        switch (way) {
          case "onnx" -> SINGLE;
          case "own" -> DOUBLE;
          default -> 0;
        };
    for (double[] x : rows(2_000, 5)) {
      double ours = trees().score(x);
      double theirs = scorer.score(x);
      if (!(Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(ours)))) {
        throw new PlimsollException(
            ErrorCode.INTERNAL, "'" + way + "' scores " + theirs + ", the reference " + ours);
      }
    }
  }

  private Scorer onnx() {
    try {
      return new OnnxScorer(OnnxModel.of(trees(), FEATURES));
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    grown.close();
  }

  private static PlimsollException failed(OrtException cause) {
    return new PlimsollException(
        ErrorCode.INTERNAL, "ONNX Runtime failed: " + cause.getMessage(), cause);
  }

  /** ONNX Runtime at its fastest from Java: one thread, input and output tensors used again. */
  private static final class OnnxScorer implements Scorer {
    private final OrtSession session;
    private final FloatBuffer in;
    private final FloatBuffer out;
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    private OnnxScorer(byte[] model) throws OrtException {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = environment.createSession(model, options);
      }
      in = floats(FEATURES);
      out = floats(1);
      input = OnnxTensor.createTensor(environment, in, new long[] {1, FEATURES});
      output = OnnxTensor.createTensor(environment, out, new long[] {1, 1});
      inputs = Map.of(OnnxModel.INPUT, input);
      outputs = Map.of(session.getOutputNames().iterator().next(), output);
    }

    private static FloatBuffer floats(int count) {
      return ByteBuffer.allocateDirect(Float.BYTES * count)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    }

    @Override
    public double score(double[] x) {
      for (int j = 0; j < FEATURES; j++) {
        in.put(j, (float) x[j]);
      }
      try (OrtSession.Result unused = session.run(inputs, outputs)) {
        return out.get(0);
      } catch (OrtException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      input.close();
      output.close();
      try {
        session.close();
      } catch (OrtException e) {
        throw failed(e);
      }
    }
  }
}
