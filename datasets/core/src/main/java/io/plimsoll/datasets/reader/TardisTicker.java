package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code derivative_ticker}: open interest, mark and index price and the coming funding, of which a
 * row repeats what did not change. An event is made where a value changed.
 *
 * <p>The funding rate is the one announced for {@code funding_timestamp}. How long an interval is
 * stands nowhere; it is the most frequent distance of two such times. A file that has one such time
 * only, or none, tells no interval, and its funding is left out.
 */
final class TardisTicker extends TardisLines {
  /** Stands for the interval until all rows are there. */
  private static final long UNKNOWN = 1;

  private final Map<Long, Integer> distances = new HashMap<>();
  private long fundingAt = Long.MIN_VALUE;
  private double rate = Double.NaN;
  private double openInterest = Double.NaN;
  private double mark = Double.NaN;
  private double index = Double.NaN;
  private long withoutInterval;

  TardisTicker(InstrumentId instrument, TardisColumns columns) {
    super(instrument, columns, "derivative_ticker");
  }

  @Override
  void row(LineScanner row, long eventNanos, long receivedNanos) {
    double newOpenInterest = columns.optional(row, "open_interest");
    double newMark = columns.optional(row, "mark_price");
    double newIndex = columns.optional(row, "index_price");
    double newRate = columns.optional(row, "funding_rate");
    long newFundingAt =
        columns.text(row, "funding_timestamp").isEmpty()
            ? Long.MIN_VALUE
            : columns.nanos(row, "funding_timestamp");
    // Everything is made before anything is kept: a row is taken whole or not at all.
    OpenInterest open =
        Double.isNaN(newOpenInterest)
            ? null
            : new OpenInterest(instrument, eventNanos, receivedNanos, newOpenInterest, Double.NaN);
    MarkPrice price =
        Double.isNaN(newMark)
            ? null
            : new MarkPrice(instrument, eventNanos, receivedNanos, newMark, newIndex);
    FundingRate funding =
        Double.isNaN(newRate)
            ? null
            : new FundingRate(instrument, eventNanos, receivedNanos, newRate, UNKNOWN);
    inOrder(receivedNanos, "local_timestamp");
    if (open != null && newOpenInterest != openInterest) {
      events.add(open);
      openInterest = newOpenInterest;
    }
    if (price != null && (newMark != mark || Double.compare(newIndex, index) != 0)) {
      events.add(price);
      mark = newMark;
      index = newIndex;
    }
    if (funding != null && (newRate != rate || newFundingAt != fundingAt)) {
      events.add(funding);
      rate = newRate;
    }
    if (newFundingAt != Long.MIN_VALUE && newFundingAt != fundingAt) {
      if (fundingAt != Long.MIN_VALUE && newFundingAt > fundingAt) {
        distances.merge(newFundingAt - fundingAt, 1, Integer::sum);
      }
      fundingAt = newFundingAt;
    }
  }

  @Override
  void end() {
    long interval =
        distances.entrySet().stream()
            .max(
                Map.Entry.<Long, Integer>comparingByValue()
                    .thenComparing(Map.Entry.<Long, Integer>comparingByKey().reversed()))
            .map(Map.Entry::getKey)
            .orElse(UNKNOWN);
    if (interval == UNKNOWN) {
      long before = events.size();
      events.removeIf(FundingRate.class::isInstance);
      withoutInterval = before - events.size();
      return;
    }
    events.replaceAll(event -> spanned(event, interval));
  }

  private static MarketEvent spanned(MarketEvent event, long interval) {
    return event instanceof FundingRate f
        ? new FundingRate(f.instrument(), f.eventNanos(), f.availableNanos(), f.rate(), interval)
        : event;
  }

  @Override
  List<String> notes() {
    List<String> notes = super.notes();
    notes.add("a value that did not change is not repeated; funding is what is announced");
    if (withoutInterval > 0) {
      notes.add(
          withoutInterval
              + " funding rates are left out: the file does not tell how long their interval is");
    }
    return notes;
  }
}
