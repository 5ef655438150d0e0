package io.plimsoll.datasets.store;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.OpenInterest;
import java.util.List;
import java.util.function.IntFunction;

/** Open interest, funding, marks, liquidations and ratios as columns. */
final class PositioningColumns {
  private PositioningColumns() {}

  static final class OpenInterests extends EventColumns<OpenInterest> {
    OpenInterests() {
      super(OpenInterest.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<OpenInterest> events) {
      table
          .doubles("quantity", doubles(events, OpenInterest::quantity))
          .doubles("notional", doubles(events, OpenInterest::notional));
    }

    @Override
    IntFunction<OpenInterest> rows(ColumnTable table, InstrumentId instrument) {
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[] quantity = table.doubles("quantity");
      double[] notional = table.doubles("notional");
      return i -> new OpenInterest(instrument, event[i], available[i], quantity[i], notional[i]);
    }
  }

  static final class Funding extends EventColumns<FundingRate> {
    Funding() {
      super(FundingRate.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<FundingRate> events) {
      table
          .doubles("rate", doubles(events, FundingRate::rate))
          .longs("interval_nanos", longs(events, FundingRate::intervalNanos));
    }

    @Override
    IntFunction<FundingRate> rows(ColumnTable table, InstrumentId instrument) {
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[] rate = table.doubles("rate");
      long[] interval = table.longs("interval_nanos");
      return i -> new FundingRate(instrument, event[i], available[i], rate[i], interval[i]);
    }
  }

  static final class Marks extends EventColumns<MarkPrice> {
    Marks() {
      super(MarkPrice.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<MarkPrice> events) {
      table
          .doubles("mark", doubles(events, MarkPrice::mark))
          .doubles("index", doubles(events, MarkPrice::index));
    }

    @Override
    IntFunction<MarkPrice> rows(ColumnTable table, InstrumentId instrument) {
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[] mark = table.doubles("mark");
      double[] index = table.doubles("index");
      return i -> new MarkPrice(instrument, event[i], available[i], mark[i], index[i]);
    }
  }

  static final class Liquidations extends EventColumns<Liquidation> {
    Liquidations() {
      super(Liquidation.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<Liquidation> events) {
      table
          .doubles("price", doubles(events, Liquidation::price))
          .doubles("quantity", doubles(events, Liquidation::quantity))
          .ints("long_position", ints(events, e -> e.longPosition() ? 1 : 0));
    }

    @Override
    IntFunction<Liquidation> rows(ColumnTable table, InstrumentId instrument) {
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[] price = table.doubles("price");
      double[] quantity = table.doubles("quantity");
      int[] longPosition = table.ints("long_position");
      return i ->
          new Liquidation(
              instrument, event[i], available[i], price[i], quantity[i], longPosition[i] != 0);
    }
  }

  static final class Ratios extends EventColumns<LongShortRatio> {
    Ratios() {
      super(LongShortRatio.class);
    }

    @Override
    void add(ColumnTable.Builder table, List<LongShortRatio> events) {
      table
          .doubles("top_accounts", doubles(events, LongShortRatio::topAccounts))
          .doubles("top_positions", doubles(events, LongShortRatio::topPositions))
          .doubles("accounts", doubles(events, LongShortRatio::accounts))
          .doubles("taker_volume", doubles(events, LongShortRatio::takerVolume));
    }

    @Override
    IntFunction<LongShortRatio> rows(ColumnTable table, InstrumentId instrument) {
      long[] event = table.longs("event_nanos");
      long[] available = table.longs("available_nanos");
      double[] topAccounts = table.doubles("top_accounts");
      double[] topPositions = table.doubles("top_positions");
      double[] accounts = table.doubles("accounts");
      double[] takerVolume = table.doubles("taker_volume");
      return i ->
          new LongShortRatio(
              instrument,
              event[i],
              available[i],
              topAccounts[i],
              topPositions[i],
              accounts[i],
              takerVolume[i]);
    }
  }
}
