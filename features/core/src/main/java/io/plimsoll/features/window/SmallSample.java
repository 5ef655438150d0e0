package io.plimsoll.features.window;

import io.plimsoll.features.KernelSettings;

/**
 * Whether an estimator that adds over k neighbouring returns makes up for the k − 1 places at the
 * edge of its window.
 */
public enum SmallSample {
  /** A factor n/(n−k+1), which makes the estimator unbiased where volatility is constant. */
  FACTOR,
  /** The plain sum. */
  NONE;

  /** What a sum over k neighbours in a window of n returns is multiplied by. */
  public double factor(int n, int neighbours) {
    return this == FACTOR ? (double) n / (n - neighbours + 1) : 1;
  }

  /** Reads the setting {@code small-sample}. */
  public static SmallSample from(KernelSettings settings, SmallSample otherwise) {
    return settings.choice("small-sample", otherwise);
  }
}
