package io.plimsoll.margin;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.CrossMargin.Level;
import io.plimsoll.margin.MarginExplanation.PositionExplanation;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells in trees what {@link CrossMargin} computes in plain arithmetic, operation by operation in
 * the same order.
 */
final class CrossExplanation {
  private final CrossMargin margin;
  private final Account account;
  private final MarketState market;
  private final MarginMultiplier multiplier;

  CrossExplanation(
      CrossMargin margin, Account account, MarketState market, MarginMultiplier multiplier) {
    this.margin = margin;
    this.account = account;
    this.market = market;
    this.multiplier = multiplier;
  }

  MarginExplanation explain() {
    Explanation equity = explainEquity();
    Explanation initial = explainRequirement(Level.INITIAL);
    Explanation maintenance = explainRequirement(Level.MAINTENANCE);
    List<PositionExplanation> positions = new ArrayList<>();
    for (int i = 0; i < account.positions().size(); i++) {
      LiquidationPrice price = margin.liquidationPrice(account, i, market, multiplier);
      positions.add(new PositionExplanation(price.explainLiquidation(), price.explainBankruptcy()));
    }
    Explanation free =
        Explanation.of(
            "free collateral",
            Operation.MAXIMUM,
            Explanation.input("nothing", 0),
            Explanation.of(
                "equity less initial requirement", Operation.DIFFERENCE, equity, initial));
    return new MarginExplanation(
        initial, maintenance, equity, free, explainRatio(maintenance, equity), positions);
  }

  private static Explanation explainRatio(Explanation maintenance, Explanation equity) {
    return equity.value() > 0
        ? Explanation.of("margin ratio", Operation.RATIO, maintenance, equity)
        : Explanation.input(
            "margin ratio without positive equity",
            MarginResult.ratio(maintenance.value(), equity.value()));
  }

  private Explanation explainEquity() {
    List<Explanation> parts = new ArrayList<>();
    parts.add(Explanation.input("collateral", account.collateral()));
    for (Position position : account.positions()) {
      parts.add(
          Explanation.input(
              "isolated collateral of " + position.instrument(), position.isolatedCollateral()));
    }
    for (Position position : account.positions()) {
      parts.add(
          Explanation.of(
              "unrealised gain on " + position.instrument(),
              Operation.PRODUCT,
              Explanation.input("quantity", position.quantity()),
              Explanation.of(
                  "move since entry",
                  Operation.DIFFERENCE,
                  Explanation.input("mark", market.mark(position.instrument())),
                  Explanation.input("entry price", position.entryPrice()))));
    }
    return Explanation.of("equity", Operation.SUM, parts);
  }

  private Explanation explainRequirement(Level level) {
    List<Explanation> parts = new ArrayList<>();
    for (int i = 0; i < account.positions().size(); i++) {
      if (margin.paysItself(account.positions(), i)) {
        parts.add(explainGroup(i, level));
      }
    }
    if (parts.isEmpty()) {
      parts.add(Explanation.input("no positions", 0));
    }
    return Explanation.of(level.label, Operation.SUM, parts);
  }

  private Explanation explainGroup(int i, Level level) {
    InstrumentId instrument = account.positions().get(i).instrument();
    BracketTable table = margin.rules().of(instrument).brackets();
    Explanation notional =
        Explanation.of(
            "notional",
            Operation.PRODUCT,
            Explanation.input("size", Math.abs(margin.exposure(account.positions(), i))),
            Explanation.input("mark", market.mark(instrument)));
    int tier = table.bracketOf(notional.value());
    Explanation published =
        level == Level.INITIAL
            ? Explanation.of(
                "published initial margin",
                Operation.PRODUCT,
                notional,
                Explanation.input("initial rate", table.initialRate(tier)))
            : Explanation.of(
                "published maintenance margin",
                Operation.DIFFERENCE,
                Explanation.of(
                    "notional at the tier's rate",
                    Operation.PRODUCT,
                    notional,
                    Explanation.input("maintenance rate", table.maintenanceRate(tier))),
                Explanation.input("maintenance amount", table.maintenanceAmount(tier)));
    return Explanation.of(
        level.label + " of " + instrument,
        Operation.PRODUCT,
        Explanation.input("margin multiplier", CrossMargin.factor(account, instrument, multiplier)),
        published);
  }
}
