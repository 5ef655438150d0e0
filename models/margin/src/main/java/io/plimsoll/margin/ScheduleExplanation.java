package io.plimsoll.margin;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;

/** Tells in trees how the rates of a {@link MarginSchedule} come about, operation by operation. */
final class ScheduleExplanation {
  private ScheduleExplanation() {}

  /** {@link MarginSchedule#initial}. */
  static Explanation initial(
      MarginSchedule schedule, Explanation notional, double quantity, double state) {
    double amount = schedule.initialAmount(quantity, notional.value(), state);
    Explanation rate = initialRate(schedule, notional.value(), quantity, state);
    if (amount == 0) {
      return Explanation.of("published initial margin", Operation.PRODUCT, notional, rate);
    }
    return Explanation.of(
        "published initial margin",
        Operation.DIFFERENCE,
        Explanation.of("notional at the rate", Operation.PRODUCT, notional, rate),
        Explanation.input("initial amount", amount));
  }

  /** {@link MarginSchedule#maintenance}. */
  static Explanation maintenance(MarginSchedule schedule, Explanation notional, double quantity) {
    int segment = schedule.segmentOf(quantity, notional.value());
    return Explanation.of(
        "published maintenance margin",
        Operation.DIFFERENCE,
        Explanation.of(
            "notional at the tier's rate",
            Operation.PRODUCT,
            notional,
            maintenanceRate(schedule, segment, quantity)),
        Explanation.input("maintenance amount", schedule.maintenanceAmount(segment, quantity)));
  }

  private static Explanation initialRate(
      MarginSchedule schedule, double notional, double quantity, double state) {
    double size = Math.abs(quantity);
    return switch (schedule) {
      case LinearInSize s -> linear("initial rate", s.initial(), s.initialSlope(), size);
      case RootInSize s -> root("initial rate", s.initial(), s.initialFactor(), size);
      case SkewScaled s -> skew(s, size);
      case OpenInterestFactor s ->
          Explanation.of(
              "initial rate",
              Operation.MAXIMUM,
              Explanation.input("static factor", s.initial()),
              Explanation.of(
                  "factor of open interest",
                  Operation.PRODUCT,
                  Explanation.input("open interest of the side", state),
                  Explanation.input("multiplier", s.multiplier())));
      case OpenInterestScaled s ->
          Explanation.of(
              "initial rate",
              Operation.RATIO,
              Explanation.input("parts per million, rounded down", s.adjustedPpm(state)),
              Explanation.input("million", 1_000_000));
      case BracketTable s -> leaf(s, notional, quantity, state);
      case SizeTiers s -> leaf(s, notional, quantity, state);
      case ShortOption s -> leaf(s, notional, quantity, state);
    };
  }

  private static Explanation leaf(
      MarginSchedule schedule, double notional, double quantity, double state) {
    return Explanation.input("initial rate", schedule.initialRate(quantity, notional, state));
  }

  private static Explanation maintenanceRate(
      MarginSchedule schedule, int segment, double quantity) {
    double size = Math.abs(quantity);
    return switch (schedule) {
      case LinearInSize s ->
          linear("maintenance rate", s.maintenance(), s.maintenanceSlope(), size);
      case RootInSize s -> root("maintenance rate", s.maintenance(), s.maintenanceFactor(), size);
      case SkewScaled s ->
          Explanation.of(
              "maintenance rate",
              Operation.PRODUCT,
              skew(s, size),
              Explanation.input("scalar", s.scalar()));
      case BracketTable s -> leaf(s, segment, quantity);
      case OpenInterestFactor s -> leaf(s, segment, quantity);
      case OpenInterestScaled s -> leaf(s, segment, quantity);
      case SizeTiers s -> leaf(s, segment, quantity);
      case ShortOption s -> leaf(s, segment, quantity);
    };
  }

  private static Explanation leaf(MarginSchedule schedule, int segment, double quantity) {
    return Explanation.input("maintenance rate", schedule.maintenanceRate(segment, quantity));
  }

  private static Explanation linear(String label, double base, double slope, double size) {
    return Explanation.of(
        label,
        Operation.SUM,
        Explanation.input("rate of a small position", base),
        Explanation.of(
            "premium of size",
            Operation.PRODUCT,
            Explanation.input("per underlying unit", slope),
            Explanation.input("size", size)));
  }

  private static Explanation root(String label, double base, double factor, double size) {
    return Explanation.of(
        label,
        Operation.MAXIMUM,
        Explanation.input("rate of a small position", base),
        Explanation.of(
            "rate of a large position",
            Operation.SUM,
            Explanation.of(
                "part of the rate of a small position",
                Operation.PRODUCT,
                Explanation.input("part", RootInSize.BASE_PART),
                Explanation.input("rate of a small position", base)),
            Explanation.of(
                "premium of size",
                Operation.PRODUCT,
                Explanation.of("root of size", Operation.SQRT, Explanation.input("size", size)),
                Explanation.input("per root of an underlying unit", factor))));
  }

  private static Explanation skew(SkewScaled s, double size) {
    return Explanation.of(
        "initial rate",
        Operation.SUM,
        Explanation.of(
            "premium of size",
            Operation.PRODUCT,
            Explanation.of(
                "part of the market's scale",
                Operation.RATIO,
                Explanation.input("size", size),
                Explanation.input("skew scale", s.skewScale())),
            Explanation.input("ratio", s.ratio())),
        Explanation.input("minimum", s.minimum()));
  }
}
