package io.plimsoll.datasets.store;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.reader.DataKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Events of several kinds as columns that fit each of them, one row an event, in their one order.
 *
 * <p>A row has its {@code kind} (the ordinal in {@link DataKind}), the two times, and what the kind
 * needs beyond: {@code code} (a trade's aggressor, a bar's number of trades, whether a book is
 * whole, whether a position was long), {@code first}, {@code last} and {@code previous} (a book
 * message's numbers; a bar's open and a funding's interval stand in {@code first}) and {@code
 * values}, the floating-point fields in the order of the record. A book message's values are bid
 * prices, bid quantities, ask prices, ask quantities, with the number of bids in {@code bids}.
 *
 * <p>Rejected: a file for each kind, merged at replay (ties would need a number of their own, and a
 * dataset would no longer be one file), and a column for each field of each kind (most cells would
 * be empty).
 */
final class MixedColumns extends EventColumns<MarketEvent> {
  private static final List<DataKind> KINDS = List.of(DataKind.values());

  MixedColumns() {
    super(MarketEvent.class);
  }

  @Override
  void add(ColumnTable.Builder table, List<MarketEvent> events) {
    table
        .ints("kind", ints(events, e -> DataKind.of(e).ordinal()))
        .ints("code", ints(events, MixedColumns::code))
        .ints("bids", ints(events, e -> e instanceof BookDelta b ? b.bidPrices().length : 0))
        .longs("first", longs(events, MixedColumns::first))
        .longs("last", longs(events, e -> e instanceof BookDelta b ? b.lastId() : 0))
        .longs("previous", longs(events, e -> e instanceof BookDelta b ? b.previousId() : 0))
        .doubleLists("values", lists(events, MixedColumns::values));
  }

  private static int code(MarketEvent event) {
    return switch (event) {
      case Trade e -> TapeColumns.AGGRESSORS.indexOf(e.aggressor());
      case Bar e -> e.trades();
      case BookDelta e -> e.snapshot() ? 1 : 0;
      case Liquidation e -> e.longPosition() ? 1 : 0;
      case Quote e -> 0;
      case DepthBands e -> 0;
      case OpenInterest e -> 0;
      case FundingRate e -> 0;
      case MarkPrice e -> 0;
      case LongShortRatio e -> 0;
    };
  }

  private static long first(MarketEvent event) {
    return event instanceof BookDelta e
        ? e.firstId()
        : event instanceof Bar e
            ? e.openNanos()
            : event instanceof FundingRate e ? e.intervalNanos() : 0;
  }

  private static double[] values(MarketEvent event) {
    return switch (event) {
      case Trade e -> row(e.price(), e.quantity());
      case Bar e -> row(e.open(), e.high(), e.low(), e.close(), e.volume(), e.signedVolume());
      case Quote e -> row(e.bidPrice(), e.bidQuantity(), e.askPrice(), e.askQuantity());
      case DepthBands e -> joined(e.bidNotional(), e.askNotional());
      case BookDelta e ->
          joined(e.bidPrices(), e.bidQuantities(), e.askPrices(), e.askQuantities());
      case OpenInterest e -> row(e.quantity(), e.notional());
      case FundingRate e -> row(e.rate());
      case MarkPrice e -> row(e.mark(), e.index());
      case Liquidation e -> row(e.price(), e.quantity());
      case LongShortRatio e ->
          row(e.topAccounts(), e.topPositions(), e.accounts(), e.takerVolume());
    };
  }

  private static double[] row(double... values) {
    return values;
  }

  private static double[] joined(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  IntFunction<MarketEvent> rows(ColumnTable table, InstrumentId instrument) {
    int[] kind = table.ints("kind");
    long[] event = table.longs("event_nanos");
    long[] available = table.longs("available_nanos");
    int[] code = table.ints("code");
    int[] bids = table.ints("bids");
    long[] first = table.longs("first");
    long[] last = table.longs("last");
    long[] previous = table.longs("previous");
    double[][] values = table.doubleLists("values");
    return i ->
        KINDS.get(kind[i]) == DataKind.BOOK
            ? book(
                instrument,
                event[i],
                available[i],
                code[i] != 0,
                new long[] {first[i], last[i], previous[i]},
                bids[i],
                values[i])
            : plain(
                KINDS.get(kind[i]),
                instrument,
                event[i],
                available[i],
                code[i],
                first[i],
                values[i]);
  }

  private static BookDelta book(
      InstrumentId instrument,
      long event,
      long available,
      boolean snapshot,
      long[] ids,
      int bids,
      double[] v) {
    int asks = v.length / 2 - bids;
    return new BookDelta(
        instrument,
        event,
        available,
        snapshot,
        ids[0],
        ids[1],
        ids[2],
        Arrays.copyOfRange(v, 0, bids),
        Arrays.copyOfRange(v, bids, 2 * bids),
        Arrays.copyOfRange(v, 2 * bids, 2 * bids + asks),
        Arrays.copyOfRange(v, 2 * bids + asks, v.length));
  }

  private static MarketEvent plain(
      DataKind kind,
      InstrumentId id,
      long event,
      long available,
      int code,
      long first,
      double[] v) {
    return switch (kind) {
      case TRADES -> new Trade(id, event, available, v[0], v[1], TapeColumns.AGGRESSORS.get(code));
      case BARS -> new Bar(id, first, event, available, v[0], v[1], v[2], v[3], v[4], v[5], code);
      case QUOTES -> new Quote(id, event, available, v[0], v[1], v[2], v[3]);
      case DEPTH ->
          new DepthBands(
              id,
              event,
              available,
              Arrays.copyOf(v, v.length / 2),
              Arrays.copyOfRange(v, v.length / 2, v.length));
      case OPEN_INTEREST -> new OpenInterest(id, event, available, v[0], v[1]);
      case FUNDING -> new FundingRate(id, event, available, v[0], first);
      case MARKS -> new MarkPrice(id, event, available, v[0], v[1]);
      case LIQUIDATIONS -> new Liquidation(id, event, available, v[0], v[1], code != 0);
      case RATIOS -> new LongShortRatio(id, event, available, v[0], v[1], v[2], v[3]);
      case BOOK, MIXED -> throw new IllegalArgumentException("no plain event is " + kind.text());
    };
  }
}
