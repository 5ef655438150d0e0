package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds which measure; null where the file has none.
 *
 * <p>What is not given is derived where it can be: a semivariance as the rest of the other, jumps
 * as {@code max(rv − bpv, 0)}, the return from the prices (close over open; close over the last
 * close where there is no open).
 *
 * @param date the day, as {@code 2013-08-30}
 * @param rv the realized variance
 * @param rq realized quarticity
 * @param bpv bipower variance
 * @param rsNegative realized variance of falls
 * @param rsPositive realized variance of rises
 * @param jump the jump part of the variance
 * @param dailyReturn the log return, in a unit whose square is that of the variance
 * @param open the price at the start of the measured part of the day
 * @param close the price at its end
 */
public record MeasureColumns(
    String date,
    String rv,
    @Nullable String rq,
    @Nullable String bpv,
    @Nullable String rsNegative,
    @Nullable String rsPositive,
    @Nullable String jump,
    @Nullable String dailyReturn,
    @Nullable String open,
    @Nullable String close) {
  public MeasureColumns {
    Checks.notBlank(date, "date");
    Checks.notBlank(rv, "rv");
    if (open != null && close == null) {
      throw new IllegalArgumentException("open is given, so close must be given too");
    }
  }

  /** The Oxford-Man realized library: five-minute variances of fractional log returns. */
  public static MeasureColumns oxfordMan() {
    return new MeasureColumns(
        "date", "rv5", null, "bv", "rsv", null, null, null, "open_price", "close_price");
  }

  /** The name of a measure's column. */
  public @Nullable String column(Measure measure) {
    return switch (measure) {
      case RV -> rv;
      case RQ -> rq;
      case BPV -> bpv;
      case RS_NEGATIVE -> rsNegative;
      case RS_POSITIVE -> rsPositive;
      case JUMP -> jump;
      case RETURN -> dailyReturn;
      case OPEN -> open;
      case CLOSE -> close;
    };
  }
}
