package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Collateral;
import java.util.List;
import java.util.Map;

/** All of a Derive PM2 account: positions on the manager's underlying, cash and collateral. */
final class Pm2Unit implements RiskUnit {
  final DerivePm2Rules rules;
  final Holdings holdings;
  final Pm2Book book = new Pm2Book();
  final Pm2Engine engine;
  final double factor;
  final double spot;

  /** Wallet and isolated collateral before premiums, and what options cost. */
  final double wallet;

  final double premiums;

  Pm2Unit(DerivePm2Rules rules, Account account, MarketState market, MarginMultiplier multiplier) {
    this.rules = rules;
    this.engine = new Pm2Engine(rules);
    this.holdings = holdings(rules, account, market);
    this.factor = holdings.multiplier(multiplier);
    holdings.fill(book.options, rules.settlementWindowSeconds());
    book.expiryConfidences(holdings.confidences);
    this.spot = holdings.members.isEmpty() ? 1 : holdings.spot();
    double paid = account.collateral();
    for (Position position : account.positions()) {
      paid += position.isolatedCollateral();
    }
    double cost = 0;
    for (int member : holdings.options) {
      cost += holdings.premium(member);
    }
    this.wallet = paid;
    this.premiums = cost;
    book.market(
        spot,
        market.assetConfidence(rules.underlying()),
        market.assetPrice(rules.cashAsset()),
        wallet - premiums);
    perpetual(market);
    collateral(account, market);
  }

  private static Holdings holdings(DerivePm2Rules rules, Account account, MarketState market) {
    List<Holdings> all = Holdings.of(account, market, rules.cashAsset());
    for (Holdings one : all) {
      for (int member : one.members) {
        Contract contract = one.contract(member);
        boolean taken =
            !(contract instanceof Contract.Future)
                && contract.payoff() == Payoff.LINEAR
                && contract.underlying().equals(rules.underlying());
        if (!taken) {
          throw Holdings.bad(
              "rules of %s take options and perpetuals on %s, linear, not '%s' on %s"
                  .formatted(
                      rules.name(), rules.underlying(), contract.id(), contract.underlying()));
        }
      }
    }
    return all.isEmpty()
        ? Holdings.none(account, market, rules.cashAsset(), rules.underlying())
        : all.get(0);
  }

  private void perpetual(MarketState market) {
    double quantity = 0;
    double gain = 0;
    for (int member : holdings.linear) {
      Perpetual perpetual = (Perpetual) holdings.contract(member);
      if (!perpetual.id().equals(holdings.position(holdings.linear.get(0)).instrument())) {
        throw Holdings.bad(
            "rules of " + rules.name() + " know one perpetual, not also '" + perpetual.id() + "'");
      }
      quantity += holdings.units(member);
      gain += holdings.linearGain(member);
    }
    if (!holdings.linear.isEmpty()) {
      int first = holdings.linear.get(0);
      book.perpetual(
          quantity,
          holdings.mark(first),
          market.confidence(holdings.position(first).instrument()),
          gain);
    }
  }

  private void collateral(Account account, MarketState market) {
    for (Map.Entry<String, Double> balance : account.balances().entrySet()) {
      Collateral terms = rules.collateral().get(balance.getKey());
      if (terms == null) {
        throw Holdings.bad(
            "rules of %s do not take '%s' as collateral".formatted(rules.name(), balance.getKey()));
      }
      if (!(balance.getValue() >= 0)) {
        throw Holdings.bad(
            "balance of %s must be zero or more, for rules of %s lend cash alone, was %s"
                .formatted(balance.getKey(), rules.name(), balance.getValue()));
      }
      book.collateral(
          balance.getValue(),
          market.assetPrice(balance.getKey()),
          market.assetConfidence(balance.getKey()),
          terms);
    }
  }

  @Override
  public String underlying() {
    return rules.underlying();
  }

  @Override
  public List<Integer> members() {
    return holdings.members;
  }

  @Override
  public void evaluate(double move) {
    engine.evaluate(book, move);
  }

  @Override
  public double equity() {
    return engine.equity();
  }

  @Override
  public double requirement(Level level) {
    return factor
        * switch (level) {
          case INITIAL -> engine.initialRequirement();
          case MAINTENANCE -> engine.maintenanceRequirement();
        };
  }

  @Override
  public Explanation explainEquity() {
    return new Pm2Explanation(this).equity();
  }

  @Override
  public Explanation explainRequirement(Level level) {
    return new Pm2Explanation(this).requirement(level);
  }

  @Override
  public double exposure(int member) {
    return holdings.linear.contains(member)
        ? holdings.exposure(member)
        : UnitExplanation.exposure(
            engine.engine(),
            book.options,
            engine.unchangedScenario(),
            holdings.options.indexOf(member),
            1);
  }

  @Override
  public double price(int member) {
    return holdings.linear.contains(member) ? holdings.mark(member) : spot;
  }

  @Override
  public double notional(int member) {
    return Math.abs(holdings.units(member))
        * (holdings.linear.contains(member) ? holdings.mark(member) : spot);
  }

  @Override
  public double gain(int member) {
    return holdings.linear.contains(member)
        ? holdings.linearGain(member)
        : UnitExplanation.worth(
                engine.engine(),
                book.options,
                engine.unchangedScenario(),
                holdings.options.indexOf(member),
                1)
            - holdings.premium(member);
  }
}
