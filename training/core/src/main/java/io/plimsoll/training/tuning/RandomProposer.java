package io.plimsoll.training.tuning;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Points drawn independently.
 *
 * <p><b>Reference</b>: Bergstra, Bengio (2012), Random search for hyper-parameter optimization,
 * Journal of Machine Learning Research 13.
 */
final class RandomProposer implements Proposer {
  private final int size;
  private final SplittableRandom random;

  RandomProposer(int size, SplittableRandom random) {
    this.size = size;
    this.random = random;
  }

  @Override
  public double[] next(List<Seen> seen) {
    double[] point = new double[size];
    for (int k = 0; k < size; k++) {
      point[k] = random.nextDouble();
    }
    return point;
  }
}
