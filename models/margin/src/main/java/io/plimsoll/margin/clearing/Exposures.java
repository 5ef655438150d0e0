package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.util.Map;
import java.util.TreeMap;

/** What accounts stand for in each underlying, quote currency. */
final class Exposures {
  private Exposures() {}

  /**
   * Signed exposure of a position: underlying units times index; of an inverse future or perpetual
   * its fixed quote amount. An option counts with its whole underlying, puts with the other sign.
   */
  static double signed(Position position, MarketState market) {
    InstrumentId id = position.instrument();
    Contract contract = market.contract(id);
    return switch (contract) {
      case Contract.EuropeanOption option ->
          (option.right() == Contract.Right.CALL ? 1 : -1)
              * position.quantity()
              * option.size()
              * market.index(id);
      case Contract.Perpetual perpetual -> outright(perpetual, position, market);
      case Contract.Future future -> outright(future, position, market);
    };
  }

  private static double outright(Contract contract, Position position, MarketState market) {
    double unit = contract.payoff() == Payoff.LINEAR ? market.mark(position.instrument()) : 1;
    return position.quantity() * contract.size() * unit;
  }

  /** Signed exposure of an account by underlying, in the order of names. */
  static Map<String, Double> byUnderlying(Account account, MarketState market) {
    Map<String, Double> net = new TreeMap<>();
    for (Position position : account.positions()) {
      String underlying = market.contract(position.instrument()).underlying();
      net.merge(underlying, signed(position, market), Double::sum);
    }
    return net;
  }

  /** Sum of absolute exposures of an account. */
  static double gross(Account account, MarketState market) {
    double gross = 0;
    for (Position position : account.positions()) {
      gross += Math.abs(signed(position, market));
    }
    return gross;
  }
}
