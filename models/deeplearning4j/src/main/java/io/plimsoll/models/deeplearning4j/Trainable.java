package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.network.SequenceNetwork;

/** A network in training: Deeplearning4j inside, our own form of its weights outside. */
interface Trainable extends AutoCloseable {

  /**
   * One step of the optimiser.
   *
   * @param x origin by origin, step by step, input by input
   * @param y one target an origin
   */
  void fit(float[] x, float[] y);

  /** The weights as they are now. */
  SequenceNetwork export();

  @Override
  void close();

  /** Makes networks of one shape. */
  @FunctionalInterface
  interface Factory {

    /** A network with fresh weights that depend on the seed only. */
    Trainable create(int inputs, long seed);
  }
}
