package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;
import java.util.Optional;

/** What a calculator asks of a market, checked before it is used. */
final class Terms {
  private Terms() {}

  /** Equality that is quick where symbols differ: strings keep their hash. */
  static boolean same(InstrumentId a, InstrumentId b) {
    return a == b || a.value().hashCode() == b.value().hashCode() && a.value().equals(b.value());
  }

  /** The terms of an instrument that has not expired. */
  static Contract contract(MarketState market, InstrumentId instrument) {
    Contract contract = market.contract(instrument);
    if (contract.expiryNanos() != Long.MAX_VALUE && contract.expiryNanos() <= market.nowNanos()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "'%s' expired at %d ns, the market is at %d ns"
              .formatted(instrument, contract.expiryNanos(), market.nowNanos()));
    }
    return contract;
  }

  /** A mark that is a price. */
  static double mark(MarketState market, InstrumentId instrument) {
    double mark = market.mark(instrument);
    if (!(mark > 0) || mark == Double.POSITIVE_INFINITY) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "mark of '" + instrument + "' must be positive and finite, was " + mark);
    }
    return mark;
  }

  /** Whether gains of a contract are paid in another asset than margin is reckoned in. */
  static boolean converts(VenueRules rules, Contract contract) {
    Optional<String> currency = rules.conventions().marginCurrency();
    return currency.isPresent() && !currency.get().equals(contract.settlement());
  }

  /** What one settlement unit is worth in the margin currency. */
  static double rate(VenueRules rules, Contract contract, MarketState market) {
    return converts(rules, contract)
        ? Checks.positive(market.assetPrice(contract.settlement()), "price of settlement asset")
        : 1;
  }

  /**
   * Refuses positions that settle in several assets where the rules reckon in none of their own.
   */
  static void requireOneCurrency(VenueRules rules, Account account, MarketState market) {
    if (rules.conventions().marginCurrency().isPresent()) {
      return;
    }
    List<Position> positions = account.positions();
    for (int i = 1; i < positions.size(); i++) {
      Contract first = market.contract(positions.get(0).instrument());
      Contract other = market.contract(positions.get(i).instrument());
      if (!first.settlement().equals(other.settlement())) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            "positions of account '%s' settle in %s and %s, but rules of %s have no margin-currency"
                .formatted(account.id(), first.settlement(), other.settlement(), rules.name()));
      }
    }
  }

  /** What the balances of an account count for, margin currency. */
  static double credit(VenueRules rules, Account account, MarketState market) {
    return new AccountCollateral(rules, account, market).credit();
  }

  /** Whether equity counts the premium but not the value of a contract. */
  static boolean premiumOnly(MarginSchedule schedule) {
    return schedule instanceof ShortOption;
  }
}
