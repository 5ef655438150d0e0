package io.plimsoll.datasets.store;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * One kind of event as columns, and back, bit for bit.
 *
 * @param <E> the kind
 */
abstract class EventColumns<E extends MarketEvent> {
  private final Class<E> type;

  EventColumns(Class<E> type) {
    this.type = type;
  }

  /** Adds the columns that only this kind has. */
  abstract void add(ColumnTable.Builder table, List<E> events);

  /** The event of a row; the columns are looked up once, here. */
  abstract IntFunction<E> rows(ColumnTable table, InstrumentId instrument);

  /** Adds all columns; the two times are the same for every kind. */
  final ColumnTable table(ColumnTable.Builder table, List<? extends MarketEvent> events) {
    List<E> typed = events.stream().map(type::cast).toList();
    table.longs("event_nanos", longs(typed, MarketEvent::eventNanos));
    table.longs("available_nanos", longs(typed, MarketEvent::availableNanos));
    add(table, typed);
    return table.build();
  }

  static <E> long[] longs(List<E> events, ToLongFunction<E> field) {
    return events.stream().mapToLong(field).toArray();
  }

  static <E> double[] doubles(List<E> events, ToDoubleFunction<E> field) {
    return events.stream().mapToDouble(field).toArray();
  }

  static <E> int[] ints(List<E> events, ToIntFunction<E> field) {
    return events.stream().mapToInt(field).toArray();
  }

  static <E> double[][] lists(List<E> events, Function<E, double[]> field) {
    return events.stream().map(field).toArray(double[][]::new);
  }
}
