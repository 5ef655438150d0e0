package io.plimsoll.datasets.store;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Bands and book messages as columns.
 *
 * <p>The levels of a message are lists, one of prices and one of quantities a side; rows of single
 * levels would be as large, and a message would have to be put together again.
 */
final class BookColumns {
  private BookColumns() {}

  static final class Bands extends EventColumns<DepthBands> {
    Bands() {
      super(DepthBands.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<DepthBands> depth) {
      for (int band = 0; band < DepthBands.bands(); band++) {
        int at = band;
        table.doubles(bid(band), doubles(depth, d -> d.bidNotional(at)));
        table.doubles(ask(band), doubles(depth, d -> d.askNotional(at)));
      }
    }

    @Override
    IntFunction<DepthBands> rows(ColumnTable table, InstrumentId instrument) {
      int bands = DepthBands.bands();
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[][] bids = new double[bands][];
      double[][] asks = new double[bands][];
      for (int band = 0; band < bands; band++) {
        bids[band] = table.doubles(bid(band));
        asks[band] = table.doubles(ask(band));
      }
      return i -> new DepthBands(instrument, event[i], available[i], row(bids, i), row(asks, i));
    }

    private static double[] row(double[][] columns, int i) {
      double[] row = new double[columns.length];
      for (int band = 0; band < row.length; band++) {
        row[band] = columns[band][i];
      }
      return row;
    }

    private static String bid(int band) {
      return "bid_notional_" + DepthBands.bandBps(band) + "bps";
    }

    private static String ask(int band) {
      return "ask_notional_" + DepthBands.bandBps(band) + "bps";
    }
  }

  static final class Messages extends EventColumns<BookDelta> {
    Messages() {
      super(BookDelta.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<BookDelta> messages) {
      table
          .ints("snapshot", ints(messages, m -> m.snapshot() ? 1 : 0))
          .longs("first_id", longs(messages, BookDelta::firstId))
          .longs("last_id", longs(messages, BookDelta::lastId))
          .longs("previous_id", longs(messages, BookDelta::previousId))
          .doubleLists("bid_prices", lists(messages, BookDelta::bidPrices))
          .doubleLists("bid_quantities", lists(messages, BookDelta::bidQuantities))
          .doubleLists("ask_prices", lists(messages, BookDelta::askPrices))
          .doubleLists("ask_quantities", lists(messages, BookDelta::askQuantities));
    }

    @Override
    IntFunction<BookDelta> rows(ColumnTable table, InstrumentId instrument) {
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      int[] snapshot = table.ints("snapshot");
      long[] first = table.longs("first_id");
      long[] last = table.longs("last_id");
      long[] previous = table.longs("previous_id");
      double[][] bidPrices = table.doubleLists("bid_prices");
      double[][] bidQuantities = table.doubleLists("bid_quantities");
      double[][] askPrices = table.doubleLists("ask_prices");
      double[][] askQuantities = table.doubleLists("ask_quantities");
      return i ->
          new BookDelta(
              instrument,
              event[i],
              available[i],
              snapshot[i] != 0,
              first[i],
              last[i],
              previous[i],
              bidPrices[i],
              bidQuantities[i],
              askPrices[i],
              askQuantities[i]);
    }
  }
}
