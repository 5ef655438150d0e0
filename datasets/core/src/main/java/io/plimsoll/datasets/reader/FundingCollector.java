package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.FundingRate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes funding rates of Binance's {@code fundingRate} files. The time is when the venue computed
 * the payment, some milliseconds after the full hour; it is kept as it stands.
 */
final class FundingCollector extends RowCollector<FundingRate> {
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final int MOST_HOURS = 24;

  private final OncePerTime<FundingRate> once = new OncePerTime<>("funding rate");

  FundingCollector(Layout layout, Reading reading) {
    super(layout, reading);
  }

  @Override
  @Nullable FundingRate parse(LineScanner row) {
    long happened = time(row, Role.TIME);
    double hours = number(row, Role.INTERVAL_HOURS);
    if (!(hours >= 1 && hours <= MOST_HOURS && hours == Math.rint(hours))) {
      throw new IllegalArgumentException(
          "interval hours must be a whole number from 1 to " + MOST_HOURS + ", was " + hours);
    }
    double rate = number(row, Role.RATE);
    if (!(Math.abs(rate) <= 1)) {
      throw new IllegalArgumentException("rate must be a fraction in [-1, 1], was " + rate);
    }
    FundingRate funding =
        new FundingRate(
            reading.instrument(),
            happened,
            available(row, happened),
            rate,
            (long) hours * HOUR_NANOS);
    if (!once.isNew(happened, funding, row.number)) {
      duplicates++;
      return null;
    }
    return funding;
  }

  @Override
  List<FundingRate> finish(List<Misfit> misfits) {
    return events();
  }
}
