package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.List;

/**
 * What a study forecast for one horizon.
 *
 * @param fromNanos where the evaluation begins
 * @param rolling what made the forecasts, and why some are missing
 * @param inSample fits to all labelled rows, beside the forecasts
 */
record HorizonResult(
    Sample sample,
    Forecasts forecasts,
    List<Fold> folds,
    long fromNanos,
    RollingOrigin rolling,
    InSampleFits inSample) {}
