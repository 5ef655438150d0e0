package io.plimsoll.margin.hitting;

/**
 * Simulated probabilities of touching either barrier first, each with its standard error.
 *
 * @param lowerError standard error of {@code touch.lowerFirst()}
 * @param upperError standard error of {@code touch.upperFirst()}
 * @param eitherError standard error of {@code touch.either()}
 */
public record TouchEstimate(
    Touch touch, double lowerError, double upperError, double eitherError) {}
