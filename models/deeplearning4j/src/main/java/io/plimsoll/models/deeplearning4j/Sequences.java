package io.plimsoll.models.deeplearning4j;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Model;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.network.NetworkModel;
import io.plimsoll.models.network.SequenceNetwork;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a network learns from: windows of standardised rows, oldest origin first, whatever block
 * they are from.
 *
 * <p>Windows overlap, so each row is kept once and a window is put together when it is asked for.
 */
final class Sequences {
  private final StandardizedRows[] blocks;
  private final NetworkModel.Window window;
  private final double targetSd;
  private final int[] block;
  private final int[] row;
  private final float[] y;

  private Sequences(
      StandardizedRows[] blocks,
      NetworkModel.Window window,
      double targetSd,
      int[] block,
      int[] row,
      float[] y) {
    this.blocks = blocks;
    this.window = window;
    this.targetSd = targetSd;
    this.block = block;
    this.row = row;
    this.y = y;
  }

  /**
   * The sequences of a set; origins whose window is not full or holds NaN are left out. The target
   * is the log residual over the base, centred, in units of {@link #targetSd}.
   */
  static Sequences of(
      TrainingSet set, Standardizer standardizer, NetworkModel.Window window, Model base) {
    TrainingMatrix matrix = TrainingMatrix.of(set, standardizer.names(), base);
    StandardizedRows[] blocks =
        set.blocks().stream()
            .map(block -> StandardizedRows.of(block, standardizer, window.rows()))
            .toArray(StandardizedRows[]::new);
    int[] order =
        IntStream.range(0, matrix.size())
            .filter(i -> blocks[matrix.block()[i]].holds(matrix.row()[i], window))
            .boxed()
            .sorted(
                Comparator.comparingLong(
                        (Integer i) -> blocks[matrix.block()[i]].asOfNanos(matrix.row()[i]))
                    .thenComparing(i -> i))
            .mapToInt(i -> i)
            .toArray();
    double[] target = matrix.size() == 0 ? new double[0] : matrix.centredTarget();
    double squares = 0;
    for (int i : order) {
      squares += target[i] * target[i];
    }
    double sd = squares > 0 ? Math.sqrt(squares / order.length) : 1;
    int[] block = new int[order.length];
    int[] row = new int[order.length];
    float[] y = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      block[i] = matrix.block()[order[i]];
      row[i] = matrix.row()[order[i]];
      y[i] = (float) (target[order[i]] / sd);
    }
    return new Sequences(blocks, window, sd, block, row, y);
  }

  /**
   * At most so many: every n-th of each block, counted back from the block's newest, for the least
   * n that is enough.
   */
  Sequences thinned(int most) {
    int[] ofBlock = new int[blocks.length];
    int[] newer = new int[size()];
    for (int i = size() - 1; i >= 0; i--) {
      newer[i] = ofBlock[block[i]]++;
    }
    int stride = 1;
    while (kept(ofBlock, stride) > most && stride < size()) {
      stride++;
    }
    int every = stride;
    return where(i -> newer[i] % every == 0);
  }

  private static long kept(int[] sizes, int stride) {
    return Arrays.stream(sizes).mapToLong(size -> (size + stride - 1L) / stride).sum();
  }

  /**
   * Origins to learn from and, newer than these, origins to be judged on.
   *
   * @param older no window of rows of the same block overlaps a label with the newest part
   */
  record Split(Sequences older, Sequences newest) {}

  /**
   * Holds out the newest share, all instruments from the same time on. Of each block as many rows
   * as a window spans are left out before it: labels of origins there reach into the held-out part.
   */
  Split split(double fraction, String family) {
    int held = (int) Math.ceil(size() * fraction);
    long from = asOfNanos(size() - held);
    int[] firstHeld = new int[blocks.length];
    Arrays.fill(firstHeld, Integer.MAX_VALUE);
    for (int i = size() - 1; i >= 0 && asOfNanos(i) >= from; i--) {
      firstHeld[block[i]] = row[i];
    }
    Sequences older =
        where(i -> asOfNanos(i) < from && row[i] < (long) firstHeld[block[i]] - window.rows());
    if (older.size() == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          family
              + " needs at least 1 training row more than "
              + window.rows()
              + " rows before the newest "
              + held
              + " of "
              + size()
              + ", which are held out");
    }
    return new Split(older, where(i -> asOfNanos(i) >= from));
  }

  private Sequences where(IntPredicate kept) {
    int[] chosen = IntStream.range(0, size()).filter(kept).toArray();
    float[] chosenY = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      chosenY[i] = y[chosen[i]];
    }
    return new Sequences(
        blocks,
        window,
        targetSd,
        Arrays.stream(chosen).map(i -> block[i]).toArray(),
        Arrays.stream(chosen).map(i -> row[i]).toArray(),
        chosenY);
  }

  /** Throws INVALID_INPUT where there are fewer than {@code least}. */
  Sequences requireSize(int least, String family) {
    if (y.length < least) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          family
              + " needs at least "
              + least
              + " training rows whose whole window is there, had "
              + y.length);
    }
    return this;
  }

  /** What the network gives for each. */
  double[] outputs(SequenceNetwork network) {
    SequenceNetwork.Run run = network.run();
    double[] x = new double[inputs()];
    double[] outputs = new double[size()];
    for (int i = 0; i < outputs.length; i++) {
      run.reset();
      for (int step = 0; step < window.steps(); step++) {
        blocks[block[i]].widen(rowOf(i, step), x);
        run.step(x);
      }
      outputs[i] = run.output();
    }
    return outputs;
  }

  /** The window of sequence {@code i}, step by step, into {@code x}. */
  void copy(int i, float[] x, int to) {
    for (int step = 0; step < window.steps(); step++) {
      blocks[block[i]].copy(rowOf(i, step), x, to + step * inputs());
    }
  }

  private int rowOf(int i, int step) {
    return row[i] - (window.steps() - 1 - step) * window.stepRows();
  }

  /** The standardised log residual of sequence {@code i}. */
  float y(int i) {
    return y[i];
  }

  /** As of when its origin was known. */
  long asOfNanos(int i) {
    return blocks[block[i]].asOfNanos(row[i]);
  }

  /** What one unit of {@link #y} is. */
  double targetSd() {
    return targetSd;
  }

  /** How many inputs a step has. */
  int inputs() {
    return blocks[0].inputs();
  }

  /** How many numbers a window has. */
  int width() {
    return window.steps() * inputs();
  }

  int size() {
    return y.length;
  }
}
