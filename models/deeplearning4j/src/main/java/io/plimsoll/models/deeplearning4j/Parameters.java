package io.plimsoll.models.deeplearning4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads the parameters of a network. */
final class Parameters {
  private Parameters() {}

  /**
   * Row by row; a copy, because parameters are views in column order and a bias has one dimension
   * only.
   */
  static float[] rows(INDArray parameter) {
    try (INDArray copy = parameter.dup('c')) {
      return copy.data().asFloat();
    }
  }
}
