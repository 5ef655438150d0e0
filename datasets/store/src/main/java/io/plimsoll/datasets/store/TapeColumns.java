package io.plimsoll.datasets.store;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.util.List;
import java.util.function.IntFunction;

/** Trades, bars and quotes as columns. */
final class TapeColumns {
  /** Files hold the aggressor as its place in this list. */
  static final List<Trade.Aggressor> AGGRESSORS = List.of(Trade.Aggressor.values());

  private TapeColumns() {}

  static final class Trades extends EventColumns<Trade> {
    Trades() {
      super(Trade.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<Trade> trades) {
      table
          .doubles("price", doubles(trades, Trade::price))
          .doubles("quantity", doubles(trades, Trade::quantity))
          .ints("aggressor", ints(trades, t -> AGGRESSORS.indexOf(t.aggressor())));
    }

    @Override
    IntFunction<Trade> rows(ColumnTable table, InstrumentId instrument) {
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[] price = table.doubles("price");
      double[] quantity = table.doubles("quantity");
      int[] aggressor = table.ints("aggressor");
      return i ->
          new Trade(
              instrument,
              event[i],
              available[i],
              price[i],
              quantity[i],
              AGGRESSORS.get(aggressor[i]));
    }
  }

  static final class Bars extends EventColumns<Bar> {
    Bars() {
      super(Bar.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<Bar> bars) {
      table
          .longs("open_nanos", longs(bars, Bar::openNanos))
          .doubles("open", doubles(bars, Bar::open))
          .doubles("high", doubles(bars, Bar::high))
          .doubles("low", doubles(bars, Bar::low))
          .doubles("close", doubles(bars, Bar::close))
          .doubles("volume", doubles(bars, Bar::volume))
          .doubles("signed_volume", doubles(bars, Bar::signedVolume))
          .ints("trades", ints(bars, Bar::trades));
    }

    @Override
    IntFunction<Bar> rows(ColumnTable table, InstrumentId instrument) {
      long[] opened = table.longs("open_nanos");
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[] open = table.doubles("open");
      double[] high = table.doubles("high");
      double[] low = table.doubles("low");
      double[] close = table.doubles("close");
      double[] volume = table.doubles("volume");
      double[] signed = table.doubles("signed_volume");
      int[] trades = table.ints("trades");
      return i ->
          new Bar(
              instrument,
              opened[i],
              event[i],
              available[i],
              open[i],
              high[i],
              low[i],
              close[i],
              volume[i],
              signed[i],
              trades[i]);
    }
  }

  static final class Quotes extends EventColumns<Quote> {
    Quotes() {
      super(Quote.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<Quote> quotes) {
      table
          .doubles("bid_price", doubles(quotes, Quote::bidPrice))
          .doubles("bid_quantity", doubles(quotes, Quote::bidQuantity))
          .doubles("ask_price", doubles(quotes, Quote::askPrice))
          .doubles("ask_quantity", doubles(quotes, Quote::askQuantity));
    }

    @Override
    IntFunction<Quote> rows(ColumnTable table, InstrumentId instrument) {
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[] bid = table.doubles("bid_price");
      double[] bidQuantity = table.doubles("bid_quantity");
      double[] ask = table.doubles("ask_price");
      double[] askQuantity = table.doubles("ask_quantity");
      return i ->
          new Quote(
              instrument, event[i], available[i], bid[i], bidQuantity[i], ask[i], askQuantity[i]);
    }
  }
}
