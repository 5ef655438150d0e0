package io.plimsoll.margin.rebalance;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;

/** How many units of its underlying one contract stands for: what a hedge has to offset. */
@FunctionalInterface
public interface PositionDelta {
  /**
   * Perpetuals and futures: {@code size} units where linear, {@code size/mark} where inverse.
   * Options need a model and are an error.
   */
  PositionDelta FUTURES =
      (instrument, market) -> {
        Contract contract = market.contract(instrument);
        if (contract instanceof Contract.EuropeanOption) {
          throw new PlimsollException(
              ErrorCode.INVALID_INPUT, "the delta of option '" + instrument + "' needs a model");
        }
        return contract.payoff() == Payoff.LINEAR
            ? contract.size()
            : contract.size() / market.mark(instrument);
      };

  /** Units of the underlying that one contract, held long, gains like. */
  double perContract(InstrumentId instrument, MarketState market);

  /** The delta of an account in an underlying, units of it; positive when long. */
  default double of(Account account, String underlying, MarketState market) {
    double total = 0;
    for (Position position : account.positions()) {
      InstrumentId instrument = position.instrument();
      if (market.contract(instrument).underlying().equals(underlying)) {
        total += position.quantity() * perContract(instrument, market);
      }
    }
    return total;
  }
}
