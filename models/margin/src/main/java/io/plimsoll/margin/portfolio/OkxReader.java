package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.portfolio.OkxRules.Borrowing;
import io.plimsoll.margin.portfolio.OkxRules.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@link OkxRules} from a file's tree. */
final class OkxReader {
  private OkxReader() {}

  static OkxRules read(ConfigTree tree) {
    RuleHeader header = RuleFields.header(tree, OkxRules.FORM);
    String currency = tree.text("margin-currency");
    double initialFactor = tree.number("initial-factor");
    Map<String, Group> groups = new LinkedHashMap<>();
    for (ConfigTree item : tree.children("groups")) {
      List<String> underlyings = item.texts("underlyings");
      Group group = RuleFields.checked(item, "underlyings", () -> group(item));
      for (String underlying : underlyings) {
        if (groups.put(underlying, group) != null) {
          throw item.error("underlyings", "name '" + underlying + "' a second time");
        }
      }
      item.rejectUnknownKeys();
    }
    Map<String, Borrowing> borrowing =
        RuleFields.byName(
            tree,
            "borrowing",
            "asset",
            item -> new Borrowing(item.number("maintenance-rate"), item.number("initial-rate")));
    Map<String, CollateralTerms> collateral = RuleFields.collateral(tree);
    tree.rejectUnknownKeys();
    return RuleFields.checked(
        tree,
        "groups",
        () -> new OkxRules(header, currency, initialFactor, groups, borrowing, collateral));
  }

  private static Group group(ConfigTree item) {
    return new Group(
        RuleFields.scenarios(item, "shocks"),
        RuleFields.volatility(item),
        item.number("decay-seconds"),
        item.number("twist"),
        item.number("annual-basis"),
        item.number("rate-shift"),
        RuleFields.scenarios(item, "extremes"),
        RuleFields.fees(item, "charge"),
        RuleFields.ladder(item, "charge-steps", "multiplier"),
        RuleFields.ladder(item, "depeg", "rate"));
  }
}
