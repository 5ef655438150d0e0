package io.plimsoll.models.classifier;

import java.util.List;

/**
 * How likely an event is, given features.
 *
 * <p><b>Unit</b>: log odds, {@code ln(p/(1 − p))}; the probability is their logistic function, or
 * what a calibrator makes of them. NaN where a feature is NaN. Immutable; scoring allocates
 * nothing.
 */
public interface Classifier {

  /** The features, in the order of a row. */
  List<String> features();

  /** The log odds of the event at a row. */
  double score(double[] x);
}
