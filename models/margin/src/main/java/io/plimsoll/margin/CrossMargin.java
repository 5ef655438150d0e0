package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Conventions.Valuation;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.VenueRules.Netting;
import java.util.ArrayList;
import java.util.List;

/**
 * Cross margin: all collateral of the account, isolated or not, stands behind all its positions.
 *
 * <p>Equity is collateral plus unrealised gain; the requirement is the sum over instruments (under
 * {@link Netting#NET} of the net quantity, under {@link Netting#GROSS} of each position), each
 * times its multiplier. Of options under {@link ShortOption} equity counts the premium and not the
 * value. {@link #equity} and {@link #maintenance} allocate nothing if the market does not:
 * simulations call them for every account they look at.
 */
public final class CrossMargin implements MarginCalculator {
  private final VenueRules rules;

  /** A calculator under a venue's rules. */
  public CrossMargin(VenueRules rules) {
    this.rules = rules;
  }

  @Override
  public MarginResult calculate(Account account, MarketState market, MarginMultiplier multiplier) {
    Terms.requireOneCurrency(rules, account, market);
    double equity = equity(account, market);
    double initial = requirement(account, market, multiplier, Level.INITIAL);
    double maintenance = requirement(account, market, multiplier, Level.MAINTENANCE);
    List<PositionMargin> positions = new ArrayList<>();
    for (int i = 0; i < account.positions().size(); i++) {
      Position position = account.positions().get(i);
      Contract contract = Terms.contract(market, position.instrument());
      double mark = Terms.mark(market, position.instrument());
      LiquidationPrice price = liquidationPrice(account, i, market, multiplier);
      positions.add(
          new PositionMargin(
              position,
              contract.notional(position.quantity(), mark),
              position.unrealizedPnl(contract, mark),
              equity,
              part(account, i, market, multiplier, Level.INITIAL),
              part(account, i, market, multiplier, Level.MAINTENANCE),
              price.liquidation(),
              price.bankruptcy()));
    }
    return new MarginResult(
        initial,
        maintenance,
        equity,
        Math.max(0, equity - Math.max(initial, retained(account, market))),
        MarginResult.ratio(maintenance, equity),
        positions);
  }

  /** Collateral plus unrealised gain, margin currency. */
  public double equity(Account account, MarketState market) {
    List<Position> positions = account.positions();
    double equity = wallet(account, market);
    for (int i = 0; i < positions.size(); i++) {
      equity += counted(positions.get(i), market);
    }
    return equity;
  }

  /** Equity without any gain, margin currency. */
  double wallet(Account account, MarketState market) {
    List<Position> positions = account.positions();
    double wallet = account.collateral();
    if (!account.balances().isEmpty()) {
      wallet += Terms.credit(rules, account, market);
    }
    for (int i = 0; i < positions.size(); i++) {
      double isolated = positions.get(i).isolatedCollateral();
      wallet += isolated == 0 ? 0 : isolated * rate(positions.get(i), market);
    }
    return wallet;
  }

  private double rate(Position position, MarketState market) {
    return Terms.rate(rules, Terms.contract(market, position.instrument()), market);
  }

  /** The gain of a position as far as equity counts it, margin currency. */
  double counted(Position position, MarketState market) {
    Contract contract = Terms.contract(market, position.instrument());
    double mark = Terms.mark(market, position.instrument());
    double gain =
        contract instanceof EuropeanOption && Terms.premiumOnly(rules.of(contract).schedule())
            ? -(position.quantity() * contract.value(position.entryPrice()))
            : position.unrealizedPnl(contract, mark);
    return gain * Terms.rate(rules, contract, market);
  }

  /** What must stay when collateral is withdrawn, margin currency. */
  double retained(Account account, MarketState market) {
    double fraction = rules.conventions().transferFraction();
    double total = 0;
    for (int i = 0; fraction != 0 && i < account.positions().size(); i++) {
      Position position = account.positions().get(i);
      Contract contract = Terms.contract(market, position.instrument());
      total +=
          contract.notional(position.quantity(), Terms.mark(market, position.instrument()))
              * Terms.rate(rules, contract, market);
    }
    return fraction * total;
  }

  /** Equity needed to open positions, margin currency. */
  public double initial(Account account, MarketState market, MarginMultiplier multiplier) {
    return requirement(account, market, multiplier, Level.INITIAL);
  }

  /** Equity below which the account is liquidated, margin currency. */
  public double maintenance(Account account, MarketState market, MarginMultiplier multiplier) {
    return requirement(account, market, multiplier, Level.MAINTENANCE);
  }

  /** Whether the account's equity is below its maintenance requirement. */
  public boolean breached(Account account, MarketState market, MarginMultiplier multiplier) {
    return equity(account, market) < maintenance(account, market, multiplier);
  }

  private double requirement(
      Account account, MarketState market, MarginMultiplier multiplier, Level level) {
    double total = 0;
    for (int i = 0; i < account.positions().size(); i++) {
      if (paysItself(account.positions(), i)) {
        total += group(account, i, market, multiplier, level);
      }
    }
    return total;
  }

  /** The requirement of position i, or of its whole instrument where positions are netted. */
  double group(
      Account account, int i, MarketState market, MarginMultiplier multiplier, Level level) {
    InstrumentId instrument = account.positions().get(i).instrument();
    Contract contract = Terms.contract(market, instrument);
    MarginSchedule schedule = rules.of(contract).schedule();
    double state = schedule.state(contract, market);
    double net = exposure(account.positions(), i);
    double quantity = net * contract.size();
    double notional = notional(account.positions(), i, net, contract, market, level);
    double factor = factor(account, instrument, multiplier);
    if (level == Level.INITIAL) {
      return factor
          * schedule.initial(quantity, notional, state)
          * Terms.rate(rules, contract, market);
    }
    double requirement =
        factor * schedule.maintenance(quantity, notional)
            + notional * rules.conventions().closingFee()
            + crossFee(account, i, market);
    return requirement * Terms.rate(rules, contract, market);
  }

  /** What the requirement of position i, or of its instrument, is reckoned on. */
  double notional(
      List<Position> positions,
      int i,
      double net,
      Contract contract,
      MarketState market,
      Level level) {
    if (level == Level.MAINTENANCE && rules.conventions().valuation() == Valuation.ENTRY) {
      return Math.abs(net) * entryValue(positions, i, contract);
    }
    return contract.notional(net, Terms.mark(market, contract.id()));
  }

  /** What one contract was worth when it was entered, average over what is netted. */
  private double entryValue(List<Position> positions, int i, Contract contract) {
    double value = 0;
    double size = 0;
    for (int j = 0; j < positions.size(); j++) {
      Position position = positions.get(j);
      if (Terms.same(position.instrument(), contract.id())
          && (i == j || rules.netting() == Netting.NET)) {
        value += contract.notional(position.quantity(), position.entryPrice());
        size += Math.abs(position.quantity());
      }
    }
    return value / size;
  }

  /** What closing at the bankruptcy price will cost, settlement units. */
  double crossFee(Account account, int i, MarketState market) {
    return rules.conventions().crossClosingFee() == 0
        ? 0
        : new LiquidationProblem(this, account, i, market)
            .feeAtBankruptcy(exposure(account.positions(), i));
  }

  private double part(
      Account account, int i, MarketState market, MarginMultiplier multiplier, Level level) {
    double whole = group(account, i, market, multiplier, level);
    if (rules.netting() == Netting.GROSS) {
      return whole;
    }
    double size = Math.abs(account.positions().get(i).quantity());
    double sizes = 0;
    for (Position position : account.positions()) {
      sizes +=
          position.instrument().equals(account.positions().get(i).instrument())
              ? Math.abs(position.quantity())
              : 0;
    }
    return size == sizes ? whole : whole * (size / sizes);
  }

  /**
   * Whether the requirement is counted at position i: at each under hedge mode, else at the first
   * of its instrument.
   */
  boolean paysItself(List<Position> positions, int i) {
    if (rules.netting() == Netting.NET) {
      InstrumentId instrument = positions.get(i).instrument();
      for (int j = 0; j < i; j++) {
        if (Terms.same(positions.get(j).instrument(), instrument)) {
          return false;
        }
      }
    }
    return true;
  }

  double exposure(List<Position> positions, int i) {
    Position position = positions.get(i);
    if (rules.netting() == Netting.GROSS) {
      return position.quantity();
    }
    double net = 0;
    for (int j = 0; j < positions.size(); j++) {
      if (Terms.same(positions.get(j).instrument(), position.instrument())) {
        net += positions.get(j).quantity();
      }
    }
    return net;
  }

  static double factor(Account account, InstrumentId instrument, MarginMultiplier multiplier) {
    return Checks.positive(multiplier.factor(instrument, account.id()), "multiplier");
  }

  LiquidationPrice liquidationPrice(
      Account account, int index, MarketState market, MarginMultiplier multiplier) {
    return new LiquidationProblem(this, account, index, market).pose(multiplier);
  }

  @Override
  public MarginExplanation explain(
      Account account, MarketState market, MarginMultiplier multiplier) {
    Terms.requireOneCurrency(rules, account, market);
    return new CrossExplanation(this, account, market, multiplier).explain();
  }

  VenueRules rules() {
    return rules;
  }

  /** Which of the two requirements. */
  enum Level {
    INITIAL("initial requirement"),
    MAINTENANCE("maintenance requirement");

    final String label;

    Level(String label) {
      this.label = label;
    }
  }
}
