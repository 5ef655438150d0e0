package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.VenueRules.Netting;
import java.util.ArrayList;
import java.util.List;

/**
 * Cross margin: all collateral of the account, isolated or not, stands behind all its positions.
 *
 * <p>Equity is collateral plus unrealised gain; the requirement is the sum over instruments (under
 * {@link Netting#NET} of the net quantity, under {@link Netting#GROSS} of each position), each
 * times its multiplier. {@link #equity} and {@link #maintenance} allocate nothing: simulations call
 * them for every account they look at.
 */
public final class CrossMargin implements MarginCalculator {
  private final VenueRules rules;

  /** A calculator under a venue's rules. */
  public CrossMargin(VenueRules rules) {
    this.rules = rules;
  }

  @Override
  public MarginResult calculate(Account account, MarketState market, MarginMultiplier multiplier) {
    double equity = equity(account, market);
    double initial = requirement(account, market, multiplier, Level.INITIAL);
    double maintenance = requirement(account, market, multiplier, Level.MAINTENANCE);
    List<PositionMargin> positions = new ArrayList<>();
    for (int i = 0; i < account.positions().size(); i++) {
      Position position = account.positions().get(i);
      double mark = market.mark(position.instrument());
      LiquidationPrice price = liquidationPrice(account, i, market, multiplier);
      positions.add(
          new PositionMargin(
              position,
              Math.abs(position.quantity()) * mark,
              position.unrealizedPnl(mark),
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
        Math.max(0, equity - initial),
        MarginResult.ratio(maintenance, equity),
        positions);
  }

  /** Collateral plus unrealised gain, settlement currency. */
  public double equity(Account account, MarketState market) {
    List<Position> positions = account.positions();
    double equity = account.collateral();
    for (int i = 0; i < positions.size(); i++) {
      equity += positions.get(i).isolatedCollateral();
    }
    for (int i = 0; i < positions.size(); i++) {
      Position position = positions.get(i);
      equity += position.unrealizedPnl(market.mark(position.instrument()));
    }
    return equity;
  }

  /** Equity needed to open positions, settlement currency. */
  public double initial(Account account, MarketState market, MarginMultiplier multiplier) {
    return requirement(account, market, multiplier, Level.INITIAL);
  }

  /** Equity below which the account is liquidated, settlement currency. */
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
  private double group(
      Account account, int i, MarketState market, MarginMultiplier multiplier, Level level) {
    InstrumentId instrument = account.positions().get(i).instrument();
    double notional = Math.abs(exposure(account.positions(), i)) * market.mark(instrument);
    BracketTable table = rules.of(instrument).brackets();
    return factor(account, instrument, multiplier)
        * (level == Level.INITIAL ? table.initial(notional) : table.maintenance(notional));
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
        if (positions.get(j).instrument().equals(instrument)) {
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
      if (positions.get(j).instrument().equals(position.instrument())) {
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
    List<Position> positions = account.positions();
    InstrumentId instrument = positions.get(index).instrument();
    double equityElsewhere = account.collateral();
    double maintenanceElsewhere = 0;
    double cost = 0;
    double net = 0;
    List<Double> legs = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      Position position = positions.get(i);
      equityElsewhere += position.isolatedCollateral();
      if (position.instrument().equals(instrument)) {
        cost += position.quantity() * position.entryPrice();
        net += position.quantity();
        legs.add(position.quantity());
      } else {
        equityElsewhere += position.unrealizedPnl(market.mark(position.instrument()));
        maintenanceElsewhere +=
            paysItself(positions, i) ? group(account, i, market, multiplier, Level.MAINTENANCE) : 0;
      }
    }
    double[] quantities =
        rules.netting() == Netting.NET
            ? new double[] {net}
            : legs.stream().mapToDouble(Double::doubleValue).toArray();
    return new LiquidationPrice(
        equityElsewhere,
        maintenanceElsewhere,
        cost,
        quantities,
        factor(account, instrument, multiplier),
        rules.of(instrument).brackets());
  }

  @Override
  public MarginExplanation explain(
      Account account, MarketState market, MarginMultiplier multiplier) {
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
