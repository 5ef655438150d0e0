package io.plimsoll.margin.portfolio;

import static io.plimsoll.margin.portfolio.UnitExplanation.product;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import java.util.List;

/** What an account holds on one underlying, under {@link ScanRules}. */
final class ScanUnit extends ScannedUnit {
  private final ScanRules rules;
  private double net;
  private double hedged;
  private double nakedShorts;
  private double spot;
  private double fees;

  ScanUnit(ScanRules rules, Holdings holdings, MarketState market, MarginMultiplier multiplier) {
    super(
        new Linked(holdings, market, Linked.termsOf(holdings, rules.collateral()).orElse(null)),
        rules.scenarios(),
        List.of(),
        rules.volatilityShock(),
        multiplier,
        rules.settlementWindowSeconds());
    this.rules = rules;
  }

  @Override
  double dampened(double weighted, double spotFactor) {
    return rules.dampener().apply(weighted, spotFactor);
  }

  @Override
  Explanation explainDampened(Explanation weighted, double spotFactor) {
    Explanation nothing = Explanation.input("nothing", 0);
    Explanation damp = Explanation.input("dampener", rules.dampener().most(spotFactor));
    return weighted.value() > 0
        ? Explanation.of(
            "dampened gain",
            Operation.MAXIMUM,
            nothing,
            Explanation.of("less", Operation.DIFFERENCE, weighted, damp))
        : Explanation.of(
            "dampened loss",
            Operation.MINIMUM,
            nothing,
            Explanation.of("less", Operation.SUM, weighted, damp));
  }

  @Override
  void evaluateRest() {
    spot = linked.spot * move;
    double rest = linked.balance - linked.coinPremiums;
    double up = Math.max(0, rest);
    double down = Math.max(0, -rest);
    for (double exposure : linked.exposure) {
      up += Math.max(0, exposure);
      down += Math.max(0, -exposure);
    }
    up *= move;
    down *= move;
    nakedShorts = 0;
    for (int e = 0; e < linked.book.expiries(); e++) {
      for (int i = linked.book.start[e]; i < linked.book.start[e + 1]; i++) {
        double exposure =
            live[e] * UnitExplanation.exposure(engine, linked.book, unchanged, i, move);
        up += Math.max(0, exposure);
        down += Math.max(0, -exposure);
      }
      nakedShorts += linked.book.netShortQuantity(e);
    }
    net = Math.abs(up - down) / spot;
    hedged = Math.min(up, down) / spot;
    fees = linked.closingCost(rules.fees(), engine, unchanged, move);
  }

  private double base() {
    double floor = (rules.deltaFloor().net() * net + rules.deltaFloor().hedged() * hedged) * spot;
    double more =
        (rules.additions().nakedShort() * nakedShorts + rules.additions().offset() * hedged) * spot;
    return Math.max(loss(0, unchanged), floor) + more;
  }

  private double levelFactor(Level level) {
    return switch (level) {
      case INITIAL -> rules.initialFactor();
      case MAINTENANCE -> rules.maintenanceFactor();
    };
  }

  @Override
  public double requirement(Level level) {
    return factor * levelFactor(level) * base() + fees;
  }

  @Override
  public Explanation explainRequirement(Level level) {
    Explanation hedgedDelta = Explanation.input("hedged delta", hedged);
    return Explanation.of(
        level.label + " of " + underlying(),
        Operation.SUM,
        product(
            "scaled",
            Explanation.input("margin multiplier", factor),
            Explanation.input("part of the base", levelFactor(level)),
            Explanation.of(
                "base",
                Operation.SUM,
                Explanation.of(
                    "greater of loss and floor",
                    Operation.MAXIMUM,
                    explainLoss("loss", 0, unchanged),
                    weighed(
                        "floor by delta",
                        rules.deltaFloor().net(),
                        Explanation.input("net delta", net),
                        rules.deltaFloor().hedged(),
                        hedgedDelta)),
                weighed(
                    "additions",
                    rules.additions().nakedShort(),
                    Explanation.input("naked shorts", nakedShorts),
                    rules.additions().offset(),
                    hedgedDelta))),
        Explanation.input("fees of closing", fees));
  }

  private Explanation weighed(String label, double a, Explanation x, double b, Explanation y) {
    return product(
        label,
        Explanation.of(
            "units",
            Operation.SUM,
            product("first", Explanation.input("fraction", a), x),
            product("second", Explanation.input("fraction", b), y)),
        Explanation.input("spot", spot));
  }
}
