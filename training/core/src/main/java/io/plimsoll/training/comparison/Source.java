package io.plimsoll.training.comparison;

/**
 * One instrument's data, for the record.
 *
 * @param sha256 of the files that it was read from
 * @param rows bars or days
 * @param filled how many absent bars were taken to be ones without a trade
 * @param failed how many rows were set aside
 */
public record Source(
    String instrument,
    String sha256,
    int rows,
    long fromNanos,
    long toNanos,
    long filled,
    int failed) {}
