package io.plimsoll.margin;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.Conventions.Valuation;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.collateral.CollateralSchedule;
import io.plimsoll.margin.liquidation.LiquidationRules;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads {@link VenueRules} from a file's tree. */
final class VenueRulesReader {
  private VenueRulesReader() {}

  static VenueRules read(ConfigTree tree, LocalDate day) {
    String form = tree.optionalText("form").orElse(VenueRules.FORM);
    if (!form.equals(VenueRules.FORM)) {
      throw tree.error("form", "must be " + VenueRules.FORM + " here, was '" + form + "'");
    }
    String venue = tree.text("venue");
    LocalDate date = date(tree, "effective-date", tree.text("effective-date"));
    Optional<LocalDate> until = tree.optionalText("until").map(text -> date(tree, "until", text));
    String source = tree.text("source");
    Netting netting = choice(tree, "netting", Netting.values(), Netting.NET);
    double taker = tree.number("taker-fee", 0);
    double liquidation = tree.number("liquidation-fee", 0);
    Conventions conventions = conventions(tree);
    // Before their first day the rules are read as of that day; that they do not hold says RuleSet.
    Map<String, InstrumentRules> instruments =
        instruments(tree, date, day.isBefore(date) ? date : day);
    if (tree.has("liquidation")) {
      // Another reader's section; a bad value in it is an error of this file all the same.
      LiquidationRules.from(tree);
    }
    tree.rejectUnknownKeys();
    return checked(
        tree,
        "venue",
        () ->
            new VenueRules(
                venue, date, until, source, netting, taker, liquidation, conventions, instruments));
  }

  private static Conventions conventions(ConfigTree tree) {
    Optional<String> currency = tree.optionalText("margin-currency");
    double closing = tree.number("closing-fee", 0);
    double crossClosing = tree.number("cross-closing-fee", 0);
    Valuation valuation = choice(tree, "maintenance-at", Valuation.values(), Valuation.MARK);
    double transfer = tree.number("transfer-fraction", 0);
    Optional<CollateralSchedule> collateral =
        tree.has("collateral")
            ? Optional.of(CollateralSchedule.from(tree.child("collateral")))
            : Optional.empty();
    Set<MarginMethod> methods = EnumSet.noneOf(MarginMethod.class);
    for (String text : tree.texts("methods")) {
      methods.add(parsed(tree, "methods", text, MarginMethod.values()));
    }
    if (!tree.has("methods")) {
      methods.addAll(Conventions.PLAIN.methods());
    }
    return checked(
        tree,
        "venue",
        () ->
            new Conventions(
                currency, closing, crossClosing, valuation, transfer, collateral, methods));
  }

  /**
   * Rules by symbol. An instrument may stand in the file several times with dates of its own; the
   * latest that is in force on the day holds.
   */
  private static Map<String, InstrumentRules> instruments(
      ConfigTree tree, LocalDate from, LocalDate day) {
    Map<String, TreeMap<LocalDate, InstrumentRules>> versions = new LinkedHashMap<>();
    for (ConfigTree item : tree.children("instruments")) {
      String symbol = item.text("instrument");
      LocalDate date =
          item.optionalText("effective-date")
              .map(text -> date(item, "effective-date", text))
              .orElse(from);
      if (date.isBefore(from)) {
        throw item.error(
            "effective-date", "must not be before the file's " + from + ", was " + date);
      }
      double tick = item.number("tick");
      MarginSchedule schedule = ScheduleReader.read(item);
      item.rejectUnknownKeys();
      InstrumentRules rules = checked(item, "tick", () -> new InstrumentRules(tick, schedule));
      if (versions.computeIfAbsent(symbol, s -> new TreeMap<>()).put(date, rules) != null) {
        throw item.error("instrument", "stands twice in the file: '" + symbol + "'");
      }
    }
    Map<String, InstrumentRules> instruments = new LinkedHashMap<>();
    versions.forEach(
        (symbol, dated) -> {
          var inForce = dated.floorEntry(day);
          if (inForce != null) {
            instruments.put(symbol, inForce.getValue());
          }
        });
    return instruments;
  }

  private static LocalDate date(ConfigTree tree, String key, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw tree.error(key, "must be a date such as 2025-01-31, was '" + text + "'");
    }
  }

  private static <E extends Enum<E>> E choice(
      ConfigTree tree, String key, E[] values, E otherwise) {
    return tree.optionalText(key).map(t -> parsed(tree, key, t, values)).orElse(otherwise);
  }

  private static <E extends Enum<E>> E parsed(
      ConfigTree tree, String key, String text, E[] values) {
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    List<String> names = Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    throw tree.error(key, "must be " + String.join(" or ", names) + ", was '" + text + "'");
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
}
