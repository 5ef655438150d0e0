package io.plimsoll.features;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.window.SavedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All kernels of a view with a state for each instrument, sorted by what they consume, and the row
 * that they make.
 */
final class KernelSet {
  final KernelLane trades;
  final KernelLane tops;
  final KernelLane depths;
  final KernelLane bars;
  final KernelLane books;
  final KernelLane samples;
  final KernelLane deltas;
  final KernelLane interests;
  final KernelLane fundings;
  final KernelLane marks;
  final KernelLane liquidations;
  final KernelLane ratios;

  private final KernelLane[] lanes;
  private final Kernel<Observation, Object>[] kernels;
  private final boolean[] market;

  /** The columns of panel scope as such; null elsewhere. */
  private final @Nullable PanelKernel<Observation, Object>[] panel;

  /** Whether a column's state is that of the universe: of market or of panel scope. */
  private final boolean[] shared;

  /** The column that keeps the state of a column: itself, or the first one with its key. */
  private final int[] owner;

  /**
   * {@code states[instrument][column]}, for columns that own one; a kernel of market or panel scope
   * has the same state in every row.
   */
  private final Object[][] states;

  /** In which lanes a column stands, and where. */
  private final List<List<Seat>> seats = new ArrayList<>();

  private final double[] row;

  private record Seat(int lane, int kernel) {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  KernelSet(FeatureView view, List<InstrumentId> universe, KernelRegistry registry) {
    int columns = view.features().size();
    kernels = new Kernel[columns];
    market = new boolean[columns];
    panel = new PanelKernel[columns];
    shared = new boolean[columns];
    owner = new int[columns];
    Map<Object, Integer> owners = new HashMap<>();
    states = new Object[universe.size()][columns];
    row = new double[columns];
    List<List<Kernel<Observation, Object>>> seated = new ArrayList<>();
    KernelInputs.kinds().forEach(kind -> seated.add(new ArrayList<>()));
    for (int column = 0; column < columns; column++) {
      Kernel<Observation, Object> kernel =
          kernelOf(view.features().get(column), view, universe, registry);
      kernels[column] = kernel;
      KernelSpec.Scope scope = kernel.spec().scope();
      market[column] = scope == KernelSpec.Scope.MARKET;
      panel[column] = scope == KernelSpec.Scope.PANEL ? (PanelKernel) kernel : null;
      shared[column] = scope.seesAll();
      owner[column] =
          Objects.requireNonNullElse(owners.putIfAbsent(kernel.stateKey(), column), column);
      List<Seat> own = new ArrayList<>();
      for (Class<? extends Observation> kind : kernel.kinds()) {
        if (owner[column] != column) {
          break;
        }
        int lane = KernelInputs.indexOf(kind, kernel.spec());
        own.add(new Seat(lane, seated.get(lane).size()));
        seated.get(lane).add(kernel);
      }
      seats.add(own);
    }
    ViewSources.checkKernels(view, List.of(kernels));
    lanes = new KernelLane[seated.size()];
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] = new KernelLane(seated.get(lane), universe.size());
    }
    trades = lane(Trade.class);
    tops = lane(TopOfBook.class);
    depths = lane(DepthProfile.class);
    bars = lane(Bar.class);
    books = lane(OrderBook.class);
    samples = lane(BookSample.class);
    deltas = lane(BookDelta.class);
    interests = lane(OpenInterest.class);
    fundings = lane(FundingRate.class);
    marks = lane(MarkPrice.class);
    liquidations = lane(Liquidation.class);
    ratios = lane(LongShortRatio.class);
    for (int i = 0; i < states.length; i++) {
      reset(i);
    }
    resetMarket();
  }

  /**
   * A kernel takes the kinds of observation it says it consumes, and a state only from itself: the
   * cast is safe.
   */
  @SuppressWarnings("unchecked")
  private static Kernel<Observation, Object> kernelOf(
      FeatureSpec feature, FeatureView view, List<InstrumentId> universe, KernelRegistry registry) {
    return (Kernel<Observation, Object>) registry.create(feature, universe, view.barNanos());
  }

  /** The kernels that are handed a kind of observation. */
  KernelLane lane(Class<? extends Observation> kind) {
    return lanes[KernelInputs.kinds().indexOf(kind)];
  }

  /** The kernels' names and versions, by column. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Kernel<Observation, Object> kernel : kernels) {
      ids.add(kernel.spec().id());
    }
    return ids;
  }

  /**
   * The row of an instrument; market kernels are asked only where {@code first} says that their
   * values are not there yet.
   */
  double[] row(int instrument, long asOfNanos, boolean first) {
    for (int column = 0; column < row.length; column++) {
      if (first || !market[column]) {
        row[column] = value(column, instrument, asOfNanos);
      }
    }
    return row;
  }

  /** The values of all kernels for an instrument. */
  void values(int instrument, long asOfNanos, double[] into) {
    for (int column = 0; column < into.length; column++) {
      into[column] = value(column, instrument, asOfNanos);
    }
  }

  private double value(int column, int instrument, long asOfNanos) {
    Object state = states[instrument][owner[column]];
    PanelKernel<Observation, Object> ofPanel = panel[column];
    return ofPanel != null
        ? ofPanel.value(state, instrument, asOfNanos)
        : kernels[column].value(state, asOfNanos);
  }

  /** Forgets what the kernels know of one instrument. */
  void reset(int instrument) {
    for (int column = 0; column < kernels.length; column++) {
      if (!shared[column] && owner[column] == column) {
        put(instrument, column, kernels[column].create());
      }
    }
  }

  /** Forgets what the kernels of market and panel scope know. */
  void resetMarket() {
    for (int column = 0; column < kernels.length; column++) {
      if (shared[column] && owner[column] == column) {
        share(column, kernels[column].create());
      }
    }
  }

  private void share(int column, Object state) {
    for (int i = 0; i < states.length; i++) {
      put(i, column, state);
    }
  }

  private void put(int instrument, int column, Object state) {
    states[instrument][column] = state;
    for (Seat seat : seats.get(column)) {
      lanes[seat.lane()].put(instrument, seat.kernel(), state);
    }
  }

  void save(SavedState.Writer out) {
    for (int column = 0; column < kernels.length; column++) {
      if (owner[column] != column) {
        continue;
      }
      for (int i = 0; i < (shared[column] ? 1 : states.length); i++) {
        double[] saved = kernels[column].save(states[i][column]);
        out.putLong(saved.length);
        for (double value : saved) {
          out.put(value);
        }
      }
    }
  }

  void restore(SavedState.Reader in) {
    for (int column = 0; column < kernels.length; column++) {
      if (owner[column] != column) {
        continue;
      }
      for (int i = 0; i < (shared[column] ? 1 : states.length); i++) {
        Object state = kernels[column].restore(in.getAll(in.getLong()));
        if (shared[column]) {
          share(column, state);
        } else {
          put(i, column, state);
        }
      }
    }
  }
}
