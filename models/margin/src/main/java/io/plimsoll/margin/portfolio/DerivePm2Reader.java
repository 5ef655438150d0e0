package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.liquidation.LiquidationRules;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Basis;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Collateral;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Contingency;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Discounting;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Loss;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Offset;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Oracle;
import java.util.List;
import java.util.Map;

/** Reads {@link DerivePm2Rules} from a file's tree. */
final class DerivePm2Reader {
  private DerivePm2Reader() {}

  static DerivePm2Rules read(ConfigTree tree) {
    RuleHeader header = RuleFields.header(tree, DerivePm2Rules.FORM);
    String underlying = tree.text("underlying");
    String cash = tree.text("cash-asset");
    double window = tree.number("settlement-window-seconds");
    List<Scenario> scenarios = RuleFields.scenarios(tree, "scenarios");
    VolatilityShock volatility = RuleFields.volatility(tree);
    SkewShock skew = RuleFields.record(tree, "skew", DerivePm2Reader::skew);
    Loss loss = RuleFields.record(tree, "loss", DerivePm2Reader::loss);
    Discounting discounting = RuleFields.record(tree, "discounting", DerivePm2Reader::discounting);
    Basis basis = RuleFields.record(tree, "basis", DerivePm2Reader::basis);
    Contingency maintenance =
        RuleFields.record(tree, "maintenance-contingency", DerivePm2Reader::contingency);
    Contingency initial =
        RuleFields.record(tree, "further-initial-contingency", DerivePm2Reader::contingency);
    Oracle oracle =
        RuleFields.record(
            tree, "oracle", item -> new Oracle(item.number("threshold"), item.number("scale")));
    Map<String, Collateral> collateral =
        RuleFields.byName(tree, "collateral", "asset", DerivePm2Reader::collateral);
    if (tree.has("liquidation")) {
      // Another reader's section; a bad value in it is an error of this file all the same.
      LiquidationRules.from(tree);
    }
    tree.rejectUnknownKeys();
    return RuleFields.checked(
        tree,
        "underlying",
        () ->
            new DerivePm2Rules(
                header,
                underlying,
                cash,
                window,
                scenarios,
                volatility,
                skew,
                loss,
                discounting,
                basis,
                maintenance,
                initial,
                oracle,
                collateral));
  }

  private static SkewShock skew(ConfigTree item) {
    return new SkewShock(
        item.number("linear-cap"),
        item.number("linear-change"),
        item.number("absolute-cap"),
        item.number("absolute-change"),
        item.number("minimum-width"),
        item.number("width-scale"),
        item.number("width-level"),
        item.number("width-slope"));
  }

  private static Loss loss(ConfigTree item) {
    return new Loss(
        item.number("maintenance-factor"),
        item.number("initial-factor"),
        item.number("peg-threshold"),
        item.number("peg-factor"));
  }

  private static Discounting discounting(ConfigTree item) {
    return new Discounting(
        item.number("long-base"),
        item.number("long-rate-scale"),
        item.number("long-spread"),
        item.number("short-base"),
        item.number("short-rate-scale"),
        item.number("short-spread"));
  }

  private static Basis basis(ConfigTree item) {
    return new Basis(
        1 + item.number("up"),
        1 + item.number("down"),
        item.number("add"),
        item.number("multiply"));
  }

  private static Contingency contingency(ConfigTree item) {
    return new Contingency(item.number("perpetual"), item.number("option"));
  }

  private static Collateral collateral(ConfigTree item) {
    return new Collateral(
        RuleFields.constant(item, "offset", Offset.values()),
        item.number("maintenance-haircut"),
        item.number("further-initial-haircut"));
  }
}
