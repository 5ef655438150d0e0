package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.Arrays;
import java.util.List;

/**
 * The bars of one instrument, with depth, funding and margin multiplier of each.
 *
 * <p>Within a bar the mark takes four values: the open, the extreme on the far side of the close,
 * the other extreme, the close; that is open, low, high, close where the close is not below the
 * open, and open, high, low, close where it is. Instruments reach each of the four at once.
 */
public final class InstrumentPath {
  /** Values of the mark in a bar. */
  public static final int POINTS = 4;

  private final InstrumentId instrument;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] depthNotional;
  private final double[] fundingRate;
  private final double[] multiplier;

  private InstrumentPath(
      InstrumentId instrument, double[][] prices, double[] depth, double[] rate, double[] factor) {
    this.instrument = instrument;
    open = prices[0];
    high = prices[1];
    low = prices[2];
    close = prices[3];
    depthNotional = depth;
    fundingRate = rate;
    multiplier = factor;
  }

  /**
   * Bars in time order; unlimited depth, no funding, multiplier 1 until said otherwise.
   *
   * @throws IllegalArgumentException naming the bar whose prices are not positive or not in order
   */
  public static InstrumentPath of(
      InstrumentId instrument, double[] open, double[] high, double[] low, double[] close) {
    int n = open.length;
    if (n == 0 || high.length != n || low.length != n || close.length != n) {
      throw new IllegalArgumentException(
          "bars of %s need as many opens as highs, lows and closes and at least one, had %d, %d, %d, %d"
              .formatted(instrument, n, high.length, low.length, close.length));
    }
    for (int b = 0; b < n; b++) {
      boolean ordered =
          low[b] <= Math.min(open[b], close[b]) && Math.max(open[b], close[b]) <= high[b];
      if (!(low[b] > 0 && ordered && high[b] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "bar %d of %s must have 0 < low <= open, close <= high, had open %s, high %s, low %s, close %s"
                .formatted(b, instrument, open[b], high[b], low[b], close[b]));
      }
    }
    double[][] prices = {open.clone(), high.clone(), low.clone(), close.clone()};
    return new InstrumentPath(
        instrument, prices, same(n, Double.POSITIVE_INFINITY), new double[n], same(n, 1));
  }

  /** Bars as they were read; all of one instrument, in time order. */
  public static InstrumentPath of(List<Bar> bars) {
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("bars must not be empty");
    }
    InstrumentId instrument = bars.get(0).instrument();
    for (int b = 1; b < bars.size(); b++) {
      if (!bars.get(b).instrument().equals(instrument)
          || bars.get(b).openNanos() < bars.get(b - 1).eventNanos()) {
        throw new IllegalArgumentException(
            "bar "
                + b
                + " must be of "
                + instrument
                + " and follow the one before, was "
                + bars.get(b));
      }
    }
    return of(
        instrument,
        bars.stream().mapToDouble(Bar::open).toArray(),
        bars.stream().mapToDouble(Bar::high).toArray(),
        bars.stream().mapToDouble(Bar::low).toArray(),
        bars.stream().mapToDouble(Bar::close).toArray());
  }

  private static double[] same(int n, double value) {
    double[] all = new double[n];
    Arrays.fill(all, value);
    return all;
  }

  private double[][] prices() {
    return new double[][] {open, high, low, close};
  }

  /**
   * The same bars with the notional that rests on one side near the mark, settlement currency,
   * positive, by bar.
   */
  public InstrumentPath withDepth(double[] notional) {
    for (int b = 0; b < lengthOf(notional, "depth"); b++) {
      if (!(notional[b] > 0)) {
        throw new IllegalArgumentException(
            "depth of %s in bar %d must be positive, was %s".formatted(instrument, b, notional[b]));
      }
    }
    return new InstrumentPath(instrument, prices(), notional.clone(), fundingRate, multiplier);
  }

  /** The same bars with the same depth in each. */
  public InstrumentPath withDepth(double notional) {
    return withDepth(same(size(), notional));
  }

  /**
   * The same bars with funding: in a bar whose rate is not zero, longs pay shorts that fraction of
   * the notional at its open.
   */
  public InstrumentPath withFunding(double[] rate) {
    for (int b = 0; b < lengthOf(rate, "funding rate"); b++) {
      Checks.inOpenRange(rate[b], -1, 1, "funding rate of " + instrument + " in bar " + b);
    }
    return new InstrumentPath(instrument, prices(), depthNotional, rate.clone(), multiplier);
  }

  /** The same bars with funding every so many bars, first after so many. */
  public InstrumentPath withFunding(double rate, int everyBars) {
    double[] rates = new double[size()];
    for (int b = everyBars; b < rates.length; b += everyBars) {
      rates[b] = rate;
    }
    return withFunding(rates);
  }

  /**
   * The same bars with the factor by which the published requirements are multiplied from the open
   * of each bar, positive.
   */
  public InstrumentPath withMultiplier(double[] factor) {
    for (int b = 0; b < lengthOf(factor, "multiplier"); b++) {
      Checks.positive(factor[b], "multiplier of " + instrument + " in bar " + b);
    }
    return new InstrumentPath(instrument, prices(), depthNotional, fundingRate, factor.clone());
  }

  private int lengthOf(double[] values, String name) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          "%s of %s must have a value for each of %d bars, had %d"
              .formatted(name, instrument, size(), values.length));
    }
    return values.length;
  }

  /** The instrument. */
  public InstrumentId instrument() {
    return instrument;
  }

  /** How many bars there are. */
  public int size() {
    return open.length;
  }

  /** The last price of a bar. */
  public double close(int bar) {
    return close[bar];
  }

  /** Notional resting on one side near the mark. */
  public double depthNotional(int bar) {
    return depthNotional[bar];
  }

  /** What longs pay at the open, as a fraction of notional. */
  public double fundingRate(int bar) {
    return fundingRate[bar];
  }

  /** The factor on the published requirements. */
  public double multiplier(int bar) {
    return multiplier[bar];
  }

  /** The price at one of the four points of a bar. */
  public double price(int bar, int point) {
    boolean rising = close[bar] >= open[bar];
    return switch (point) {
      case 0 -> open[bar];
      case 1 -> rising ? low[bar] : high[bar];
      case 2 -> rising ? high[bar] : low[bar];
      case 3 -> close[bar];
      default -> throw new IllegalArgumentException("point must be 0 to 3, was " + point);
    };
  }

  /** Whether the multiplier ever changes. */
  boolean multiplierMoves() {
    for (double factor : multiplier) {
      if (factor != multiplier[0]) {
        return true;
      }
    }
    return false;
  }
}
