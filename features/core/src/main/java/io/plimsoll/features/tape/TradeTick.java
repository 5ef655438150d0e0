package io.plimsoll.features.tape;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.window.SavedState;

/**
 * A trade with what every kernel of the tape would otherwise derive again: the return since the
 * trade before and the side that took.
 *
 * <p>A trade whose source does not name the aggressor is signed by the tick rule, as in {@link
 * io.plimsoll.features.BarBuilder}. One object is reused for all trades of an instrument: who is
 * handed one keeps numbers, not the tick. <b>Cost</b>: one logarithm where the price was not seen
 * lately; no allocation.
 */
public final class TradeTick implements Observation {
  private static final int CACHED = 256;

  /** The sign of each aggressor, by ordinal; 0 where the tick rule has to tell. */
  private static final int[] SIGNS = {1, -1, 0};

  /** Logarithms of prices seen lately: a tape comes back to the same few hundred prices. */
  private final double[] cachedPrice = new double[CACHED];

  private final double[] cachedLog = new double[CACHED];

  private long eventNanos;
  private long availableNanos;
  private long waitNanos;
  private double price = Double.NaN;
  private double logPrice;
  private double quantity;
  private double logReturn;
  private int sign;

  /** Moves on to the next trade. */
  public void next(Trade trade) {
    boolean first = Double.isNaN(price);
    double before = price;
    price = trade.price();
    quantity = trade.quantity();
    eventNanos = trade.eventNanos();
    waitNanos = first ? 0 : trade.availableNanos() - availableNanos;
    availableNanos = trade.availableNanos();
    // Branches that cannot be foreseen cost more than what they would save here.
    double log = log(price);
    logReturn = first ? 0 : log - logPrice;
    logPrice = log;
    int known = SIGNS[trade.aggressor().ordinal()];
    if (known != 0) {
      sign = known;
    } else if (price > before) {
      sign = 1;
    } else if (price < before) {
      sign = -1;
    }
  }

  private double log(double value) {
    long bits = Double.doubleToRawLongBits(value) * 0x9E3779B97F4A7C15L;
    int slot = (int) (bits >>> 56);
    if (cachedPrice[slot] != value) {
      cachedPrice[slot] = value;
      cachedLog[slot] = StrictMath.log(value);
    }
    return cachedLog[slot];
  }

  /** Whether there was a trade. */
  public boolean started() {
    return !Double.isNaN(price);
  }

  /** A copy that does not change. */
  public TradeTick copy() {
    TradeTick copy = new TradeTick();
    SavedState.Writer out = new SavedState.Writer();
    save(out);
    copy.restore(new SavedState.Reader(out.toArray()));
    return copy;
  }

  @Override
  public long eventNanos() {
    return eventNanos;
  }

  @Override
  public long availableNanos() {
    return availableNanos;
  }

  /** How long after the trade before it became available; 0 for the first. */
  public long waitNanos() {
    return waitNanos;
  }

  /** Quote currency. */
  public double price() {
    return price;
  }

  /** The natural logarithm of the price. */
  public double logPrice() {
    return logPrice;
  }

  /** Base units. */
  public double quantity() {
    return quantity;
  }

  /** ln(price / price before); 0 for the first trade, which has no return. */
  public double logReturn() {
    return logReturn;
  }

  /** 1 where a buyer took, −1 where a seller took, 0 where it cannot be told yet. */
  public int sign() {
    return sign;
  }

  /** Writes everything it knows. */
  public void save(SavedState.Writer out) {
    out.putLong(eventNanos).putLong(availableNanos).putLong(waitNanos);
    out.put(price).put(logPrice).put(quantity).put(logReturn).putLong(sign);
  }

  /** Takes over what {@link #save} wrote. */
  public void restore(SavedState.Reader in) {
    eventNanos = in.getLong();
    availableNanos = in.getLong();
    waitNanos = in.getLong();
    price = in.get();
    logPrice = in.get();
    quantity = in.get();
    logReturn = in.get();
    sign = Math.toIntExact(in.getLong());
  }
}
