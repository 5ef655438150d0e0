package io.plimsoll.margin;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.Contract.Right;
import java.util.List;

/**
 * Reads the {@link MarginSchedule} of one instrument: the key {@code schedule} with its form, or
 * {@code brackets} alone for tiers on notional.
 */
final class ScheduleReader {
  private ScheduleReader() {}

  static MarginSchedule read(ConfigTree item) {
    if (item.has("schedule") == item.has("brackets")) {
      throw item.error("brackets", "or 'schedule' must be given, and not both");
    }
    if (item.has("brackets")) {
      Tiers tiers = Tiers.read(item, "brackets", true);
      BracketTable table =
          VenueRulesReader.checked(
              item,
              "brackets",
              () -> new BracketTable(tiers.floors, tiers.initial, tiers.maintenance, tiers.last));
      for (int i = 0; i < tiers.floors.length; i++) {
        checkAmount(tiers.rows.get(i), table, i);
        tiers.rows.get(i).rejectUnknownKeys();
      }
      return table;
    }
    ConfigTree tree = item.child("schedule");
    MarginSchedule schedule =
        VenueRulesReader.checked(item, "schedule", () -> of(tree, tree.text("form")));
    tree.rejectUnknownKeys();
    return schedule;
  }

  private static MarginSchedule of(ConfigTree tree, String form) {
    return switch (form) {
      case "linear-in-size" ->
          new LinearInSize(
              tree.number("initial-rate"),
              tree.number("maintenance-rate"),
              tree.number("initial-slope"),
              tree.number("maintenance-slope"));
      case "root-in-size" ->
          new RootInSize(
              tree.number("initial-rate"),
              tree.number("maintenance-rate"),
              tree.number("initial-factor"),
              tree.number("maintenance-factor"));
      case "skew-scaled" ->
          new SkewScaled(
              tree.number("skew-scale"),
              tree.number("ratio"),
              tree.number("minimum"),
              tree.number("scalar"),
              tree.number("minimum-margin", 0));
      case "open-interest-scaled" ->
          new OpenInterestScaled(
              tree.wholeNumber("initial-ppm", 0),
              tree.wholeNumber("maintenance-of-initial-ppm", 0),
              tree.number("open-interest-lower"),
              tree.number("open-interest-upper"));
      case "open-interest-factor" ->
          new OpenInterestFactor(
              tree.number("initial-rate"),
              tree.number("multiplier"),
              tree.number("liquidation-rate"));
      case "size-tiers" -> sizeTiers(tree);
      case "short-call" -> shortOption(tree, Right.CALL);
      case "short-put" -> shortOption(tree, Right.PUT);
      default ->
          throw tree.error(
              "form",
              "must be linear-in-size, root-in-size, skew-scaled, open-interest-scaled,"
                  + " open-interest-factor, size-tiers, short-call or short-put, was '"
                  + form
                  + "'");
    };
  }

  private static SizeTiers sizeTiers(ConfigTree tree) {
    Tiers tiers = Tiers.read(tree, "tiers", false);
    SizeTiers table = new SizeTiers(tiers.floors, tiers.initial, tiers.maintenance, tiers.last);
    tiers.rows.forEach(ConfigTree::rejectUnknownKeys);
    return table;
  }

  private static ShortOption shortOption(ConfigTree tree, Right right) {
    return new ShortOption(
        right, tree.number("initial"), tree.number("floor"), tree.number("maintenance"));
  }

  /**
   * A published maintenance amount is redundant; where it stands in the file it must agree, or one
   * of them is a typing error.
   */
  private static void checkAmount(ConfigTree row, BracketTable table, int bracket) {
    double expected = table.maintenanceAmount(bracket);
    double given = row.number("maintenance-amount", expected);
    // Published amounts are rounded to the cent, or to as small a part where tiers are in coins.
    double rounding = Math.min(0.005, 1e-5 * table.floor(bracket));
    if (Math.abs(given - expected) > rounding + 1e-9 * Math.abs(expected)) {
      throw row.error(
          "maintenance-amount",
          "must be " + expected + " for brackets without a step, was " + given);
    }
  }

  /** Rows of floor, cap, initial rate and maintenance rate. */
  private static final class Tiers {
    final List<ConfigTree> rows;
    final double[] floors;
    final double[] initial;
    final double[] maintenance;
    double last = Double.POSITIVE_INFINITY;

    private Tiers(List<ConfigTree> rows) {
      this.rows = rows;
      this.floors = new double[rows.size()];
      this.initial = new double[rows.size()];
      this.maintenance = new double[rows.size()];
    }

    /**
     * Reads the rows below a key.
     *
     * @param scalable whether the tree may give maintenance as a part of initial for all rows
     */
    static Tiers read(ConfigTree tree, String key, boolean scalable) {
      Tiers tiers = new Tiers(tree.children(key));
      double part = scalable ? tree.number("maintenance-of-initial", 0) : 0;
      for (int i = 0; i < tiers.floors.length; i++) {
        ConfigTree row = tiers.rows.get(i);
        tiers.floors[i] = row.number("floor");
        if (i > 0 && tiers.floors[i] != tiers.last) {
          throw row.error(
              "floor",
              "must be the cap of the bracket before it, "
                  + tiers.last
                  + ", was "
                  + tiers.floors[i]);
        }
        tiers.last = row.number("cap", Double.POSITIVE_INFINITY);
        tiers.initial[i] = initialRate(row);
        tiers.maintenance[i] = part > 0 ? part * tiers.initial[i] : row.number("maintenance-rate");
      }
      return tiers;
    }

    private static double initialRate(ConfigTree row) {
      if (row.has("max-leverage") == row.has("initial-rate")) {
        throw row.error("initial-rate", "or 'max-leverage' must be given, and not both");
      }
      return row.has("initial-rate") ? row.number("initial-rate") : 1 / row.number("max-leverage");
    }
  }
}
