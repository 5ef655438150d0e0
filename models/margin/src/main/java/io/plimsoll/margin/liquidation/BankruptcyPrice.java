package io.plimsoll.margin.liquidation;

import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.util.OptionalDouble;

/**
 * The price of a position at which closing it uses up its share of the account's equity; shares are
 * by requirement, so that closing every position at its bankruptcy price leaves nothing. Of an
 * account with one position it is the mark at which equity is zero.
 *
 * <p><b>Reference</b>: dYdX v4-chain, {@code GetBankruptcyPriceInQuoteQuantums}: −DNNV − TNC ·
 * |DMMR| / TMMR.
 */
final class BankruptcyPrice {
  private BankruptcyPrice() {}

  /**
   * The price; empty where no positive price uses the share up.
   *
   * @param share of the account's equity that falls to the position, in [0, 1]
   */
  static OptionalDouble of(
      Contract contract, Position position, double mark, double equity, double share) {
    return priceOf(contract, contract.value(mark) - equity * share / position.quantity());
  }

  /** The price at which a contract has a value. */
  private static OptionalDouble priceOf(Contract contract, double value) {
    boolean inverse =
        contract.payoff() == Payoff.INVERSE && !(contract instanceof Contract.EuropeanOption);
    double price = inverse ? -contract.size() / value : value / contract.size();
    return price > 0 && price < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(price)
        : OptionalDouble.empty();
  }
}
