package io.plimsoll.models.network;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a temporal convolutional network: residual blocks of causal convolutions with two
 * taps and dilations 1, 2, 4, …, and a linear head on the last step.
 *
 * <p>Block {@code l} (from 0): {@code y_t = tanh(b + x_{t−2^l}·W_earlier + x_t·W_now) + skip(x_t)};
 * the skip is a linear projection in the first block and the identity in the others. The output at
 * {@code t} is {@code headBias + head·y_t} of the last block; it depends on the last {@code
 * 2^blocks} inputs and on nothing after {@code t}.
 *
 * <p>Only the last output is wanted, and it needs only every second output of the first block,
 * every fourth of the second, and so on: a binary tree over the sequence, in which every block
 * joins neighbours. That is what a step walks up, as far as its inputs are complete; and since a
 * block is then a dense layer over two neighbours, no padding and no dilation is needed to train
 * it, so causality does not rest on the training library.
 *
 * <p><b>Cost</b> of a sequence: {@code 2^blocks} times about {@code channels·(1.5·inputs +
 * channels)} multiplications, no allocation. <b>Error</b>: as {@link LstmWeights}.
 *
 * <p><b>Reference</b>: van den Oord et al. (2016), WaveNet (two taps, dilations that double); Bai,
 * Kolter and Koltun (2018), An empirical evaluation of generic convolutional and recurrent networks
 * for sequence modeling (residual blocks).
 */
public final class TcnWeights implements SequenceNetwork {
  /** Most blocks a network may have: 4096 steps. */
  public static final int MOST_BLOCKS = 12;

  static final String KIND = "tcn";

  private final int inputs;
  private final int channels;
  private final List<Block> blocks;
  private final float[] skip;
  private final float[] skipBias;
  private final float[] head;
  private final float headBias;

  /**
   * One convolution, row by row.
   *
   * @param kernel {@code 2·width × channels}: the rows of the earlier tap, then those of the later
   *     one; {@code width} is the number of inputs in the first block and of channels in the others
   * @param bias {@code channels}
   */
  public record Block(float[] kernel, float[] bias) {}

  /**
   * Weights as exported, row by row.
   *
   * @param blocks the first one sees the inputs; at least one, at most {@link #MOST_BLOCKS}
   * @param skip {@code inputs × channels}: what the first block adds to its convolution
   * @param skipBias {@code channels}
   * @param head {@code channels}
   */
  public TcnWeights(
      int inputs,
      int channels,
      List<Block> blocks,
      float[] skip,
      float[] skipBias,
      float[] head,
      float headBias) {
    this.inputs = Math.toIntExact(Checks.positive(inputs, "inputs"));
    this.channels = Math.toIntExact(Checks.positive(channels, "channels"));
    Checks.inRange(blocks.size(), 1, MOST_BLOCKS, "number of blocks");
    List<Block> copies = new ArrayList<>();
    for (Block block : blocks) {
      int width = copies.isEmpty() ? inputs : channels;
      copies.add(
          new Block(
              Weights.checked(block.kernel(), 2 * width * channels, "kernel"),
              Weights.checked(block.bias(), channels, "bias")));
    }
    this.blocks = List.copyOf(copies);
    this.skip = Weights.checked(skip, inputs * channels, "skip");
    this.skipBias = Weights.checked(skipBias, channels, "skipBias");
    this.head = Weights.checked(head, channels, "head");
    this.headBias = Weights.checked(headBias, "headBias");
  }

  @Override
  public int inputs() {
    return inputs;
  }

  /** How many channels a block has. */
  public int channels() {
    return channels;
  }

  /** How many steps the output depends on: two to the number of blocks. */
  public int steps() {
    return 1 << blocks.size();
  }

  @Override
  public void requireSteps(int steps) {
    if (steps != steps()) {
      throw new IllegalArgumentException(
          "a network of " + blocks.size() + " blocks takes " + steps() + " steps, not " + steps);
    }
  }

  @Override
  public Run run() {
    return new TcnRun();
  }

  private final class TcnRun implements Run {
    private final double[][] pairs = new double[blocks.size()][];
    private final double[] z = new double[channels];
    private final double[] sum = new double[channels];
    private int count;

    private TcnRun() {
      for (int block = 0; block < pairs.length; block++) {
        pairs[block] = new double[2 * (block == 0 ? inputs : channels)];
      }
    }

    @Override
    public void reset() {
      count = 0;
    }

    @Override
    public void step(double[] x) {
      if (count == steps()) {
        throw new IllegalStateException("the network takes " + count + " steps, this is one more");
      }
      System.arraycopy(x, 0, pairs[0], (count & 1) * inputs, inputs);
      count++;
      for (int block = 0; block < pairs.length && ((count >> block) & 1) == 0; block++) {
        join(block);
        if (block + 1 < pairs.length) {
          int slot = ((count >> (block + 1)) - 1) & 1;
          System.arraycopy(sum, 0, pairs[block + 1], slot * channels, channels);
        }
      }
    }

    /** The output of a block whose pair is complete, into {@link #sum}. */
    private void join(int index) {
      Block block = blocks.get(index);
      double[] pair = pairs[index];
      Weights.set(block.bias(), z);
      Weights.add(pair, 0, pair.length, block.kernel(), z);
      Squash.RATIONAL.tanh(z, 0, channels);
      if (index == 0) {
        Weights.set(skipBias, sum);
        Weights.add(pair, inputs, inputs, skip, sum);
      } else {
        System.arraycopy(pair, channels, sum, 0, channels);
      }
      for (int k = 0; k < channels; k++) {
        sum[k] += z[k];
      }
    }

    @Override
    public double output() {
      return count == steps() ? Weights.dot(headBias, sum, head) : Double.NaN;
    }
  }

  @Override
  public void write(Archive out) {
    out.put("kind", KIND);
    out.put("shape", inputs, channels, blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      out.put("kernel-" + i, Weights.widen(blocks.get(i).kernel()));
      out.put("bias-" + i, Weights.widen(blocks.get(i).bias()));
    }
    out.put("skip", Weights.widen(skip));
    out.put("skip-bias", Weights.widen(skipBias));
    out.put("head", Weights.widen(head));
    out.put("head-bias", (double) headBias);
  }

  static TcnWeights read(Archive in) {
    int[] shape = in.ints("shape");
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < shape[2]; i++) {
      blocks.add(new Block(array(in, "kernel-" + i), array(in, "bias-" + i)));
    }
    return new TcnWeights(
        shape[0],
        shape[1],
        blocks,
        array(in, "skip"),
        array(in, "skip-bias"),
        array(in, "head"),
        Weights.narrow(in.number("head-bias"), "head-bias"));
  }

  private static float[] array(Archive in, String key) {
    return Weights.narrow(in.numbers(key), key);
  }
}
