package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.network.TcnWeights;

/**
 * A temporal convolutional network that Deeplearning4j itself runs over a sequence, beside its
 * weights in our form: for parity checks and benchmarks. Native memory, so close it; one thread at
 * a time.
 */
public final class NativeTcn implements AutoCloseable {
  private final TcnNetwork network;
  private final TcnWeights weights;
  private final float[] sequence;

  private NativeTcn(TcnNetwork network) {
    this.network = network;
    this.weights = network.export();
    this.sequence = new float[weights.steps() * weights.inputs()];
  }

  /** A network with fresh weights. */
  public static NativeTcn create(int inputs, int channels, int blocks, long seed) {
    return new NativeTcn(
        new TcnNetwork(inputs, channels, blocks, TrainingSettings.defaults(), seed));
  }

  /** The same weights for our own forward pass. */
  public TcnWeights weights() {
    return weights;
  }

  /** The output after as many rows as the network takes steps, from {@code first} on. */
  public double output(double[][] rows, int first) {
    int inputs = weights.inputs();
    for (int i = 0; i < sequence.length; i++) {
      sequence[i] = (float) rows[first + i / inputs][i % inputs];
    }
    return network.output(sequence, 1)[0];
  }

  @Override
  public void close() {
    network.close();
  }
}
