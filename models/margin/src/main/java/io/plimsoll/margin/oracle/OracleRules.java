package io.plimsoll.margin.oracle;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.config.ConfigTree;

/**
 * When a price may be used.
 *
 * @param minimumSources that must be fresh and usable, at least 1
 * @param maximumSourceAgeNanos after which a source's report is not used, positive
 * @param maximumAgeNanos after which the last good price is no longer shown at all, positive
 * @param maximumConfidenceFraction half-width over price above which a source is not used and an
 *     aggregate is not accepted, positive
 * @param maximumMoveFraction from one accepted price to the next; more halts the oracle, positive
 * @param maximumDeviationFraction from the reference, where one is given; more halts, positive
 * @param haltNanos for which a halt lasts at least, zero or more
 * @param confirmations how many updates in a row must agree with one another, within the maximum
 *     move, before a halted oracle goes on at a new level, at least 1; the update that halted it
 *     counts, but never suffices
 */
public record OracleRules(
    Aggregation aggregation,
    int minimumSources,
    long maximumSourceAgeNanos,
    long maximumAgeNanos,
    double maximumConfidenceFraction,
    double maximumMoveFraction,
    double maximumDeviationFraction,
    long haltNanos,
    int confirmations) {
  public OracleRules {
    Checks.positive(minimumSources, "minimumSources");
    Checks.positive(maximumSourceAgeNanos, "maximumSourceAgeNanos");
    Checks.positive(maximumAgeNanos, "maximumAgeNanos");
    Checks.positive(maximumConfidenceFraction, "maximumConfidenceFraction");
    Checks.positive(maximumMoveFraction, "maximumMoveFraction");
    Checks.positive(maximumDeviationFraction, "maximumDeviationFraction");
    Checks.notNegative(haltNanos, "haltNanos");
    Checks.positive(confirmations, "confirmations");
  }

  /** Rules from a section of a file; times in seconds. */
  public static OracleRules from(ConfigTree tree) {
    String form = tree.optionalText("aggregation").orElse("median");
    Aggregation aggregation =
        switch (form) {
          case "median" -> Aggregation.MEDIAN;
          case "interval-votes" -> Aggregation.INTERVAL_VOTES;
          default ->
              throw tree.error(
                  "aggregation", "must be median or interval-votes, was '" + form + "'");
        };
    int sources = (int) tree.wholeNumber("minimum-sources", 1);
    long sourceAge = nanos(tree, "maximum-source-age-seconds");
    long age = nanos(tree, "maximum-age-seconds");
    double confidence = tree.number("maximum-confidence-fraction");
    double move = tree.number("maximum-move-fraction");
    double deviation = tree.number("maximum-deviation-fraction");
    long halt = nanos(tree, "halt-seconds");
    int confirmations = (int) tree.wholeNumber("confirmations", 1);
    tree.rejectUnknownKeys();
    try {
      return new OracleRules(
          aggregation, sources, sourceAge, age, confidence, move, deviation, halt, confirmations);
    } catch (IllegalArgumentException e) {
      throw tree.error("aggregation", "stands beside a bad value: " + e.getMessage());
    }
  }

  private static long nanos(ConfigTree tree, String key) {
    return Math.round(tree.number(key) * 1e9);
  }

  /**
   * How sure a price is, from 0 to 1, as {@code MarketState.confidence} takes it: 1 without
   * uncertainty, 0 at the maximum that is accepted.
   */
  public double score(double confidenceFraction) {
    return Math.clamp(1 - confidenceFraction / maximumConfidenceFraction, 0.0, 1.0);
  }
}
