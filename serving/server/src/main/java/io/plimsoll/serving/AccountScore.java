package io.plimsoll.serving;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.models.account.AccountRiskScore;
import java.util.List;

/**
 * How an account stands.
 *
 * @param risk how likely it is to be liquidated within the horizon, and why
 * @param horizonNanos that horizon
 * @param margin what the venue's rules demand at the multipliers in force
 * @param marks the price each position was valued at, in the order of the account
 * @param multipliers the multiplier each position was scaled by
 * @param degraded by instrument, why its multiplier or forecast is not a fresh one; empty where all
 *     are
 */
public record AccountScore(
    AccountRiskScore risk,
    long horizonNanos,
    MarginResult margin,
    List<Double> marks,
    List<Double> multipliers,
    List<Degraded> degraded) {
  public AccountScore {
    marks = List.copyOf(marks);
    multipliers = List.copyOf(multipliers);
    degraded = List.copyOf(degraded);
  }

  /** An instrument without a fresh forecast. */
  public record Degraded(InstrumentId instrument, String reason) {}
}
