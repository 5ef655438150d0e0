package io.plimsoll.margin.hitting;

/**
 * A simulated loss beyond bankruptcy.
 *
 * @param expectedLoss over all paths, quote currency, zero or more
 * @param lossError standard error of it
 * @param liquidationProbability that the venue finds a breach within the horizon
 * @param probabilityError standard error of it
 */
public record LossEstimate(
    double expectedLoss,
    double lossError,
    double liquidationProbability,
    double probabilityError) {}
