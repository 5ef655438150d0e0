package io.plimsoll.training.comparison;

import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.training.Panel;
import java.util.List;

/**
 * What a study has for one horizon: features with what followed them, by instrument.
 *
 * @param horizonNanos how far ahead the labels look
 * @param horizonSteps how many origins of the grid a horizon spans, from 1
 * @param view name and version of what made the features
 * @param inputs which features play which part
 */
record Sample(
    long horizonNanos,
    int horizonSteps,
    String view,
    EstimatorProvider.Inputs inputs,
    List<Panel> panels) {
  Sample {
    panels = List.copyOf(panels);
  }
}
