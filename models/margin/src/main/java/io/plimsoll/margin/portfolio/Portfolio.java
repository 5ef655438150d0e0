package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.portfolio.OkxRules.Borrowing;
import io.plimsoll.margin.portfolio.RiskUnit.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An account as portfolio rules see it: units that are margined each for itself, and what belongs
 * to none of them.
 */
final class Portfolio {
  private final List<RiskUnit> units;
  private final List<Explanation> fixedEquity;
  private final List<Explanation> fixedInitial;
  private final List<Explanation> fixedMaintenance;
  private final double[] equities;
  private final double[] initials;
  private final double[] maintenances;

  private Portfolio(
      List<RiskUnit> units,
      List<Explanation> fixedEquity,
      List<Explanation> fixedInitial,
      List<Explanation> fixedMaintenance) {
    this.units = List.copyOf(units);
    this.fixedEquity = List.copyOf(fixedEquity);
    this.fixedInitial = List.copyOf(fixedInitial);
    this.fixedMaintenance = List.copyOf(fixedMaintenance);
    this.equities = new double[units.size()];
    this.initials = new double[units.size()];
    this.maintenances = new double[units.size()];
    for (int u = 0; u < equities.length; u++) {
      evaluate(u, 1);
    }
  }

  static Portfolio of(
      DerivePm2Rules rules, Account account, MarketState market, MarginMultiplier multiplier) {
    return new Portfolio(
        List.of(new Pm2Unit(rules, account, market, multiplier)), List.of(), List.of(), List.of());
  }

  static Portfolio of(
      ScanRules rules, Account account, MarketState market, MarginMultiplier multiplier) {
    List<RiskUnit> units = new ArrayList<>();
    for (Holdings holdings : Holdings.of(account, market, rules.currency())) {
      units.add(new ScanUnit(rules, holdings, market, multiplier));
    }
    return new Portfolio(
        units, collateral(rules, rules.collateral(), account, market, units), List.of(), List.of());
  }

  static Portfolio of(
      OkxRules rules, Account account, MarketState market, MarginMultiplier multiplier) {
    List<RiskUnit> units = new ArrayList<>();
    for (Holdings holdings : Holdings.of(account, market, rules.currency())) {
      units.add(new OkxUnit(rules, holdings, market, multiplier));
    }
    return new Portfolio(
        units,
        collateral(rules, rules.collateral(), account, market, units),
        borrowing(rules, account, market, Level.INITIAL),
        borrowing(rules, account, market, Level.MAINTENANCE));
  }

  /** Wallet, isolated collateral and balances that belong to no unit. */
  private static List<Explanation> collateral(
      PortfolioRules rules,
      Map<String, CollateralTerms> collateral,
      Account account,
      MarketState market,
      List<RiskUnit> units) {
    List<Explanation> parts = new ArrayList<>();
    parts.add(Explanation.input("collateral", account.collateral()));
    for (Position position : account.positions()) {
      parts.add(
          Explanation.input(
              "isolated collateral of " + position.instrument(), position.isolatedCollateral()));
    }
    for (Map.Entry<String, Double> balance : account.balances().entrySet()) {
      String asset = balance.getKey();
      CollateralTerms terms = collateral.get(asset);
      if (terms == null) {
        throw Holdings.bad(
            "rules of %s do not take '%s' as collateral".formatted(rules.name(), asset));
      }
      if (units.stream().noneMatch(unit -> unit.underlying().equals(asset))) {
        parts.add(
            Explanation.input(
                "balance of " + asset, terms.credit(balance.getValue(), price(market, asset))));
      }
    }
    return parts;
  }

  /** MR8: what is borrowed, the margin currency included, at the rate of its asset. */
  private static List<Explanation> borrowing(
      OkxRules rules, Account account, MarketState market, Level level) {
    List<Explanation> parts = new ArrayList<>();
    if (account.collateral() < 0) {
      parts.add(borrowed(rules, rules.currency(), -account.collateral(), level));
    }
    for (Map.Entry<String, Double> balance : account.balances().entrySet()) {
      if (balance.getValue() < 0) {
        double value = -balance.getValue() * price(market, balance.getKey());
        parts.add(borrowed(rules, balance.getKey(), value, level));
      }
    }
    return parts;
  }

  private static Explanation borrowed(OkxRules rules, String asset, double value, Level level) {
    Borrowing terms = rules.borrowing().get(asset);
    if (terms == null) {
      throw Holdings.bad("rules of %s do not lend '%s'".formatted(rules.name(), asset));
    }
    return UnitExplanation.product(
        "MR8, borrowing " + asset,
        Explanation.input("value borrowed", value),
        Explanation.input(
            "rate", level == Level.INITIAL ? terms.initialRate() : terms.maintenanceRate()));
  }

  private static double price(MarketState market, String asset) {
    double price = market.assetPrice(asset);
    if (!(price > 0) || price == Double.POSITIVE_INFINITY) {
      throw Holdings.bad("price of asset " + asset + " must be positive and finite, was " + price);
    }
    return price;
  }

  List<RiskUnit> units() {
    return units;
  }

  /** Values a unit with its underlying at a multiple of its price; the others stay. */
  void evaluate(int unit, double move) {
    units.get(unit).evaluate(move);
    equities[unit] = units.get(unit).equity();
    initials[unit] = units.get(unit).requirement(Level.INITIAL);
    maintenances[unit] = units.get(unit).requirement(Level.MAINTENANCE);
  }

  /** Equity and its excess over maintenance as functions of the price of one unit's underlying. */
  PriceSearch.Functions of(int unit) {
    return new PriceSearch.Functions() {
      @Override
      public void move(double factor) {
        evaluate(unit, factor);
      }

      @Override
      public double equity() {
        return Portfolio.this.equity();
      }

      @Override
      public double excess() {
        return Portfolio.this.equity() - requirement(Level.MAINTENANCE);
      }
    };
  }

  double equity() {
    return total(fixedEquity, equities);
  }

  double requirement(Level level) {
    return switch (level) {
      case INITIAL -> total(fixedInitial, initials);
      case MAINTENANCE -> total(fixedMaintenance, maintenances);
    };
  }

  private static double total(List<Explanation> fixed, double[] parts) {
    double total = 0;
    for (int i = 0; i < fixed.size(); i++) {
      total += fixed.get(i).value();
    }
    for (double part : parts) {
      total += part;
    }
    return total;
  }

  Explanation explainEquity() {
    List<Explanation> parts = new ArrayList<>(fixedEquity);
    for (RiskUnit unit : units) {
      parts.add(unit.explainEquity());
    }
    return Explanation.of("equity", Operation.SUM, parts);
  }

  Explanation explainRequirement(Level level) {
    List<Explanation> parts =
        new ArrayList<>(level == Level.INITIAL ? fixedInitial : fixedMaintenance);
    for (RiskUnit unit : units) {
      parts.add(unit.explainRequirement(level));
    }
    return UnitExplanation.sum(level.label, parts);
  }
}
