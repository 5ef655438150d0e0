package io.plimsoll.margin;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Conventions.Valuation;
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
                "equity less what must stay", Operation.DIFFERENCE, equity, stays(initial)));
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

  private Explanation stays(Explanation initial) {
    return Explanation.of(
        "what must stay",
        Operation.MAXIMUM,
        initial,
        Explanation.input("fraction of the total notional", margin.retained(account, market)));
  }

  private Explanation explainEquity() {
    List<Explanation> parts = new ArrayList<>();
    parts.add(new AccountCollateral(margin.rules(), account, market).explainWallet());
    for (Position position : account.positions()) {
      Contract contract = Terms.contract(market, position.instrument());
      parts.add(
          converted(
              contract,
              Explanation.input(
                  "isolated collateral of " + position.instrument(),
                  position.isolatedCollateral())));
    }
    for (Position position : account.positions()) {
      parts.add(explainGain(position));
    }
    return Explanation.of("equity", Operation.SUM, parts);
  }

  private Explanation explainGain(Position position) {
    Contract contract = Terms.contract(market, position.instrument());
    Explanation quantity = Explanation.input("quantity", position.quantity());
    Explanation entry = value(contract, "entry price", position.entryPrice());
    String label = "unrealised gain on " + position.instrument();
    if (Terms.premiumOnly(margin.rules().of(contract).schedule())) {
      return converted(
          contract,
          Explanation.of(
              "premium of " + position.instrument(),
              Operation.PRODUCT,
              Explanation.input("less", -1),
              Explanation.of("premium paid", Operation.PRODUCT, quantity, entry)));
    }
    return converted(
        contract,
        Explanation.of(
            label,
            Operation.PRODUCT,
            quantity,
            Explanation.of(
                "move since entry",
                Operation.DIFFERENCE,
                value(contract, "mark", Terms.mark(market, position.instrument())),
                entry)));
  }

  /** The value of one contract at a price, settlement units. */
  private static Explanation value(Contract contract, String label, double price) {
    if (LiquidationProblem.inverse(contract)) {
      return Explanation.of(
          "value at the " + label,
          Operation.RATIO,
          Explanation.input("less the contract's size", -contract.size()),
          Explanation.input(label, price));
    }
    return contract.size() == 1
        ? Explanation.input(label, price)
        : Explanation.of(
            "value at the " + label,
            Operation.PRODUCT,
            Explanation.input("contract size", contract.size()),
            Explanation.input(label, price));
  }

  private Explanation converted(Contract contract, Explanation amount) {
    if (!Terms.converts(margin.rules(), contract)) {
      return amount;
    }
    return Explanation.of(
        amount.label() + " in margin currency",
        Operation.PRODUCT,
        amount,
        Explanation.input(
            "price of " + contract.settlement(), Terms.rate(margin.rules(), contract, market)));
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
    Contract contract = Terms.contract(market, instrument);
    MarginSchedule schedule = margin.rules().of(contract).schedule();
    double quantity = margin.exposure(account.positions(), i) * contract.size();
    Explanation notional = explainNotional(i, contract, level);
    Explanation published =
        level == Level.INITIAL
            ? ScheduleExplanation.initial(
                schedule, notional, quantity, schedule.state(contract, market))
            : ScheduleExplanation.maintenance(schedule, notional, quantity);
    Explanation scaled =
        Explanation.of(
            level.label + " of " + instrument,
            Operation.PRODUCT,
            Explanation.input(
                "margin multiplier", CrossMargin.factor(account, instrument, multiplier)),
            published);
    return converted(contract, level == Level.INITIAL ? scaled : withFees(scaled, notional, i));
  }

  private Explanation explainNotional(int i, Contract contract, Level level) {
    double net = margin.exposure(account.positions(), i);
    if (margin.rules().conventions().valuation() == Valuation.ENTRY && level == Level.MAINTENANCE) {
      return Explanation.input(
          "notional at entry",
          margin.notional(account.positions(), i, net, contract, market, level));
    }
    Explanation size = Explanation.input("size", Math.abs(net));
    if (!LiquidationProblem.inverse(contract)) {
      return Explanation.of(
          "notional",
          Operation.PRODUCT,
          size,
          value(contract, "mark", Terms.mark(market, contract.id())));
    }
    return Explanation.of(
        "notional",
        Operation.PRODUCT,
        size,
        Explanation.of(
            "value at the mark",
            Operation.RATIO,
            Explanation.input("contract size", contract.size()),
            Explanation.input("mark", Terms.mark(market, contract.id()))));
  }

  private Explanation withFees(Explanation scaled, Explanation notional, int i) {
    Conventions conventions = margin.rules().conventions();
    if (conventions.closingFee() == 0 && conventions.crossClosingFee() == 0) {
      return scaled;
    }
    return Explanation.of(
        scaled.label() + " with fees",
        Operation.SUM,
        scaled,
        Explanation.of(
            "closing fee",
            Operation.PRODUCT,
            notional,
            Explanation.input("fraction", conventions.closingFee())),
        Explanation.input(
            "closing fee at the bankruptcy price", margin.crossFee(account, i, market)));
  }
}
