package io.plimsoll.margin;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;

/**
 * What the venue knows of the market at one moment.
 *
 * <p>Marks and depth are always there. The rest has a plain default or, where there is none, throws
 * a {@link PlimsollException} that names what is missing: rules that need a number never go on
 * without it.
 */
public interface MarketState {

  /**
   * The mark price as the instrument is quoted, positive and finite.
   *
   * @throws PlimsollException if the instrument is unknown
   */
  double mark(InstrumentId instrument);

  /**
   * The notional that rests near the mark on one side of the book, settlement currency, positive.
   *
   * @throws PlimsollException if the instrument is unknown
   */
  double depthNotional(InstrumentId instrument);

  /** The moment, nanoseconds since 1970; what expires is reckoned from here. */
  default long nowNanos() {
    return 0;
  }

  /** The terms of an instrument; a linear perpetual of one unit where nothing else is known. */
  default Contract contract(InstrumentId instrument) {
    return Contract.Perpetual.linear(instrument);
  }

  /** The index of the instrument's underlying, quote currency, positive; the mark by default. */
  default double index(InstrumentId instrument) {
    return mark(instrument);
  }

  /** How sure the oracle is of the instrument's price, from 0 (not at all) to 1. */
  default double confidence(InstrumentId instrument) {
    return 1;
  }

  /** Open interest of one side, in contracts. */
  default double openInterest(InstrumentId instrument) {
    throw missing("open interest of " + instrument);
  }

  /** Open interest long less short of the venue's own liquidity (its skew), in contracts. */
  default double skew(InstrumentId instrument) {
    throw missing("skew of " + instrument);
  }

  /** Implied volatility of an option, per square root of a year of 365 days, as a fraction. */
  default double volatility(InstrumentId option) {
    throw missing("volatility of " + option);
  }

  /** The forward of the underlying to the instrument's expiry; its index by default. */
  default double forward(InstrumentId instrument) {
    return index(instrument);
  }

  /** How sure the oracle is of the forward and the volatility, from 0 to 1. */
  default double forwardConfidence(InstrumentId instrument) {
    return confidence(instrument);
  }

  /** What one unit paid at the instrument's expiry is worth now. */
  default double discount(InstrumentId instrument) {
    return 1;
  }

  /** The price of an asset in the currency in which the rules reckon margin, positive. */
  default double assetPrice(String asset) {
    throw missing("price of asset " + asset);
  }

  /** How sure the oracle is of an asset's price, from 0 to 1. */
  default double assetConfidence(String asset) {
    return 1;
  }

  private static PlimsollException missing(String what) {
    return new PlimsollException(ErrorCode.INVALID_INPUT, "the market has no " + what);
  }
}
