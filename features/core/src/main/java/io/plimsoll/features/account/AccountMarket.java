package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What account kernels can know of the market: prices, forecast variance, depth and traded notional
 * by instrument. What is older than {@code max-age} is not known.
 */
final class AccountMarket {
  private final List<InstrumentId> universe;
  private final Map<InstrumentId, Integer> positions = new HashMap<>();
  private final long maxAgeNanos;
  private final double[] price;
  private final double[] mark;
  private final double[] hourlyVariance;
  private final double[] depth;
  private final double[] hourlyNotional;
  private final long[] priceNanos;
  private final long[] markNanos;
  private final long[] rowNanos;

  AccountMarket(List<InstrumentId> universe, long maxAgeNanos) {
    this.universe = List.copyOf(universe);
    this.maxAgeNanos = Checks.positive(maxAgeNanos, "maxAgeNanos");
    int size = universe.size();
    for (int i = 0; i < size; i++) {
      positions.put(universe.get(i), i);
    }
    price = unknown(size);
    mark = unknown(size);
    hourlyVariance = unknown(size);
    depth = unknown(size);
    hourlyNotional = unknown(size);
    priceNanos = new long[size];
    markNanos = new long[size];
    rowNanos = new long[size];
  }

  private static double[] unknown(int size) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  int size() {
    return universe.size();
  }

  InstrumentId instrument(int i) {
    return universe.get(i);
  }

  /** Where an instrument stands in the universe; −1 where it does not. */
  int position(InstrumentId instrument) {
    Integer position = positions.get(instrument);
    return position == null ? -1 : position;
  }

  /** The last price that was traded at. */
  void price(int i, long nanos, double value) {
    if (nanos >= priceNanos[i] || Double.isNaN(price[i])) {
      price[i] = value;
      priceNanos[i] = nanos;
    }
  }

  /** What the venue values a position at; from then on trades do not count, while it is fresh. */
  void mark(int i, long nanos, double value) {
    if (nanos >= markNanos[i] || Double.isNaN(mark[i])) {
      mark[i] = value;
      markNanos[i] = nanos;
    }
  }

  /** What a row of the market view says. */
  void row(int i, long nanos, double variance, double depthNotional, double notional) {
    rowNanos[i] = nanos;
    hourlyVariance[i] = variance;
    depth[i] = depthNotional;
    hourlyNotional[i] = notional;
  }

  /** The mark, else the last traded price; NaN where neither is fresh. */
  double price(int i, long asOfNanos) {
    if (!Double.isNaN(mark[i]) && asOfNanos - markNanos[i] <= maxAgeNanos) {
      return mark[i];
    }
    return asOfNanos - priceNanos[i] <= maxAgeNanos ? price[i] : Double.NaN;
  }

  double hourlyVariance(int i, long asOfNanos) {
    return fresh(hourlyVariance, i, asOfNanos);
  }

  double depth(int i, long asOfNanos) {
    return fresh(depth, i, asOfNanos);
  }

  double hourlyNotional(int i, long asOfNanos) {
    return fresh(hourlyNotional, i, asOfNanos);
  }

  private double fresh(double[] values, int i, long asOfNanos) {
    return asOfNanos - rowNanos[i] <= maxAgeNanos ? values[i] : Double.NaN;
  }

  void save(SavedState.Writer out) {
    for (int i = 0; i < price.length; i++) {
      out.put(price[i]).put(mark[i]).put(hourlyVariance[i]).put(depth[i]).put(hourlyNotional[i]);
      out.putLong(priceNanos[i]).putLong(markNanos[i]).putLong(rowNanos[i]);
    }
  }

  void restore(SavedState.Reader in) {
    for (int i = 0; i < price.length; i++) {
      price[i] = in.get();
      mark[i] = in.get();
      hourlyVariance[i] = in.get();
      depth[i] = in.get();
      hourlyNotional[i] = in.get();
      priceNanos[i] = in.getLong();
      markNanos[i] = in.getLong();
      rowNanos[i] = in.getLong();
    }
  }
}
