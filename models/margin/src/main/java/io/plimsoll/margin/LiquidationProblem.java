package io.plimsoll.margin;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Conventions.Valuation;
import io.plimsoll.margin.CrossMargin.Level;
import io.plimsoll.margin.LiquidationPrice.Leg;
import io.plimsoll.margin.LiquidationPrice.Problem;
import io.plimsoll.margin.VenueRules.Netting;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what the liquidation price of one instrument of a cross account depends on, in the
 * instrument's settlement units.
 */
final class LiquidationProblem {
  private final CrossMargin margin;
  private final VenueRules rules;
  private final Account account;
  private final MarketState market;
  private final InstrumentId instrument;
  private final Contract contract;
  private final MarginSchedule schedule;
  private final double rate;

  LiquidationProblem(CrossMargin margin, Account account, int index, MarketState market) {
    this.margin = margin;
    this.rules = margin.rules();
    this.account = account;
    this.market = market;
    this.instrument = account.positions().get(index).instrument();
    this.contract = Terms.contract(market, instrument);
    this.schedule = rules.of(contract).schedule();
    this.rate = Terms.rate(rules, contract, market);
  }

  LiquidationPrice pose(MarginMultiplier multiplier) {
    List<Position> positions = account.positions();
    double maintenanceElsewhere = 0;
    for (int i = 0; i < positions.size(); i++) {
      if (!positions.get(i).instrument().equals(instrument)) {
        maintenanceElsewhere +=
            margin.paysItself(positions, i)
                ? margin.group(account, i, market, multiplier, Level.MAINTENANCE)
                : 0;
      }
    }
    double factor = CrossMargin.factor(account, instrument, multiplier);
    double cross = rules.conventions().crossClosingFee();
    double bankruptcy = cross == 0 ? 0 : Math.max(0, bankruptcyValue());
    return problem(factor, maintenanceElsewhere, legs(bankruptcy * cross));
  }

  /** What closing a quantity at the bankruptcy price costs, settlement units. */
  double feeAtBankruptcy(double quantity) {
    double fee = rules.conventions().crossClosingFee();
    return Math.abs(quantity) * contract.size() * (fee * Math.max(0, bankruptcyValue()));
  }

  /** Value per unit (u) at which nothing is left once closing is paid for; zero where none. */
  private double bankruptcyValue() {
    return problem(1, 0, legs(0)).bankruptcy().stream()
        .map(price -> inverse() ? 1 / price : price)
        .findFirst()
        .orElse(0);
  }

  private LiquidationPrice problem(double factor, double maintenanceElsewhere, List<Leg> legs) {
    double equity = account.collateral();
    if (!account.balances().isEmpty()) {
      equity += Terms.credit(rules, account, market);
    }
    double wealth = equity;
    double cost = 0;
    double net = 0;
    for (Position position : account.positions()) {
      Contract other = Terms.contract(market, position.instrument());
      double otherRate = Terms.rate(rules, other, market);
      equity += position.isolatedCollateral() * otherRate;
      wealth += position.isolatedCollateral() * otherRate;
      if (position.instrument().equals(instrument)) {
        cost += position.quantity() * contract.value(position.entryPrice());
        net += position.quantity();
      } else {
        double mark = Terms.mark(market, position.instrument());
        equity += margin.counted(position, market);
        wealth += position.unrealizedPnl(other, mark) * otherRate;
      }
    }
    double quantity = signed(net);
    return new LiquidationPrice(
        new Problem(
            equity / rate,
            wealth / rate,
            maintenanceElsewhere / rate,
            cost,
            quantity,
            Terms.premiumOnly(schedule) ? 0 : quantity,
            factor,
            rules.conventions().crossClosingFee(),
            inverse(),
            legs));
  }

  private boolean inverse() {
    return inverse(contract);
  }

  /** Whether the value of a contract is linear in one over its price. */
  static boolean inverse(Contract contract) {
    return contract.payoff() == Payoff.INVERSE && !(contract instanceof EuropeanOption);
  }

  private double signed(double quantity) {
    return inverse() ? -quantity * contract.size() : quantity * contract.size();
  }

  private List<Leg> legs(double fixedPerUnit) {
    List<Leg> legs = new ArrayList<>();
    List<Position> positions = account.positions();
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i).instrument().equals(instrument)
          && (rules.netting() == Netting.GROSS || legs.isEmpty())) {
        legs.add(leg(i, fixedPerUnit));
      }
    }
    return legs;
  }

  private Leg leg(int i, double fixedPerUnit) {
    double net = margin.exposure(account.positions(), i);
    double quantity = net * contract.size();
    double size = Math.abs(quantity);
    double fee = rules.conventions().closingFee();
    double fixed = size * fixedPerUnit;
    if (rules.conventions().valuation() == Valuation.ENTRY) {
      double notional =
          margin.notional(account.positions(), i, net, contract, market, Level.MAINTENANCE);
      double requirement = schedule.maintenance(quantity, notional);
      return new Leg(
          size,
          new double[1],
          new double[1],
          new double[] {-requirement},
          0,
          notional * fee + fixed);
    }
    int n = schedule.segments();
    double[] from = new double[n];
    double[] rates = new double[n];
    double[] amounts = new double[n];
    for (int s = 0; s < n; s++) {
      from[s] = schedule.segmentFrom(s, quantity);
      rates[s] = schedule.maintenanceRate(s, quantity);
      amounts[s] = schedule.maintenanceAmount(s, quantity);
    }
    return new Leg(size, from, rates, amounts, fee, fixed);
  }
}
