package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/**
 * Who pays for what an account cannot, one after the other: the insurance fund up to a bound a
 * step; before that is exceeded, accounts on the other side of its positions; then whoever has
 * gained; then all counterparties.
 *
 * @param maximumDrawQuote what the fund pays at most for an account in one step, margin currency,
 *     zero or more; infinite where only its balance bounds it
 * @param deleveraging whether and how positions are closed against others
 * @param rank who comes first in the queue
 * @param clawback whether gains are clawed back before a loss is socialised
 */
public record Waterfall(
    double maximumDrawQuote, Deleveraging deleveraging, DeleveragingRank rank, Clawback clawback) {
  /** The fund, as long as it lasts, and then all counterparties. */
  public static final Waterfall FUND_ONLY =
      new Waterfall(
          Double.POSITIVE_INFINITY,
          Deleveraging.NONE,
          DeleveragingRank.PROFIT_TIMES_LEVERAGE,
          Clawback.NONE);

  public Waterfall {
    if (!(maximumDrawQuote >= 0)) {
      throw new IllegalArgumentException(
          "maximumDrawQuote must be zero or more, was " + maximumDrawQuote);
    }
  }

  /** How a bankrupt account's positions are closed against others'. */
  public enum Deleveraging {
    /** Not at all. */
    NONE,
    /** Against the first in the queue until it has nothing left, then the next. */
    QUEUE,
    /** Against all on the other side, by the size of their positions. */
    PRO_RATA
  }

  /** Whether a loss is taken from those who gained. */
  public enum Clawback {
    NONE,
    /** From unrealised gains, in proportion to them. */
    PRO_RATA_TO_GAINS
  }

  /** What the fund would pay now. */
  double available(InsuranceFund fund) {
    return Math.min(maximumDrawQuote, Checks.notNegative(fund.balance(), "balance"));
  }
}
