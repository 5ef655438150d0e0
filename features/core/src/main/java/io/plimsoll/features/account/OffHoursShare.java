package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.features.KernelSettings;
import java.util.List;

/**
 * How much of what the account trades it trades at night or at weekends, in UTC.
 *
 * <p>{@code traded notional off hours / traded notional} over the window; NaN where nothing was
 * traded. The night is {@code [from, to)} in hours of the day and may pass midnight. Settings:
 * {@code part}: {@code night}, {@code weekend} or {@code both} (default); {@code from} (default
 * 22), {@code to} (default 6), {@code window} (default 30d), {@code bucket} (default 1d).
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) an event, O(buckets) a row.
 * <b>Reference</b>: definition.
 */
public final class OffHoursShare extends MemoryKernel {
  /** What counts as off hours. */
  public enum Part {
    /** Some hours of each day. */
    NIGHT,
    /** Saturdays and Sundays. */
    WEEKEND,
    /** Either. */
    BOTH
  }

  private static final long HOUR = 3_600_000_000_000L;
  private static final int HOURS_A_DAY = 24;

  /** 1 January 1970 was a Thursday, the fourth day of a week that begins on Monday. */
  private static final int FIRST_WEEKDAY = 3;

  private static final int SATURDAY = 5;

  private final Part part;
  private final int fromHour;
  private final int toHour;

  OffHoursShare(Part part, int fromHour, int toHour, AccountWindow window) {
    super(
        StateKernel.spec(
            "off-hours-share",
            "notional traded off hours / notional traded",
            "fraction",
            "[0, 1]",
            "definition"),
        List.of(Fill.class),
        window,
        2,
        0,
        0);
    this.part = part;
    this.fromHour = fromHour;
    this.toHour = toHour;
  }

  /** Reads {@code part}, {@code from}, {@code to}, {@code window}, {@code bucket}. */
  public static OffHoursShare from(KernelSettings settings) {
    return new OffHoursShare(
        settings.choice("part", Part.BOTH),
        hour(settings, "from", 22),
        hour(settings, "to", 6),
        AccountWindow.from(settings));
  }

  private static int hour(KernelSettings settings, String key, int otherwise) {
    double hour = settings.number(key, otherwise);
    if (!(hour >= 0 && hour < HOURS_A_DAY && hour == Math.rint(hour))) {
      throw new IllegalArgumentException(key + " must be an hour from 0 to 23, was " + hour);
    }
    return (int) hour;
  }

  private boolean isOff(long nanos) {
    long hours = Math.floorDiv(nanos, HOUR);
    int hour = (int) Math.floorMod(hours, (long) HOURS_A_DAY);
    long days = Math.floorDiv(hours, (long) HOURS_A_DAY);
    boolean weekend = Math.floorMod(days + FIRST_WEEKDAY, 7L) >= SATURDAY;
    boolean night =
        fromHour <= toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
    return switch (part) {
      case NIGHT -> night;
      case WEEKEND -> weekend;
      case BOTH -> night || weekend;
    };
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    if (event instanceof Fill fill) {
      double notional = Math.abs(fill.quantity() * fill.price());
      memory.sums.add(0, fill.availableNanos(), notional);
      memory.sums.add(1, fill.availableNanos(), isOff(fill.eventNanos()) ? notional : 0);
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    double all = memory.sums.sum(0, asOfNanos);
    return Double.isInfinite(all) ? Double.NaN : memory.sums.sum(1, asOfNanos) / all;
  }
}
