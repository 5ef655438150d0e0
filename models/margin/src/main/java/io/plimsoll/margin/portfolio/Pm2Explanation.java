package io.plimsoll.margin.portfolio;

import static io.plimsoll.margin.portfolio.UnitExplanation.product;
import static io.plimsoll.margin.portfolio.UnitExplanation.sum;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Contingency;
import io.plimsoll.margin.portfolio.RiskUnit.Level;
import java.util.ArrayList;
import java.util.List;

/** Tells in trees what {@link Pm2Engine} computed last for a unit, at the market as it is. */
final class Pm2Explanation {
  private final Pm2Unit unit;
  private final Pm2Engine engine;
  private final Pm2Book book;
  private final List<String> names = new ArrayList<>();

  Pm2Explanation(Pm2Unit unit) {
    this.unit = unit;
    this.engine = unit.engine;
    this.book = unit.book;
    for (int member : unit.holdings.options) {
      names.add(unit.holdings.position(member).instrument().value());
    }
  }

  Explanation equity() {
    List<Explanation> values = new ArrayList<>();
    for (int e = 0; e < book.options.expiries(); e++) {
      values.add(valueNow(e));
    }
    List<Explanation> collateral = new ArrayList<>();
    for (int i = 0; i < book.collaterals; i++) {
      collateral.add(worth(i));
    }
    return Explanation.of(
        "equity",
        Operation.SUM,
        Explanation.of(
            "cash",
            Operation.DIFFERENCE,
            Explanation.input("wallet before premiums", unit.wallet),
            Explanation.input("premiums paid", unit.premiums)),
        Explanation.of(
            "value of everything else",
            Operation.SUM,
            Explanation.input("unrealised gain on the perpetual", book.perpGain),
            sum("options", values),
            sum("collateral", collateral)));
  }

  Explanation requirement(Level level) {
    Explanation factor =
        level == Level.MAINTENANCE
            ? Explanation.input("part of the loss", unit.rules.loss().maintenanceFactor())
            : Explanation.input("part of the loss, peg included", engine.initialFactor());
    Explanation loss =
        product(
            "required loss",
            factor,
            Explanation.of(
                "worst loss", Operation.DIFFERENCE, Explanation.input("nothing", 0), worstGain()));
    Explanation maintenance =
        Explanation.of(
            "maintenance contingencies",
            Operation.SUM,
            perp(unit.rules.maintenance()),
            option(unit.rules.maintenance()),
            Explanation.input("haircuts", engine.maintenanceHaircut()));
    Explanation contingencies =
        level == Level.MAINTENANCE
            ? maintenance
            : Explanation.of(
                "contingencies",
                Operation.SUM,
                maintenance,
                Explanation.of(
                    "initial contingencies",
                    Operation.SUM,
                    perp(unit.rules.initial()),
                    option(unit.rules.initial()),
                    Explanation.input("further haircuts", engine.initialHaircut()),
                    Explanation.input("doubt of feeds", engine.oracleContingency())));
    return product(
        level.label,
        Explanation.input("margin multiplier", unit.factor),
        Explanation.of("published requirement", Operation.SUM, loss, contingencies));
  }

  private Explanation perp(Contingency terms) {
    return product(
        "for perpetuals",
        Explanation.input("notional at spot", engine.perpNotional()),
        Explanation.input("fraction", terms.perpetual()));
  }

  private Explanation option(Contingency terms) {
    return product(
        "for short options",
        Explanation.input("net short at spot", engine.shortNotional()),
        Explanation.input("fraction", terms.option()));
  }

  private Explanation worth(int collateral) {
    return Explanation.of(
        "collateral " + collateral + " in cash",
        Operation.RATIO,
        Explanation.input("value", book.collateralUsd[collateral]),
        Explanation.input("price of cash", book.stablePrice));
  }

  /** The least of all gains; the worst scenario down to its options, the others as numbers. */
  private Explanation worstGain() {
    List<Explanation> gains = new ArrayList<>();
    for (int j = 0; j < unit.rules.scenarios().size(); j++) {
      String label = unit.rules.scenarios().get(j).label();
      gains.add(
          j == engine.worstScenario() ? gain(j, label) : Explanation.input(label, engine.gain(j)));
    }
    return Explanation.of(
        "worst of nothing, basis and scenarios",
        Operation.MINIMUM,
        Explanation.input("nothing", 0),
        Explanation.of(
            "worst of scenarios and basis",
            Operation.MINIMUM,
            Explanation.of("worst scenario", Operation.MINIMUM, gains),
            Explanation.input("basis contingency", engine.basisContingency())));
  }

  private Explanation gain(int j, String label) {
    Scenario scenario = unit.rules.scenarios().get(j);
    Explanation weight = Explanation.input("weight", scenario.weight());
    List<Explanation> parts = new ArrayList<>();
    parts.add(
        product(
            "perpetual and offsetting collateral",
            Explanation.of(
                "exposure",
                Operation.SUM,
                product(
                    "perpetual",
                    Explanation.input("quantity", book.perpQuantity),
                    Explanation.input("mark", book.perpPrice)),
                Explanation.input("offsetting collateral", engine.offsettingValue())),
            Explanation.of(
                "move",
                Operation.DIFFERENCE,
                Explanation.input("spot factor", scenario.spotFactor()),
                Explanation.input("one", 1)),
            weight));
    for (int e = 0; e < book.options.expiries(); e++) {
      Explanation part =
          product(
              "gain on expiry " + e,
              Explanation.of(
                  "change of value", Operation.DIFFERENCE, discounted(j, e), valueNow(e)),
              weight);
      parts.add(scenario.volatility().skew() ? asLoss(part) : part);
    }
    return Explanation.of(label, Operation.SUM, parts);
  }

  private static Explanation asLoss(Explanation part) {
    Explanation nothing = Explanation.input("nothing", 0);
    return Explanation.of(
        "loss, for the smile may turn the other way",
        Operation.DIFFERENCE,
        nothing,
        Explanation.of(
            "size",
            Operation.MAXIMUM,
            part,
            Explanation.of("turned", Operation.DIFFERENCE, nothing, part)));
  }

  private Explanation discounted(int scenario, int expiry) {
    Explanation shocked =
        UnitExplanation.expiry(engine.engine(), book.options, scenario, expiry, 1, names);
    return product(
        "discounted value",
        shocked,
        Explanation.input(
            "static discount",
            shocked.value() >= 0
                ? engine.positiveDiscount(expiry)
                : engine.negativeDiscount(expiry)));
  }

  private Explanation valueNow(int expiry) {
    return UnitExplanation.expiry(
        engine.engine(), book.options, engine.unchangedScenario(), expiry, 1, names);
  }
}
