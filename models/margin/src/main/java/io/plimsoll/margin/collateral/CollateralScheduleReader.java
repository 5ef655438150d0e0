package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.collateral.HaircutTiers.Unit;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a {@link CollateralSchedule} from the section of a file. */
final class CollateralScheduleReader {
  private static final double DAY_NANOS = 86_400e9;

  private CollateralScheduleReader() {}

  static CollateralSchedule read(ConfigTree tree) {
    String currency = tree.text("currency");
    List<AssetRules> assets = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (ConfigTree item : tree.children("assets")) {
      List<String> names = item.has("asset") ? List.of(item.text("asset")) : item.texts("of");
      if (names.isEmpty()) {
        throw item.error("asset", "is missing, and so is 'of', a list of assets");
      }
      AssetRules rules = asset(names.getFirst(), item);
      for (String name : names) {
        if (!seen.add(name)) {
          throw item.error("asset", "stands twice in the file: '" + name + "'");
        }
        assets.add(named(name, rules));
      }
    }
    List<ChainRules> chains = ChainRules.listFrom(tree);
    tree.rejectUnknownKeys();
    return checked(tree, "currency", () -> new CollateralSchedule(currency, assets, chains));
  }

  private static AssetRules named(String name, AssetRules rules) {
    return new AssetRules(
        name,
        rules.tiers(),
        rules.maximumAmount(),
        rules.priceCap(),
        rules.liabilityWeight(),
        rules.sizeFactor(),
        rules.depeg(),
        rules.confidence(),
        rules.concentration(),
        rules.wrongWay(),
        rules.redemption());
  }

  private static AssetRules asset(String name, ConfigTree item) {
    HaircutTiers tiers = tiers(item);
    Depeg depeg = depeg(item);
    ConfidenceHaircut confidence = confidence(item);
    Concentration concentration = concentration(item);
    WrongWay wrongWay = wrongWay(item);
    YieldToken redemption = redemption(item);
    double maximum = item.number("maximum-amount", Double.POSITIVE_INFINITY);
    double priceCap = item.number("price-cap", Double.POSITIVE_INFINITY);
    double weight = item.number("liability-weight", 1);
    double sizeFactor = item.number("size-factor", 0);
    item.rejectUnknownKeys();
    return checked(
        item,
        item.has("asset") ? "asset" : "of",
        () ->
            new AssetRules(
                name,
                tiers,
                maximum,
                priceCap,
                weight,
                sizeFactor,
                depeg,
                confidence,
                concentration,
                wrongWay,
                redemption));
  }

  private static HaircutTiers tiers(ConfigTree item) {
    if (!item.has("tiers")) {
      double rate = rate(item);
      return checked(item, "rate", () -> HaircutTiers.flat(rate));
    }
    Unit unit = choice(item, "tiers-in", Unit.values(), Unit.VALUE);
    List<ConfigTree> rows = item.children("tiers");
    double[] floors = new double[rows.size()];
    double[] rates = new double[rows.size()];
    double cap = Double.POSITIVE_INFINITY;
    for (int i = 0; i < floors.length; i++) {
      ConfigTree row = rows.get(i);
      floors[i] = row.number("floor");
      if (i > 0 && floors[i] != cap) {
        throw row.error(
            "floor", "must be the cap of the tier before it, " + cap + ", was " + floors[i]);
      }
      cap = row.number("cap", Double.POSITIVE_INFINITY);
      rates[i] = rate(row);
      row.rejectUnknownKeys();
    }
    double last = cap;
    return checked(item, "tiers", () -> new HaircutTiers(unit, floors, rates, last));
  }

  /** Venues publish the credited fraction or the haircut; which of them is in the file. */
  private static double rate(ConfigTree row) {
    if (row.has("rate") == row.has("haircut")) {
      throw row.error("rate", "or 'haircut' must be given, and not both");
    }
    String key = row.has("rate") ? "rate" : "haircut";
    double value = row.number(key);
    if (!(value >= 0 && value <= 1)) {
      throw row.error(key, "must be in [0, 1], was " + value);
    }
    return row.has("rate") ? value : 1 - value;
  }

  private static Depeg depeg(ConfigTree item) {
    if (!item.has("depeg")) {
      return Depeg.NONE;
    }
    ConfigTree tree = item.child("depeg");
    Depeg.Shape shape = choice(tree, "shape", Depeg.Shape.values(), Depeg.Shape.STEP);
    List<ConfigTree> rows = tree.children("thresholds");
    double[] prices = new double[rows.size()];
    double[] haircuts = new double[rows.size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = rows.get(i).number("price");
      haircuts[i] = rows.get(i).number("haircut");
      rows.get(i).rejectUnknownKeys();
    }
    tree.rejectUnknownKeys();
    return checked(tree, "thresholds", () -> new Depeg(shape, prices, haircuts));
  }

  private static ConfidenceHaircut confidence(ConfigTree item) {
    if (!item.has("confidence")) {
      return ConfidenceHaircut.NONE;
    }
    ConfigTree tree = item.child("confidence");
    double threshold = tree.number("threshold");
    double factor = tree.number("factor");
    tree.rejectUnknownKeys();
    return checked(item, "confidence", () -> new ConfidenceHaircut(threshold, factor));
  }

  private static Concentration concentration(ConfigTree item) {
    if (!item.has("concentration")) {
      return Concentration.NONE;
    }
    ConfigTree tree = item.child("concentration");
    double account = tree.number("account-limit", 1);
    double venue = tree.number("venue-limit", 1);
    double haircut = tree.number("haircut");
    tree.rejectUnknownKeys();
    return checked(item, "concentration", () -> new Concentration(account, venue, haircut));
  }

  private static WrongWay wrongWay(ConfigTree item) {
    if (!item.has("wrong-way")) {
      return WrongWay.NONE;
    }
    ConfigTree tree = item.child("wrong-way");
    String underlying = tree.text("underlying");
    double onLong = tree.number("long", 0);
    double onShort = tree.number("short", 0);
    double fullAt = tree.number("full-at", 0);
    tree.rejectUnknownKeys();
    return checked(item, "wrong-way", () -> new WrongWay(underlying, onLong, onShort, fullAt));
  }

  private static @Nullable YieldToken redemption(ConfigTree item) {
    if (!item.has("redemption")) {
      return null;
    }
    ConfigTree tree = item.child("redemption");
    String underlying = tree.text("underlying");
    double rate = tree.number("snapshot-rate");
    long nanos = time(tree, "snapshot-time");
    double growth = tree.number("growth-per-year");
    double days = tree.number("delay-days", 0);
    double discount = tree.number("discount-per-year", 0);
    tree.rejectUnknownKeys();
    return checked(
        item,
        "redemption",
        () ->
            new YieldToken(
                underlying, rate, nanos, growth, Math.round(days * DAY_NANOS), discount));
  }

  private static long time(ConfigTree tree, String key) {
    String text = tree.text(key);
    try {
      Instant time = Instant.parse(text);
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw tree.error(key, "must be a time such as 2024-02-27T00:00:00Z, was '" + text + "'");
    }
  }

  private static <E extends Enum<E>> E choice(ConfigTree tree, String key, E[] values, E other) {
    String text = tree.optionalText(key).orElse(name(other));
    List<String> names = new ArrayList<>();
    for (E value : values) {
      if (name(value).equals(text)) {
        return value;
      }
      names.add(name(value));
    }
    throw tree.error(key, "must be " + String.join(" or ", names) + ", was '" + text + "'");
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
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
