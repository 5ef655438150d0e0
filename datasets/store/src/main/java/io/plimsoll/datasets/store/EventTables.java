package io.plimsoll.datasets.store;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.DataKind;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Events as columns, and back, bit for bit. */
final class EventTables {
  private static final String KIND = "plimsoll.kind";
  private static final String INSTRUMENT = "plimsoll.instrument";

  private EventTables() {}

  static ColumnTable of(
      DataKind kind, InstrumentId instrument, List<? extends MarketEvent> events) {
    ColumnTable.Builder table =
        ColumnTable.builder().metadata(KIND, kind.text()).metadata(INSTRUMENT, instrument.value());
    return columns(kind).table(table, events);
  }

  /** Pushes the events of a table whose metadata say what they are. */
  static void forEach(ColumnTable table, Consumer<? super MarketEvent> sink) {
    InstrumentId instrument = new InstrumentId(table.metadata().getOrDefault(INSTRUMENT, ""));
    String text = table.metadata().getOrDefault(KIND, "");
    DataKind kind =
        DataKind.named(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "kind must be one of " + DataKind.texts() + ", was '" + text + "'"));
    IntFunction<? extends MarketEvent> rows = columns(kind).rows(table, instrument);
    for (int i = 0; i < table.rows(); i++) {
      sink.accept(rows.apply(i));
    }
  }

  private static EventColumns<?> columns(DataKind kind) {
    return switch (kind) {
      case TRADES -> new TapeColumns.Trades();
      case BARS -> new TapeColumns.Bars();
      case QUOTES -> new TapeColumns.Quotes();
      case DEPTH -> new BookColumns.Bands();
      case BOOK -> new BookColumns.Messages();
      case OPEN_INTEREST -> new PositioningColumns.OpenInterests();
      case FUNDING -> new PositioningColumns.Funding();
      case MARKS -> new PositioningColumns.Marks();
      case LIQUIDATIONS -> new PositioningColumns.Liquidations();
      case RATIOS -> new PositioningColumns.Ratios();
      case MIXED -> new MixedColumns();
    };
  }
}
