package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.portfolio.ScanRules.Additions;
import io.plimsoll.margin.portfolio.ScanRules.Dampener;
import io.plimsoll.margin.portfolio.ScanRules.DeltaFloor;
import io.plimsoll.margin.portfolio.ScanRules.Fees;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@link ScanRules} from a file's tree. */
final class ScanReader {
  private ScanReader() {}

  static ScanRules read(ConfigTree tree) {
    RuleHeader header = RuleFields.header(tree, ScanRules.FORM);
    String currency = tree.text("margin-currency");
    double window = tree.number("settlement-window-seconds", 0);
    List<Scenario> scenarios = RuleFields.scenarios(tree, "scenarios");
    VolatilityShock volatility = RuleFields.volatility(tree);
    Dampener dampener =
        optional(
            tree,
            "dampener",
            item -> new Dampener(item.number("range"), item.number("amount")),
            new Dampener(1, 0));
    DeltaFloor floor =
        optional(
            tree,
            "delta-floor",
            item -> new DeltaFloor(item.number("net"), item.number("hedged")),
            new DeltaFloor(0, 0));
    Additions additions =
        optional(
            tree,
            "additions",
            item -> new Additions(item.number("naked-short"), item.number("offset")),
            new Additions(0, 0));
    double initial = tree.number("initial-factor", 1);
    double maintenance = tree.number("maintenance-factor");
    Fees fees = tree.has("fees") ? RuleFields.fees(tree, "fees") : new Fees(0, 0, 0);
    Map<String, CollateralTerms> collateral = RuleFields.collateral(tree);
    tree.rejectUnknownKeys();
    return RuleFields.checked(
        tree,
        "maintenance-factor",
        () ->
            new ScanRules(
                header,
                currency,
                window,
                scenarios,
                volatility,
                dampener,
                floor,
                additions,
                initial,
                maintenance,
                fees,
                collateral));
  }

  private static <T> T optional(
      ConfigTree tree, String key, Function<ConfigTree, T> read, T otherwise) {
    return tree.has(key) ? RuleFields.record(tree, key, read) : otherwise;
  }
}
