package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import java.util.Optional;

/** Health under cross margin. */
final class CrossHealth implements AccountHealth {
  private final VenueRules rules;
  private final CrossMargin margin;

  CrossHealth(VenueRules rules) {
    this.rules = rules;
    this.margin = new CrossMargin(rules);
  }

  @Override
  public double equity(Account account, MarketState market) {
    return margin.equity(account, market);
  }

  @Override
  public double maintenance(Account account, MarketState market, MarginMultiplier multiplier) {
    return margin.maintenance(account, market, multiplier);
  }

  @Override
  public void requireOneCurrency(Account account, MarketState market) {
    Optional<String> currency = rules.conventions().marginCurrency();
    if (currency.isEmpty()) {
      return;
    }
    for (Position position : account.positions()) {
      String settlement = market.contract(position.instrument()).settlement();
      if (!currency.get().equals(settlement)) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            "liquidation is reckoned in %s, but '%s' settles in %s"
                .formatted(currency.get(), position.instrument(), settlement));
      }
    }
  }
}
