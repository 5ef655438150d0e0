package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.models.classifier.EventSample;

/**
 * {@link PooledLogistic}: one logistic regression for all instruments.
 *
 * @param ridge on standardised slopes, positive
 */
public record PooledLogisticEstimator(double ridge) implements ClassifierEstimator {
  /** The family's name. */
  public static final String FAMILY = "pooled-logistic";

  /** As much as one row says, or so: some sixty features that tell much the same stay tame. */
  public static final PooledLogisticEstimator DEFAULT = new PooledLogisticEstimator(1);

  public PooledLogisticEstimator {
    Checks.positive(ridge, "ridge");
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public PooledLogistic fit(EventSample sample) {
    return PooledLogistic.fit(sample.features(), sample.x(), sample.outcome(), ridge);
  }
}
