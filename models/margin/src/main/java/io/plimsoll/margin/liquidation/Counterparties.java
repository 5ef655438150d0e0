package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarketState;
import java.util.List;

/** The accounts that stand against a bankrupt one. */
public interface Counterparties {
  /** Nobody is known: nothing can be deleveraged or clawed back. */
  Counterparties ANONYMOUS =
      new Counterparties() {
        @Override
        public List<Match> deleverage(Claim claim, MarketState market) {
          return List.of();
        }

        @Override
        public double clawBack(String bankruptId, double loss, MarketState market) {
          return 0;
        }
      };

  /**
   * Closes as much of a bankrupt position as can be against positions on the other side, at one
   * price; nobody is made insolvent by it. The caller closes the bankrupt side.
   */
  List<Match> deleverage(Claim claim, MarketState market);

  /** Takes a loss from those who gained and returns what was taken, at most the loss. */
  double clawBack(String bankruptId, double loss, MarketState market);

  /**
   * A position that is to be closed.
   *
   * @param quantity contracts, signed as the bankrupt holds them
   * @param price at which both sides close
   */
  record Claim(
      String bankruptId,
      InstrumentId instrument,
      double quantity,
      double price,
      Waterfall.Deleveraging method,
      DeleveragingRank rank) {}

  /**
   * What one counterparty took.
   *
   * @param quantity contracts, positive
   */
  record Match(String accountId, double quantity) {}
}
