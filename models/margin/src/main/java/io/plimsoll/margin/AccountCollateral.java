package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.collateral.AssetPrices;
import io.plimsoll.margin.collateral.CollateralContext;
import io.plimsoll.margin.collateral.CollateralSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the balances of an account count for under a venue's rules: by its collateral schedule, or
 * at their market value where the rules have none.
 */
final class AccountCollateral implements AssetPrices, CollateralContext {
  private final VenueRules rules;
  private final Account account;
  private final MarketState market;

  AccountCollateral(VenueRules rules, Account account, MarketState market) {
    this.rules = rules;
    this.account = account;
    this.market = market;
  }

  /** Credit for all balances, margin currency. */
  double credit() {
    Optional<CollateralSchedule> schedule = rules.conventions().collateral();
    if (schedule.isPresent()) {
      return schedule.get().credit(account.balances(), account.collateral(), this, this);
    }
    double credit = 0;
    for (Map.Entry<String, Double> balance : account.balances().entrySet()) {
      credit += balance.getValue() * price(balance.getKey());
    }
    return credit;
  }

  /** Collateral and the credit for other balances, as a tree. */
  Explanation explainWallet() {
    Explanation collateral = Explanation.input("collateral", account.collateral());
    if (account.balances().isEmpty()) {
      return collateral;
    }
    return Explanation.of("wallet", Operation.SUM, collateral, explainCredit());
  }

  private Explanation explainCredit() {
    Optional<CollateralSchedule> schedule = rules.conventions().collateral();
    if (schedule.isPresent()) {
      return schedule
          .get()
          .value(account.balances(), account.collateral(), this, this)
          .explanation();
    }
    List<Explanation> parts = new ArrayList<>();
    account
        .balances()
        .forEach(
            (asset, amount) ->
                parts.add(
                    Explanation.of(
                        "credit for " + asset,
                        Operation.PRODUCT,
                        Explanation.input("balance", amount),
                        Explanation.input("price", price(asset)))));
    return Explanation.of("credit for balances", Operation.SUM, parts);
  }

  /** One where the asset is what margin is reckoned in, else the market's price. */
  @Override
  public double price(String asset) {
    return isMarginCurrency(asset)
        ? 1
        : Checks.positive(market.assetPrice(asset), "price of asset " + asset);
  }

  private boolean isMarginCurrency(String asset) {
    Conventions conventions = rules.conventions();
    if (conventions.marginCurrency().isPresent()) {
      return conventions.marginCurrency().get().equals(asset);
    }
    if (conventions.collateral().isPresent()) {
      return conventions.collateral().get().currency().equals(asset);
    }
    return !account.positions().isEmpty()
        && market.contract(account.positions().get(0).instrument()).settlement().equals(asset);
  }

  @Override
  public double confidence(String asset) {
    return isMarginCurrency(asset) ? 1 : market.assetConfidence(asset);
  }

  @Override
  public double underlyingPrice(String underlying) {
    return price(underlying);
  }

  @Override
  public long nowNanos() {
    return market.nowNanos();
  }

  /** Signed notional of the futures on an underlying; options have no delta here. */
  @Override
  public double delta(String underlying) {
    double delta = 0;
    for (Position position : account.positions()) {
      Contract contract = Terms.contract(market, position.instrument());
      if (contract.underlying().equals(underlying) && !(contract instanceof EuropeanOption)) {
        delta +=
            Math.signum(position.quantity())
                * contract.notional(position.quantity(), Terms.mark(market, position.instrument()))
                * Terms.rate(rules, contract, market);
      }
    }
    return delta;
  }
}
