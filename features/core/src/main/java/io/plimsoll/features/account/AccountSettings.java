package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.FeatureEntity;
import io.plimsoll.features.FeatureView;
import java.util.List;

/**
 * What an {@link AccountRunner} computes and where it takes the market from.
 *
 * @param view of accounts; its bars are how often accounts are marked
 * @param market a view of instruments over the same universe
 * @param columns which columns of it say what
 * @param maintenanceRate margin that must be held as a share of gross notional, for accounts whose
 *     snapshots do not say; NaN for not known
 * @param initialRate the same of initial margin
 * @param maxAgeNanos a price or a row of the market that is older is not known
 */
public record AccountSettings(
    FeatureView view,
    FeatureView market,
    MarketColumns columns,
    double maintenanceRate,
    double initialRate,
    long maxAgeNanos) {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  public AccountSettings {
    if (view.entity() != FeatureEntity.ACCOUNT) {
      throw new IllegalArgumentException(
          "view '" + view.name() + "' must have rows of an account, was " + view.entity().text());
    }
    columns.in(market.columns());
    rate(maintenanceRate, "maintenanceRate");
    rate(initialRate, "initialRate");
    Checks.positive(maxAgeNanos, "maxAgeNanos");
  }

  private static void rate(double rate, String name) {
    if (!Double.isNaN(rate)) {
      Checks.inRange(rate, 0, 1, name);
    }
  }

  /** A market whose columns have the names of this project's views, margin by snapshots alone. */
  public static AccountSettings of(FeatureView view, FeatureView market) {
    return new AccountSettings(
        view, market, MarketColumns.standard(), Double.NaN, Double.NaN, HOUR_NANOS);
  }

  /** The same with margin as a share of gross notional where no snapshot says so. */
  public AccountSettings withRates(double maintenance, double initial) {
    return new AccountSettings(view, market, columns, maintenance, initial, maxAgeNanos);
  }

  /** All that changes numbers, as text. */
  String canonical() {
    return "view "
        + view.name()
        + "@"
        + view.version()
        + ", market "
        + market.name()
        + "@"
        + market.version()
        + ", "
        + columns
        + ", maintenance "
        + maintenanceRate
        + ", initial "
        + initialRate
        + ", max age "
        + maxAgeNanos;
  }

  /**
   * Where a market view says what account kernels look at. A column that the view does not have is
   * not known, but for the variance, which must be there.
   *
   * @param variance of the log return over a horizon, {@code varianceNanos} long
   * @param depth resting notional near the mid
   * @param hourlyNotional what the market trades in an hour
   */
  public record MarketColumns(
      String variance, long varianceNanos, String depth, String hourlyNotional) {
    public MarketColumns {
      Checks.positive(varianceNanos, "varianceNanos");
    }

    /** {@code ewma_1h}, {@code depth_25bps}, {@code notional_1h}. */
    public static MarketColumns standard() {
      return new MarketColumns("ewma_1h", HOUR_NANOS, "depth_25bps", "notional_1h");
    }

    /** What a variance over the horizon is multiplied by to be one over an hour. */
    double toHour() {
      return (double) HOUR_NANOS / varianceNanos;
    }

    /** Positions of variance, depth and notional; −1 for what is not there. */
    int[] in(List<String> names) {
      int[] positions = {
        names.indexOf(variance), names.indexOf(depth), names.indexOf(hourlyNotional)
      };
      if (positions[0] < 0) {
        throw new IllegalArgumentException(
            "the market view must have the variance '" + variance + "', has " + names);
      }
      return positions;
    }
  }
}
