package io.plimsoll.models;

import io.plimsoll.datasets.market.InstrumentId;

/**
 * What is expected of the next horizon. Never NaN: where an input is missing there is no forecast.
 *
 * @param asOfNanos everything available until then went into it
 * @param horizonNanos how far ahead it looks
 * @param variance of the log return over the horizon, positive
 * @param longRunVariance the slow level of the same quantity that policies shrink to, positive
 * @param spikeThreshold the variance above which the horizon counts as a spike
 * @param spikeProbability calibrated, in [0, 1]
 * @param levels probabilities of the quantiles, increasing, in (0, 1)
 * @param downQuantiles of the worst fall over the horizon, as a positive log return, by level; not
 *     decreasing
 * @param upQuantiles of the worst rise over the horizon, as a positive log return, by level; not
 *     decreasing
 */
public record Forecast(
    InstrumentId instrument,
    long asOfNanos,
    long horizonNanos,
    double variance,
    double longRunVariance,
    double spikeThreshold,
    double spikeProbability,
    double[] levels,
    double[] downQuantiles,
    double[] upQuantiles) {}
