package io.plimsoll.margin.file;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as a trader or auditor writes it down; the fields are those of the server's account
 * endpoint, with time and balances beside them. {@code docs/MARGIN.md} has examples.
 *
 * @param time the moment at which the account stood so; rules must have been in force
 * @param marks by instrument, where the file states them itself
 */
public record AccountFile(
    Account account, Instant time, Optional<MarginMethod> mode, Map<InstrumentId, Double> marks) {
  public AccountFile {
    marks = Map.copyOf(marks);
  }

  /** Reads a parsed file; errors name file, field and value. */
  public static AccountFile read(ConfigTree tree) {
    String id = tree.optionalText("account").orElse("account");
    Instant time =
        Fields.time(tree, "time")
            .orElseThrow(
                () -> tree.error("time", "is missing: rules hold from a date, so say when"));
    Optional<MarginMethod> mode = Fields.choice(tree, "mode", MarginMethod.class);
    double collateral = tree.number("collateral", 0);
    if (collateral < 0 && mode.orElse(MarginMethod.CROSS) != MarginMethod.PORTFOLIO) {
      throw tree.error(
          "collateral",
          "must be zero or more (a debt is a negative balance under 'balances'), was "
              + collateral);
    }
    Map<String, Double> balances = new LinkedHashMap<>();
    if (tree.has("balances")) {
      ConfigTree child = tree.child("balances");
      child.keys().forEach(asset -> balances.put(asset, child.number(asset)));
    }
    List<Position> positions = new ArrayList<>();
    Map<InstrumentId, Double> marks = new LinkedHashMap<>();
    for (ConfigTree item : tree.children("positions")) {
      Position position = position(item);
      positions.add(position);
      if (item.has("markPrice")) {
        mark(item, position.instrument(), marks);
      }
      item.rejectUnknownKeys();
    }
    tree.rejectUnknownKeys();
    Account account =
        Fields.checked(tree, "account", () -> new Account(id, collateral, balances, positions));
    return new AccountFile(account, time, mode, marks);
  }

  private static Position position(ConfigTree item) {
    InstrumentId instrument = Fields.instrument(item);
    double quantity = item.number("quantity");
    double entry = item.number("entryPrice");
    double collateral = item.number("collateral", 0);
    if (collateral < 0) {
      throw item.error("collateral", "must be zero or more, was " + collateral);
    }
    return Fields.checked(
        item,
        quantity == 0 ? "quantity" : "entryPrice",
        () -> new Position(instrument, quantity, entry, collateral));
  }

  private static void mark(
      ConfigTree item, InstrumentId instrument, Map<InstrumentId, Double> marks) {
    double mark = item.number("markPrice");
    if (!(mark > 0)) {
      throw item.error("markPrice", "must be positive, was " + mark);
    }
    Double before = marks.put(instrument, mark);
    if (before != null && before != mark) {
      throw item.error(
          "markPrice", "of " + instrument + " stands twice, as " + before + " and " + mark);
    }
  }
}
