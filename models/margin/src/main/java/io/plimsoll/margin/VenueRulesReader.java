package io.plimsoll.margin;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Reads {@link VenueRules} from a file's tree. */
final class VenueRulesReader {
  private VenueRulesReader() {}

  static VenueRules read(ConfigTree tree) {
    String venue = tree.text("venue");
    LocalDate date = date(tree);
    String source = tree.text("source");
    Netting netting = netting(tree);
    double taker = tree.number("taker-fee", 0);
    double liquidation = tree.number("liquidation-fee", 0);
    Map<String, InstrumentRules> instruments = new LinkedHashMap<>();
    for (ConfigTree item : tree.children("instruments")) {
      String symbol = item.text("instrument");
      if (instruments.put(symbol, instrument(item)) != null) {
        throw item.error("instrument", "stands twice in the file: '" + symbol + "'");
      }
    }
    tree.rejectUnknownKeys();
    return checked(
        tree,
        "venue",
        () -> new VenueRules(venue, date, source, netting, taker, liquidation, instruments));
  }

  private static LocalDate date(ConfigTree tree) {
    String text = tree.text("effective-date");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw tree.error("effective-date", "must be a date such as 2025-01-31, was '" + text + "'");
    }
  }

  private static Netting netting(ConfigTree tree) {
    String text = tree.optionalText("netting").orElse("net");
    for (Netting netting : Netting.values()) {
      if (netting.name().toLowerCase(Locale.ROOT).equals(text)) {
        return netting;
      }
    }
    throw tree.error("netting", "must be net or gross, was '" + text + "'");
  }

  private static InstrumentRules instrument(ConfigTree item) {
    double tick = item.number("tick");
    List<ConfigTree> rows = item.children("brackets");
    int n = rows.size();
    double[] floors = new double[n];
    double[] initial = new double[n];
    double[] maintenance = new double[n];
    double cap = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      ConfigTree row = rows.get(i);
      floors[i] = row.number("floor");
      if (i > 0 && floors[i] != cap) {
        throw row.error(
            "floor", "must be the cap of the bracket before it, " + cap + ", was " + floors[i]);
      }
      cap = row.number("cap", Double.POSITIVE_INFINITY);
      initial[i] = initialRate(row);
      maintenance[i] = row.number("maintenance-rate");
    }
    double last = cap;
    BracketTable table =
        checked(item, "brackets", () -> new BracketTable(floors, initial, maintenance, last));
    for (int i = 0; i < n; i++) {
      checkAmount(rows.get(i), table, i);
      rows.get(i).rejectUnknownKeys();
    }
    item.rejectUnknownKeys();
    return checked(item, "tick", () -> new InstrumentRules(tick, table));
  }

  private static double initialRate(ConfigTree row) {
    if (row.has("max-leverage") == row.has("initial-rate")) {
      throw row.error("initial-rate", "or 'max-leverage' must be given, and not both");
    }
    return row.has("initial-rate") ? row.number("initial-rate") : 1 / row.number("max-leverage");
  }

  /**
   * A published maintenance amount is redundant; where it stands in the file it must agree, or one
   * of them is a typing error.
   */
  private static void checkAmount(ConfigTree row, BracketTable table, int bracket) {
    double expected = table.maintenanceAmount(bracket);
    double given = row.number("maintenance-amount", expected);
    if (Math.abs(given - expected) > 0.005 + 1e-9 * Math.abs(expected)) {
      throw row.error(
          "maintenance-amount",
          "must be " + expected + " for brackets without a step, was " + given);
    }
  }

  private static <T> T checked(ConfigTree tree, String key, Supplier<T> build) {
    try {
      return build.get();
    } catch (PlimsollException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw tree.error(key, "holds a bad value: " + e.getMessage());
    }
  }
}
