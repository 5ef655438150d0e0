package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.network.SequenceNetwork;
import java.util.SplittableRandom;

/** Random sequences with a target that a network can learn. */
record ParityData(int sequences, int steps, int inputs, float[] x, float[] y) {

  static ParityData of(int sequences, int steps, int inputs) {
    SplittableRandom random = new SplittableRandom(17);
    float[] x = new float[sequences * steps * inputs];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.clamp(2 * random.nextGaussian(), -5, 5);
    }
    float[] y = new float[sequences];
    for (int i = 0; i < sequences; i++) {
      int last = ((i + 1) * steps - 1) * inputs;
      y[i] = x[last] - x[last - inputs + 1] * x[last - 3 * inputs + 2] / 5;
    }
    return new ParityData(sequences, steps, inputs, x, y);
  }

  /** Steps of the optimiser that move the weights well away from where they began. */
  void train(Trainable network) {
    for (int step = 0; step < 8; step++) {
      network.fit(x, y);
    }
  }

  /** The largest difference between what the library gave and our forward pass over its weights. */
  double worst(float[] theirs, SequenceNetwork ours) {
    SequenceNetwork.Run run = ours.run();
    double worst = 0;
    for (int i = 0; i < sequences; i++) {
      run.reset();
      for (int t = 0; t < steps; t++) {
        int from = (i * steps + t) * inputs;
        double[] wide = new double[inputs];
        for (int j = 0; j < inputs; j++) {
          wide[j] = x[from + j];
        }
        run.step(wide);
      }
      worst = Math.max(worst, Math.abs(theirs[i] - run.output()));
    }
    return worst;
  }
}
