package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the files of all portfolio forms have in common. */
final class RuleFields {
  private RuleFields() {}

  /** Venue, dates and source; the form must be the one that reads the file. */
  static RuleHeader header(ConfigTree tree, String form) {
    String given = tree.text("form");
    if (!given.equals(form)) {
      throw tree.error("form", "must be " + form + " here, was '" + given + "'");
    }
    String venue = tree.text("venue");
    String source = tree.text("source");
    LocalDate from = date(tree, "effective-date", tree.text("effective-date"));
    return checked(
        tree,
        "venue",
        () ->
            new RuleHeader(
                venue,
                from,
                tree.optionalText("until").map(text -> date(tree, "until", text)),
                source));
  }

  private static LocalDate date(ConfigTree tree, String key, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw tree.error(key, "must be a date such as 2025-01-31, was '" + text + "'");
    }
  }

  /** Scenarios: {@code spot} is the relative move, {@code weight} 1 where it is not given. */
  static List<Scenario> scenarios(ConfigTree tree, String key) {
    List<Scenario> scenarios = new ArrayList<>();
    for (ConfigTree item : tree.children(key)) {
      VolatilityMove move = move(item);
      double factor = 1 + item.number("spot");
      double weight = item.number("weight", 1);
      scenarios.add(checked(item, "spot", () -> new Scenario(factor, move, weight)));
      item.rejectUnknownKeys();
    }
    if (scenarios.isEmpty()) {
      throw tree.error(key, "must have at least one scenario");
    }
    return scenarios;
  }

  private static VolatilityMove move(ConfigTree item) {
    String text = item.text("volatility");
    return switch (text) {
      case "up" -> VolatilityMove.UP;
      case "same" -> VolatilityMove.SAME;
      case "down" -> VolatilityMove.DOWN;
      case "skew-linear" -> VolatilityMove.SKEW_LINEAR;
      case "skew-absolute" -> VolatilityMove.SKEW_ABSOLUTE;
      default ->
          throw item.error(
              "volatility",
              "must be up, same, down, skew-linear or skew-absolute, was '" + text + "'");
    };
  }

  /** How far volatility moves. */
  static VolatilityShock volatility(ConfigTree tree) {
    return record(
        tree,
        "volatility",
        item ->
            new VolatilityShock(
                item.number("up"),
                item.number("down"),
                item.number("short-term-power"),
                item.number("long-term-power"),
                item.number("floor-days"),
                item.number("reference-days", 30),
                item.number("minimum-up", 0)));
  }

  /** Haircuts by asset; none where the key is missing. */
  static Map<String, CollateralTerms> collateral(ConfigTree tree) {
    return byName(
        tree, "collateral", "asset", item -> new CollateralTerms(item.number("haircut", 0)));
  }

  /** What closing costs. */
  static ScanRules.Fees fees(ConfigTree tree, String key) {
    return record(
        tree,
        key,
        item ->
            new ScanRules.Fees(
                item.number("linear-rate"), item.number("option-rate"), item.number("option-cap")));
  }

  /** A list of steps, each with a floor and a rate. */
  static Ladder ladder(ConfigTree tree, String key, String rate) {
    List<ConfigTree> rows = tree.children(key);
    double[] floors = new double[rows.size()];
    double[] rates = new double[rows.size()];
    for (int i = 0; i < floors.length; i++) {
      floors[i] = rows.get(i).number("floor");
      rates[i] = rows.get(i).number(rate);
      rows.get(i).rejectUnknownKeys();
    }
    return checked(tree, key, () -> new Ladder(floors, rates));
  }

  /** Records by a name that must not repeat. */
  static <T> Map<String, T> byName(
      ConfigTree tree, String key, String name, Function<ConfigTree, T> read) {
    Map<String, T> found = new LinkedHashMap<>();
    for (ConfigTree item : tree.children(key)) {
      String text = item.text(name);
      T value = checked(item, name, () -> read.apply(item));
      if (found.put(text, value) != null) {
        throw item.error(name, "stands twice in the file: '" + text + "'");
      }
      item.rejectUnknownKeys();
    }
    return found;
  }

  /** The record below a key; a bad value is an error that names file, key and value. */
  static <T> T record(ConfigTree tree, String key, Function<ConfigTree, T> read) {
    ConfigTree item = tree.child(key);
    T value = checked(tree, key, () -> read.apply(item));
    item.rejectUnknownKeys();
    return value;
  }

  static <T> T checked(ConfigTree tree, String key, Supplier<T> build) {
    try {
      return build.get();
    } catch (PlimsollException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw tree.error(key, "holds a bad value: " + e.getMessage());
    }
  }

  /** A constant from the lower-case text at a key. */
  static <E extends Enum<E>> E constant(ConfigTree item, String key, E[] values) {
    String text = item.text(key);
    List<String> known = new ArrayList<>();
    for (E value : values) {
      String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text)) {
        return value;
      }
      known.add(name);
    }
    throw item.error(key, "must be " + String.join(" or ", known) + ", was '" + text + "'");
  }
}
