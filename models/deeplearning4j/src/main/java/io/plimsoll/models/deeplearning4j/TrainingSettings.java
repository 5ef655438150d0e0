package io.plimsoll.models.deeplearning4j;

import io.plimsoll.datasets.Checks;

/**
 * How networks are trained, whatever their shape.
 *
 * @param seeds how many networks are trained, each from weights and an order of its own; the
 *     forecast uses the mean of their outputs; 1 to 64
 * @param mostEpochs at least 1
 * @param patience epochs without a better validation loss after which training ends, at least 1
 * @param batch origins a step of Adam sees, at least 1
 * @param learningRate in (0, 1]
 * @param l2 ridge on the weights, zero or more
 * @param validationFraction share of the origins, the newest, that are held out, in [0.01, 0.5]
 * @param mostSequences at least 100; with more origins than this every n-th one of each instrument
 *     is taken, counted back from its newest, for the least n that is enough
 */
public record TrainingSettings(
    int seeds,
    int mostEpochs,
    int patience,
    int batch,
    double learningRate,
    double l2,
    double validationFraction,
    int mostSequences) {
  public TrainingSettings {
    Checks.inRange(seeds, 1, 64, "seeds");
    Checks.positive(mostEpochs, "mostEpochs");
    Checks.positive(patience, "patience");
    Checks.positive(batch, "batch");
    Checks.inRange(learningRate, 1e-9, 1, "learningRate");
    Checks.notNegative(l2, "l2");
    Checks.inRange(validationFraction, 0.01, 0.5, "validationFraction");
    Checks.inRange(mostSequences, ResidualFit.LEAST_SEQUENCES, Integer.MAX_VALUE, "mostSequences");
  }

  /**
   * The defaults: under half a minute for tens of thousands of origins whose labels overlap; a
   * batch of 256 takes half as long again.
   */
  public static TrainingSettings defaults() {
    return new TrainingSettings(3, 12, 3, 512, 0.01, 1e-3, 0.2, 20_000);
  }
}
