package io.plimsoll.features.flow;

/**
 * How to tell who took the liquidity of a trade where the source does not say: from the quote
 * before it and from the price before it.
 *
 * <p>All but the first fall back to the tick rule where they cannot decide, and where there is no
 * quote with bid below ask.
 */
public enum TradeSignRule {
  /**
   * The tick rule: a buyer above the price before, a seller below it, at the same price as before.
   */
  TICK {
    @Override
    int quoted(double price, double bid, double ask) {
      return 0;
    }
  },
  /**
   * Above the mid a buyer, below it a seller. Lee, Ready (1991), Inferring trade direction from
   * intraday data; theirs is the quote of five seconds before.
   */
  LEE_READY {
    @Override
    int quoted(double price, double bid, double ask) {
      double mid = 0.5 * bid + 0.5 * ask;
      return price > mid ? 1 : price < mid ? -1 : 0;
    }
  },
  /**
   * At the ask a buyer, at the bid a seller. Ellis, Michaely, O'Hara (2000), The accuracy of trade
   * classification rules.
   */
  AT_QUOTE {
    @Override
    int quoted(double price, double bid, double ask) {
      return price == ask ? 1 : price == bid ? -1 : 0;
    }
  },
  /**
   * In the upper three tenths of the spread a buyer, in the lower three a seller. Chakrabarty, Li,
   * Nguyen, Van Ness (2007), Trade classification algorithms for electronic communications
   * networks.
   */
  NEAR_QUOTE {
    @Override
    int quoted(double price, double bid, double ask) {
      if (price > ask || price < bid) {
        return 0;
      }
      double reach = 0.3 * (ask - bid);
      return price >= ask - reach ? 1 : price <= bid + reach ? -1 : 0;
    }
  };

  /** 1 for a buyer, −1 for a seller, 0 where the quote, with bid below ask, does not decide. */
  abstract int quoted(double price, double bid, double ask);
}
