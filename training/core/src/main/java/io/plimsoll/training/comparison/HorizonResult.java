package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.List;
import java.util.Map;

/**
 * What a study forecast for one horizon.
 *
 * @param fromNanos where the evaluation begins
 * @param failures why models have no forecasts somewhere, by name
 */
record HorizonResult(
    Sample sample,
    Forecasts forecasts,
    List<Fold> folds,
    long fromNanos,
    Map<String, String> failures) {}
