package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.liquidation.DutchAuction.Point;
import io.plimsoll.margin.liquidation.Waterfall.Clawback;
import io.plimsoll.margin.liquidation.Waterfall.Deleveraging;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads {@link LiquidationRules} from the section {@code liquidation} of a rule set. */
final class LiquidationRulesReader {
  private LiquidationRulesReader() {}

  static LiquidationRules read(ConfigTree tree) {
    String source = tree.text("source");
    long latency = nanos(tree, "latency-seconds", 0);
    long interval = nanos(tree, "interval-seconds", 0);
    PartialLiquidation partial = partial(tree.child("partial"));
    LiquidationSale sale = sale(tree);
    LiquidationFee fee = fee(tree);
    double ratio = tree.number("backstop-ratio", 0);
    int tranches = (int) tree.wholeNumber("backstop-after-tranches", 0);
    Backstop backstop = checked(tree, "backstop-ratio", () -> new Backstop(ratio, tranches));
    Waterfall waterfall = waterfall(tree);
    tree.rejectUnknownKeys();
    return checked(
        tree,
        "partial",
        () ->
            new LiquidationRules(
                source, latency, interval, partial, sale, fee, backstop, waterfall));
  }

  private static PartialLiquidation partial(ConfigTree tree) {
    String form = tree.text("form");
    PartialLiquidation partial = checked(tree, "form", () -> partial(tree, form));
    tree.rejectUnknownKeys();
    return partial;
  }

  private static PartialLiquidation partial(ConfigTree tree, String form) {
    return switch (form) {
      case "fixed-fraction" ->
          new FixedFraction(tree.number("fraction"), tree.number("minimum-notional", 0));
      case "tier-steps" ->
          new TierSteps(
              (int) tree.wholeNumber("tiers-down", 1),
              (int) tree.wholeNumber("whole-up-to-tier", 1));
      case "to-buffer" -> new ToBuffer(tree.number("buffer", 0));
      case "auction-limit" ->
          new AuctionLimit(tree.number("buffer"), tree.number("whole-below", 0));
      case "block-limits" ->
          new BlockLimits(
              tree.number("maximum-fraction"),
              tree.number("minimum-notional", 0),
              tree.number("maximum-notional"),
              tree.number("step", 0));
      case "margin-shortage" -> marginShortage(tree);
      case "delayed-portions" -> delayedPortions(tree);
      case "large-positions" ->
          new LargePositions(
              tree.number("large-notional"),
              tree.number("fraction"),
              nanos(tree, "cooldown-seconds", 0));
      default ->
          throw tree.error(
              "form",
              "must be fixed-fraction, tier-steps, to-buffer, auction-limit, block-limits,"
                  + " margin-shortage, delayed-portions or large-positions, was '"
                  + form
                  + "'");
    };
  }

  private static MarginShortage marginShortage(ConfigTree tree) {
    return new MarginShortage(
        tree.number("liquidator-fee"),
        tree.number("maximum-fund-fee", 0),
        tree.number("buffer", 0),
        tree.number("initial-fraction", 1),
        nanos(tree, "ramp-seconds", 1),
        tree.number("tiny-shortage", 0));
  }

  private static DelayedPortions delayedPortions(ConfigTree tree) {
    ConfigTree scales = tree.child("skew-scales");
    Map<String, Double> bySymbol = new TreeMap<>();
    for (String symbol : scales.keys()) {
      bySymbol.put(symbol, scales.number(symbol));
    }
    return new DelayedPortions(
        tree.number("fee-fraction"),
        tree.number("limit-multiplier"),
        nanos(tree, "window-seconds", 0),
        tree.number("maximum-premium-discount", 0),
        bySymbol);
  }

  private static LiquidationSale sale(ConfigTree tree) {
    if (!tree.has("sale")) {
      return LiquidationSale.MARKET;
    }
    ConfigTree sale = tree.child("sale");
    String form = sale.text("form");
    LiquidationSale read =
        checked(
            sale,
            "form",
            () ->
                switch (form) {
                  case "market" -> LiquidationSale.MARKET;
                  case "fillable" ->
                      new LiquidationSale.Fillable(
                          sale.number("bankruptcy-adjustment", 1),
                          sale.number("spread-to-maintenance"));
                  case "liquidators" -> new LiquidationSale.Liquidators(sale.number("fee"));
                  case "dutch-auction" -> auction(sale);
                  default ->
                      throw sale.error(
                          "form",
                          "must be market, fillable, liquidators or dutch-auction, was '"
                              + form
                              + "'");
                });
    sale.rejectUnknownKeys();
    return read;
  }

  private static DutchAuction auction(ConfigTree tree) {
    List<Point> points = new ArrayList<>();
    for (ConfigTree row : tree.children("discounts")) {
      points.add(new Point(nanos(row, "after-seconds", 0), row.number("discount")));
      row.rejectUnknownKeys();
    }
    return new DutchAuction(points, nanos(tree, "insolvent-seconds", 0), tree.number("fee", 0));
  }

  private static LiquidationFee fee(ConfigTree tree) {
    double fraction = tree.number("fee", 0);
    String form = tree.optionalText("fee-form").orElse("flat");
    return checked(
        tree,
        "fee",
        () ->
            switch (form) {
              case "flat" -> new LiquidationFee.Flat(fraction);
              case "up-to-bankruptcy" -> new LiquidationFee.UpToBankruptcy(fraction);
              default ->
                  throw tree.error(
                      "fee-form", "must be flat or up-to-bankruptcy, was '" + form + "'");
            });
  }

  private static Waterfall waterfall(ConfigTree tree) {
    double most = tree.number("maximum-fund-draw", Double.POSITIVE_INFINITY);
    Deleveraging deleveraging = choice(tree, "deleveraging", Deleveraging.NONE);
    DeleveragingRank rank =
        choice(tree, "deleveraging-rank", DeleveragingRank.PROFIT_TIMES_LEVERAGE);
    Clawback clawback = choice(tree, "clawback", Clawback.NONE);
    return checked(
        tree, "maximum-fund-draw", () -> new Waterfall(most, deleveraging, rank, clawback));
  }

  /** A constant by its name in small letters with dashes. */
  private static <E extends Enum<E>> E choice(ConfigTree tree, String key, E otherwise) {
    String text = tree.optionalText(key).orElse(name(otherwise));
    List<String> names = new ArrayList<>();
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      if (name(constant).equals(text)) {
        return constant;
      }
      names.add(name(constant));
    }
    throw tree.error(key, "must be one of " + names + ", was '" + text + "'");
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static long nanos(ConfigTree tree, String key, double otherwise) {
    double seconds = tree.number(key, otherwise);
    double nanos = seconds * 1e9;
    if (!(nanos >= 0 && nanos < Long.MAX_VALUE)) {
      throw tree.error(key, "must be seconds, zero or more, was " + seconds);
    }
    return Math.round(nanos);
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
