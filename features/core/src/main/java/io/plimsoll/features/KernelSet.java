package io.plimsoll.features;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.window.SavedState;
import java.util.ArrayList;
import java.util.List;

/** All kernels of a view, sorted by the kind of event they consume, and the row that they make. */
final class KernelSet {
  final KernelLane trades;
  final KernelLane quotes;
  final KernelLane depths;
  final KernelLane bars;

  private final KernelLane[] laneOfColumn;
  private final int[] kernelOfColumn;
  private final double[] row;
  private final List<String> ids = new ArrayList<>();

  KernelSet(FeatureView view, List<InstrumentId> universe, KernelRegistry registry) {
    List<Class<? extends MarketEvent>> kinds =
        List.of(Trade.class, Quote.class, DepthBands.class, Bar.class);
    List<List<Kernel<MarketEvent, Object>>> kernels = new ArrayList<>();
    kinds.forEach(kind -> kernels.add(new ArrayList<>()));
    int columns = view.features().size();
    int[] kindOfColumn = new int[columns];
    kernelOfColumn = new int[columns];
    for (int column = 0; column < columns; column++) {
      Kernel<MarketEvent, Object> kernel =
          kernelOf(view.features().get(column), view, universe, registry);
      int kind = kinds.indexOf(kernel.consumes());
      if (kind < 0) {
        throw new IllegalArgumentException(
            "kernel "
                + kernel.spec().id()
                + " must consume one of "
                + kinds
                + ", was "
                + kernel.consumes());
      }
      kindOfColumn[column] = kind;
      kernelOfColumn[column] = kernels.get(kind).size();
      kernels.get(kind).add(kernel);
      ids.add(kernel.spec().id());
    }
    KernelLane[] lanes = new KernelLane[kinds.size()];
    for (int kind = 0; kind < lanes.length; kind++) {
      lanes[kind] = new KernelLane(kernels.get(kind), universe.size());
    }
    trades = lanes[0];
    quotes = lanes[1];
    depths = lanes[2];
    bars = lanes[3];
    laneOfColumn = new KernelLane[columns];
    for (int column = 0; column < columns; column++) {
      laneOfColumn[column] = lanes[kindOfColumn[column]];
    }
    row = new double[columns];
  }

  /**
   * A kernel takes the one kind of event it says it consumes, and a state only from itself: the
   * cast is safe.
   */
  @SuppressWarnings("unchecked")
  private static Kernel<MarketEvent, Object> kernelOf(
      FeatureSpec feature, FeatureView view, List<InstrumentId> universe, KernelRegistry registry) {
    return (Kernel<MarketEvent, Object>) registry.create(feature, universe, view.barNanos());
  }

  /** The kernels' names and versions, by column. */
  List<String> ids() {
    return ids;
  }

  /**
   * The row of an instrument; market kernels are asked only where {@code first} says that their
   * values are not there yet.
   */
  double[] row(int instrument, long asOfNanos, boolean first) {
    for (int column = 0; column < row.length; column++) {
      KernelLane lane = laneOfColumn[column];
      int kernel = kernelOfColumn[column];
      if (first || !lane.isMarket(kernel)) {
        row[column] = lane.value(instrument, kernel, asOfNanos);
      }
    }
    return row;
  }

  void reset(int instrument) {
    trades.reset(instrument);
    quotes.reset(instrument);
    depths.reset(instrument);
    bars.reset(instrument);
  }

  void resetMarket() {
    trades.resetMarket();
    quotes.resetMarket();
    depths.resetMarket();
    bars.resetMarket();
  }

  void save(SavedState.Writer out) {
    trades.save(out);
    quotes.save(out);
    depths.save(out);
    bars.save(out);
  }

  void restore(SavedState.Reader in) {
    trades.restore(in);
    quotes.restore(in);
    depths.restore(in);
    bars.restore(in);
  }
}
