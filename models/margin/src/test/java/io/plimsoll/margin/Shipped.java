package io.plimsoll.margin;

import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.rules.RuleSets;
import java.time.LocalDate;
import java.util.List;

/** What the shipped rules of a day say of a single position at its entry price. */
final class Shipped {
  private Shipped() {}

  static VenueRules rules(String name, String day) {
    return (VenueRules) RuleSets.load(name, LocalDate.parse(day), Yaml::read);
  }

  static PositionMargin isolated(
      VenueRules rules, Contract contract, double quantity, double entry, double collateral) {
    MarketSnapshot market = MarketSnapshot.of(contract.id(), entry).with(contract);
    Account account =
        new Account("p", 0, List.of(new Position(contract.id(), quantity, entry, collateral)));
    return new IsolatedMargin(rules)
        .calculate(account, market, MarginMultiplier.ONE)
        .positions()
        .get(0);
  }

  static PositionMargin cross(
      VenueRules rules, Contract contract, double quantity, double entry, double collateral) {
    MarketSnapshot market = MarketSnapshot.of(contract.id(), entry).with(contract);
    Account account =
        new Account("p", collateral, List.of(Position.cross(contract.id(), quantity, entry)));
    return new CrossMargin(rules)
        .calculate(account, market, MarginMultiplier.ONE)
        .positions()
        .get(0);
  }
}
