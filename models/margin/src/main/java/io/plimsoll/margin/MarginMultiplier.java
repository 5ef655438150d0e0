package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.Map;

/**
 * By how much the venue's published requirement is scaled. It scales initial and maintenance
 * requirement alike: whatever a {@link MarginSchedule} asks, that is rates, amounts, premiums of
 * size and open interest, minimum margins, and of a written option the mark. Fees inside the
 * requirement, the fraction that must stay at withdrawals, equity and credit for collateral stay as
 * they are. A scaled initial requirement may exceed the notional.
 */
@FunctionalInterface
public interface MarginMultiplier {
  /** The published requirement itself. */
  MarginMultiplier ONE = (instrument, accountId) -> 1;

  /** The factor for an instrument held by an account; positive and finite. */
  double factor(InstrumentId instrument, String accountId);

  /**
   * The product of a factor per instrument and a factor per account, each 1 where it is not given.
   */
  static MarginMultiplier of(Map<InstrumentId, Double> instruments, Map<String, Double> accounts) {
    Map<InstrumentId, Double> byInstrument = Map.copyOf(instruments);
    Map<String, Double> byAccount = Map.copyOf(accounts);
    byInstrument.forEach((key, value) -> Checks.positive(value, "multiplier of " + key));
    byAccount.forEach((key, value) -> Checks.positive(value, "multiplier of account " + key));
    return (instrument, accountId) ->
        byInstrument.getOrDefault(instrument, 1.0) * byAccount.getOrDefault(accountId, 1.0);
  }

  /** The same factor for every instrument and account. */
  static MarginMultiplier constant(double value) {
    Checks.positive(value, "multiplier");
    return (instrument, accountId) -> value;
  }
}
