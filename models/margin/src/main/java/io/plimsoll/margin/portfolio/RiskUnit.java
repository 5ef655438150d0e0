package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Explanation;
import java.util.List;

/**
 * What one account holds on one underlying: the holdings that are margined together. A unit keeps
 * the numbers of its last {@link #evaluate} and belongs to one call.
 */
sealed interface RiskUnit permits Pm2Unit, ScannedUnit {
  /** The underlying. */
  String underlying();

  /** Which positions of the account belong to it, in the account's order. */
  List<Integer> members();

  /**
   * Values the unit where the price of the underlying and all that follows it have been multiplied
   * by a factor, at unchanged volatility.
   */
  void evaluate(double move);

  /** The unit's part of the account's equity. */
  double equity();

  /** The unit's part of a requirement, scaled by its multiplier. */
  double requirement(Level level);

  /** How {@link #equity} came about. */
  Explanation explainEquity();

  /** How {@link #requirement} came about. */
  Explanation explainRequirement(Level level);

  /** What a position gains where the underlying rises by one part of its price; its sign counts. */
  double exposure(int member);

  /** The price that is reported for a position: its own mark, for options the underlying's. */
  double price(int member);

  /** Value of a position's underlying now, zero or more. */
  double notional(int member);

  /** Gain of a position since it was entered, at {@code move} 1. */
  double gain(int member);

  /** Which of the two requirements. */
  enum Level {
    INITIAL("initial requirement"),
    MAINTENANCE("maintenance requirement");

    final String label;

    Level(String label) {
      this.label = label;
    }
  }
}
