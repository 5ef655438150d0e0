package io.plimsoll.margin.oracle;

import io.plimsoll.datasets.Checks;

/**
 * What one source says, as it arrived: prices are not checked here, since a source that sends
 * rubbish is the oracle's business and not an error of the caller's.
 *
 * @param source never blank
 * @param price quote currency; anything, and only what is positive and finite is used
 * @param confidence half the width of the source's interval, quote currency; zero where it gives
 *     none
 * @param weight in the median, positive
 * @param publishedNanos when the source published it, nanoseconds since 1970
 */
public record PriceReport(
    String source, double price, double confidence, double weight, long publishedNanos) {
  public PriceReport {
    Checks.notBlank(source, "source");
    Checks.positive(weight, "weight");
  }

  /** A report of weight one without an interval. */
  public static PriceReport of(String source, double price, long publishedNanos) {
    return new PriceReport(source, price, 0, 1, publishedNanos);
  }

  /** Whether the numbers are prices at all. */
  boolean usable() {
    return price > 0
        && price < Double.POSITIVE_INFINITY
        && confidence >= 0
        && confidence < Double.POSITIVE_INFINITY;
  }
}
