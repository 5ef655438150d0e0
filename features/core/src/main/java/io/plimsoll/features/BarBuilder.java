package io.plimsoll.features;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.window.SavedState;

/**
 * Makes bars of trades, or longer bars of shorter ones, of one instrument.
 *
 * <p>It does not know the time: whoever calls {@link #close} says which interval ends. An interval
 * without trades gives a flat bar at the last price with no volume. A trade whose source does not
 * name the aggressor is signed by the tick rule: bought if the price rose, sold if it fell, as the
 * one before if it stood (the first of all counts as neither).
 *
 * <p><b>Cost</b>: O(1) a trade, no allocation; one bar allocated a close.
 */
public final class BarBuilder {
  private final InstrumentId instrument;
  private double lastPrice = Double.NaN;
  private int lastSign;
  private boolean filled;
  private double open;
  private double high;
  private double low;
  private double volume;
  private double signedVolume;
  private int trades;

  /** A builder that has seen nothing. */
  public BarBuilder(InstrumentId instrument) {
    this.instrument = instrument;
  }

  /** Whether a price is known, without which no bar can be made. */
  public boolean started() {
    return !Double.isNaN(lastPrice);
  }

  /** Whether something was added since the last {@link #close}. */
  public boolean filled() {
    return filled;
  }

  /** Adds a trade to the interval. */
  public void add(Trade trade) {
    double price = trade.price();
    switch (trade.aggressor()) {
      case BUYER -> lastSign = 1;
      case SELLER -> lastSign = -1;
      case UNKNOWN -> {
        if (price > lastPrice) {
          lastSign = 1;
        } else if (price < lastPrice) {
          lastSign = -1;
        }
      }
    }
    extend(price, price, price);
    lastPrice = price;
    volume += trade.quantity();
    signedVolume += lastSign * trade.quantity();
    trades++;
  }

  /**
   * Adds a shorter bar to the interval; what its source does not say, the longer bar does not say
   * either.
   */
  public void add(Bar bar) {
    extend(bar.open(), bar.high(), bar.low());
    lastPrice = bar.close();
    volume += bar.volume();
    signedVolume += bar.empty() ? 0 : bar.signedVolume();
    trades = trades < 0 || bar.trades() < 0 ? -1 : trades + bar.trades();
  }

  private void extend(double newOpen, double newHigh, double newLow) {
    if (filled) {
      high = Math.max(high, newHigh);
      low = Math.min(low, newLow);
    } else {
      filled = true;
      open = newOpen;
      high = newHigh;
      low = newLow;
    }
  }

  /** The bar of the interval that ends; the next one begins empty. */
  public Bar close(long openNanos, long closeNanos, long availableNanos) {
    if (!started()) {
      throw new IllegalStateException("no trade of " + instrument + " yet");
    }
    Bar bar =
        new Bar(
            instrument,
            openNanos,
            closeNanos,
            availableNanos,
            filled ? open : lastPrice,
            filled ? high : lastPrice,
            filled ? low : lastPrice,
            lastPrice,
            // A sum of quantities near the largest double must not end the run.
            Math.min(volume, Double.MAX_VALUE),
            signedVolume,
            trades);
    filled = false;
    volume = 0;
    signedVolume = 0;
    trades = 0;
    return bar;
  }

  void save(SavedState.Writer out) {
    out.put(lastPrice).putLong(lastSign).putLong(filled ? 1 : 0);
    out.put(open).put(high).put(low).put(volume).put(signedVolume).putLong(trades);
  }

  void restore(SavedState.Reader in) {
    lastPrice = in.get();
    lastSign = Math.toIntExact(in.getLong());
    filled = in.getLong() == 1;
    open = in.get();
    high = in.get();
    low = in.get();
    volume = in.get();
    signedVolume = in.get();
    trades = Math.toIntExact(in.getLong());
  }
}
