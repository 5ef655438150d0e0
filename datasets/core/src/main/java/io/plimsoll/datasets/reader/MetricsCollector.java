package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes open interest and ratios of long to short of Binance's {@code metrics} files: an event each
 * a row, where the row has values for it.
 *
 * <p>Rows stand out of order, fields may be empty, and the file does not say when a row was
 * published. The venue publishes a five-minute statistic when the five minutes are over, so unless
 * told otherwise a row is taken to be known {@value #USUAL_DELAY_MINUTES} minutes after its stamp.
 *
 * <p>COIN-M gives open interest in contracts and its value in the coin; the quantity is then the
 * value, and the notional the contracts' face.
 */
final class MetricsCollector extends RowCollector<MarketEvent> {
  private static final long USUAL_DELAY_MINUTES = 5;

  private final OncePerTime<List<MarketEvent>> once = new OncePerTime<>("row");

  MetricsCollector(Layout layout, Reading reading) {
    super(layout, reading);
  }

  @Override
  long usualDelayNanos() {
    return USUAL_DELAY_MINUTES * 60_000_000_000L;
  }

  @Override
  @Nullable MarketEvent parse(LineScanner row) {
    long happened = time(row, Role.TIME);
    List<MarketEvent> events = new ArrayList<>();
    addOpenInterest(row, happened, events);
    addRatios(row, happened, events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("holds no value");
    }
    if (!once.isNew(happened, events, row.number)) {
      duplicates++;
      return null;
    }
    if (events.size() > 1) {
      keep(events.getFirst(), row.number);
    }
    return events.getLast();
  }

  private void addOpenInterest(LineScanner row, long happened, List<MarketEvent> events) {
    double quantity = optional(row, Role.OPEN_INTEREST);
    double value = optional(row, Role.OPEN_INTEREST_VALUE);
    double base = reading.coinMargined() ? value : quantity;
    double notional = reading.coinMargined() ? quantity * reading.face() : value;
    if (!Double.isNaN(base)) {
      events.add(
          new OpenInterest(
              reading.instrument(), happened, available(row, happened), base, notional));
    }
  }

  private void addRatios(LineScanner row, long happened, List<MarketEvent> events) {
    double topAccounts = optional(row, Role.TOP_ACCOUNTS);
    double topPositions = optional(row, Role.TOP_POSITIONS);
    double accounts = optional(row, Role.ACCOUNTS);
    double taker = optional(row, Role.TAKER_VOLUME);
    boolean none =
        Double.isNaN(topAccounts)
            && Double.isNaN(topPositions)
            && Double.isNaN(accounts)
            && Double.isNaN(taker);
    if (!none) {
      events.add(
          new LongShortRatio(
              reading.instrument(),
              happened,
              available(row, happened),
              topAccounts,
              topPositions,
              accounts,
              taker));
    }
  }

  @Override
  List<MarketEvent> finish(List<Misfit> misfits) {
    return events();
  }
}
