package io.plimsoll.training.comparison;

import io.plimsoll.training.tuning.SearchResult;

/**
 * The search for the settings of a model at one refit.
 *
 * @param horizonNanos how far ahead the model forecasts
 * @param model its name in the study
 * @param refitNanos when it is fitted; the search saw nothing that was not known then
 */
public record Tuning(long horizonNanos, String model, long refitNanos, SearchResult search) {}
