package io.plimsoll.datasets.store;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.reader.DataKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Trades and bars as columns, and back, bit for bit. */
final class EventTables {
  private static final String KIND = "plimsoll.kind";
  private static final String INSTRUMENT = "plimsoll.instrument";
  private static final List<Trade.Aggressor> AGGRESSORS = List.of(Trade.Aggressor.values());

  private EventTables() {}

  static ColumnTable of(
      DataKind kind, InstrumentId instrument, List<? extends MarketEvent> events) {
    ColumnTable.Builder table =
        ColumnTable.builder()
            .metadata(KIND, kind.name().toLowerCase(Locale.ROOT))
            .metadata(INSTRUMENT, instrument.value());
    return switch (kind) {
      case TRADES -> trades(table, events.stream().map(Trade.class::cast).toList());
      case BARS -> bars(table, events.stream().map(Bar.class::cast).toList());
    };
  }

  /** Pushes the events of a table whose metadata say what they are. */
  static void forEach(ColumnTable table, Consumer<? super MarketEvent> sink) {
    InstrumentId instrument = new InstrumentId(table.metadata().getOrDefault(INSTRUMENT, ""));
    String kind = table.metadata().getOrDefault(KIND, "");
    switch (kind) {
      case "trades" -> pushTrades(table, instrument, sink);
      case "bars" -> pushBars(table, instrument, sink);
      default ->
          throw new IllegalArgumentException("kind must be trades or bars, was '" + kind + "'");
    }
  }

  private static ColumnTable trades(ColumnTable.Builder table, List<Trade> trades) {
    return table
        .longs("event_nanos", longs(trades, Trade::eventNanos))
        .longs("available_nanos", longs(trades, Trade::availableNanos))
        .doubles("price", doubles(trades, Trade::price))
        .doubles("quantity", doubles(trades, Trade::quantity))
        .ints("aggressor", ints(trades, t -> AGGRESSORS.indexOf(t.aggressor())))
        .build();
  }

  private static ColumnTable bars(ColumnTable.Builder table, List<Bar> bars) {
    return table
        .longs("open_nanos", longs(bars, Bar::openNanos))
        .longs("event_nanos", longs(bars, Bar::eventNanos))
        .longs("available_nanos", longs(bars, Bar::availableNanos))
        .doubles("open", doubles(bars, Bar::open))
        .doubles("high", doubles(bars, Bar::high))
        .doubles("low", doubles(bars, Bar::low))
        .doubles("close", doubles(bars, Bar::close))
        .doubles("volume", doubles(bars, Bar::volume))
        .doubles("signed_volume", doubles(bars, Bar::signedVolume))
        .ints("trades", ints(bars, Bar::trades))
        .build();
  }

  private static void pushTrades(
      ColumnTable table, InstrumentId instrument, Consumer<? super MarketEvent> sink) {
    long[] event = table.longs("event_nanos");
    long[] available = table.longs("available_nanos");
    double[] price = table.doubles("price");
    double[] quantity = table.doubles("quantity");
    int[] aggressor = table.ints("aggressor");
    for (int i = 0; i < table.rows(); i++) {
      sink.accept(
          new Trade(
              instrument,
              event[i],
              available[i],
              price[i],
              quantity[i],
              AGGRESSORS.get(aggressor[i])));
    }
  }

  private static void pushBars(
      ColumnTable table, InstrumentId instrument, Consumer<? super MarketEvent> sink) {
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
    for (int i = 0; i < table.rows(); i++) {
      sink.accept(
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
              trades[i]));
    }
  }

  private static <E> long[] longs(List<E> events, ToLongFunction<E> field) {
    return events.stream().mapToLong(field).toArray();
  }

  private static <E> double[] doubles(List<E> events, ToDoubleFunction<E> field) {
    return events.stream().mapToDouble(field).toArray();
  }

  private static <E> int[] ints(List<E> events, ToIntFunction<E> field) {
    return events.stream().mapToInt(field).toArray();
  }
}
