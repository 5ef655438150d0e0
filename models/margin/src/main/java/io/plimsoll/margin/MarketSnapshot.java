package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.HashMap;
import java.util.Map;

/**
 * A market state that is written down instrument by instrument.
 *
 * @param nowNanos the moment, nanoseconds since 1970
 * @param contracts terms of the instruments that are not linear perpetuals of one unit
 * @param assets prices of collateral assets in the currency in which margin is reckoned
 */
public record MarketSnapshot(
    long nowNanos,
    Map<InstrumentId, InstrumentState> instruments,
    Map<InstrumentId, Contract> contracts,
    Map<String, AssetState> assets)
    implements MarketState {
  public MarketSnapshot {
    instruments = Map.copyOf(instruments);
    contracts = Map.copyOf(contracts);
    assets = Map.copyOf(assets);
  }

  /** A market of linear perpetuals alone. */
  public MarketSnapshot(Map<InstrumentId, InstrumentState> instruments) {
    this(0, instruments, Map.of(), Map.of());
  }

  /** A market of one instrument in which orders of any size trade at the mark. */
  public static MarketSnapshot of(InstrumentId instrument, double mark) {
    return new MarketSnapshot(Map.of(instrument, InstrumentState.of(mark)));
  }

  /** The same market with another mark price for one instrument; its index stays. */
  public MarketSnapshot withMark(InstrumentId instrument, double mark) {
    return with(instrument, state(instrument).withMark(mark));
  }

  /** The same market with another state of one instrument, or one more instrument. */
  public MarketSnapshot with(InstrumentId instrument, InstrumentState state) {
    Map<InstrumentId, InstrumentState> changed = new HashMap<>(instruments);
    changed.put(instrument, state);
    return new MarketSnapshot(nowNanos, changed, contracts, assets);
  }

  /** The same market that also knows the terms of an instrument. */
  public MarketSnapshot with(Contract contract) {
    Map<InstrumentId, Contract> more = new HashMap<>(contracts);
    more.put(contract.id(), contract);
    return new MarketSnapshot(nowNanos, instruments, more, assets);
  }

  /** The same market that also knows the price of an asset. */
  public MarketSnapshot with(String asset, AssetState state) {
    Map<String, AssetState> more = new HashMap<>(assets);
    more.put(asset, state);
    return new MarketSnapshot(nowNanos, instruments, contracts, more);
  }

  /** The same market at another moment. */
  public MarketSnapshot at(long otherNanos) {
    return new MarketSnapshot(otherNanos, instruments, contracts, assets);
  }

  @Override
  public double mark(InstrumentId instrument) {
    return state(instrument).mark();
  }

  @Override
  public double depthNotional(InstrumentId instrument) {
    return state(instrument).depthNotional();
  }

  @Override
  public Contract contract(InstrumentId instrument) {
    Contract contract = contracts.get(instrument);
    return contract == null ? MarketState.super.contract(instrument) : contract;
  }

  @Override
  public double index(InstrumentId instrument) {
    InstrumentState state = state(instrument);
    return Double.isNaN(state.index()) ? state.mark() : state.index();
  }

  @Override
  public double confidence(InstrumentId instrument) {
    return state(instrument).confidence();
  }

  @Override
  public double openInterest(InstrumentId instrument) {
    double value = state(instrument).openInterest();
    return Double.isNaN(value) ? MarketState.super.openInterest(instrument) : value;
  }

  @Override
  public double skew(InstrumentId instrument) {
    double value = state(instrument).skew();
    return Double.isNaN(value) ? MarketState.super.skew(instrument) : value;
  }

  @Override
  public double volatility(InstrumentId option) {
    double value = state(option).volatility();
    return Double.isNaN(value) ? MarketState.super.volatility(option) : value;
  }

  @Override
  public double forward(InstrumentId instrument) {
    double value = state(instrument).forward();
    return Double.isNaN(value) ? MarketState.super.forward(instrument) : value;
  }

  @Override
  public double forwardConfidence(InstrumentId instrument) {
    return state(instrument).forwardConfidence();
  }

  @Override
  public double discount(InstrumentId instrument) {
    return state(instrument).discount();
  }

  @Override
  public double assetPrice(String asset) {
    AssetState state = assets.get(asset);
    return state == null ? MarketState.super.assetPrice(asset) : state.price();
  }

  @Override
  public double assetConfidence(String asset) {
    AssetState state = assets.get(asset);
    return state == null ? MarketState.super.assetConfidence(asset) : state.confidence();
  }

  private InstrumentState state(InstrumentId instrument) {
    InstrumentState state = instruments.get(instrument);
    if (state == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "the market has no instrument '" + instrument + "'");
    }
    return state;
  }

  /**
   * One asset.
   *
   * @param price in the currency in which margin is reckoned, positive
   * @param confidence how sure the oracle is, in [0, 1]
   */
  public record AssetState(double price, double confidence) {
    public AssetState {
      Checks.positive(price, "price");
      Checks.inRange(confidence, 0, 1, "confidence");
    }

    /** A price that nobody doubts. */
    public static AssetState of(double price) {
      return new AssetState(price, 1);
    }
  }

  /**
   * One instrument. A number that is not known is NaN; asking the snapshot for it is an error.
   *
   * @param mark as it is quoted, positive
   * @param depthNotional settlement currency resting on one side near the mark, positive; infinite
   *     where orders of any size trade at the mark
   * @param index of the underlying; the mark where NaN
   * @param confidence of the oracle in the price, in [0, 1]
   * @param openInterest of one side, contracts, zero or more
   * @param skew long less short open interest, contracts
   * @param volatility implied, per square root of a year, zero or more
   * @param forward of the underlying to the expiry; the index where NaN
   * @param forwardConfidence of the oracle in forward and volatility, in [0, 1]
   * @param discount factor to the expiry, positive
   */
  public record InstrumentState(
      double mark,
      double depthNotional,
      double index,
      double confidence,
      double openInterest,
      double skew,
      double volatility,
      double forward,
      double forwardConfidence,
      double discount) {
    public InstrumentState {
      Checks.positive(mark, "mark");
      if (!(depthNotional > 0)) {
        throw new IllegalArgumentException("depthNotional must be positive, was " + depthNotional);
      }
      check(index > 0, index, "index must be positive");
      Checks.inRange(confidence, 0, 1, "confidence");
      check(openInterest >= 0, openInterest, "openInterest must be zero or more");
      check(true, skew, "skew must be finite");
      check(volatility >= 0, volatility, "volatility must be zero or more");
      check(forward > 0, forward, "forward must be positive");
      Checks.inRange(forwardConfidence, 0, 1, "forwardConfidence");
      Checks.positive(discount, "discount");
    }

    /** An instrument of which no more than mark and depth is known. */
    public InstrumentState(double mark, double depthNotional) {
      this(
          mark, depthNotional, Double.NaN, 1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1, 1);
    }

    /** An instrument of unlimited depth. */
    public static InstrumentState of(double mark) {
      return new InstrumentState(mark, Double.POSITIVE_INFINITY);
    }

    /** The same with another mark. */
    public InstrumentState withMark(double other) {
      return new InstrumentState(
          other,
          depthNotional,
          index,
          confidence,
          openInterest,
          skew,
          volatility,
          forward,
          forwardConfidence,
          discount);
    }

    /** The same with an index and the oracle's confidence in the price. */
    public InstrumentState withIndex(double other, double otherConfidence) {
      return new InstrumentState(
          mark,
          depthNotional,
          other,
          otherConfidence,
          openInterest,
          skew,
          volatility,
          forward,
          forwardConfidence,
          discount);
    }

    /** The same with open interest and skew, contracts. */
    public InstrumentState withOpenInterest(double other, double otherSkew) {
      return new InstrumentState(
          mark,
          depthNotional,
          index,
          confidence,
          other,
          otherSkew,
          volatility,
          forward,
          forwardConfidence,
          discount);
    }

    /** The same with what an option is priced from. */
    public InstrumentState withVolatility(
        double other, double otherForward, double otherConfidence, double otherDiscount) {
      return new InstrumentState(
          mark,
          depthNotional,
          index,
          confidence,
          openInterest,
          skew,
          other,
          otherForward,
          otherConfidence,
          otherDiscount);
    }

    private static void check(boolean holds, double value, String message) {
      if (!Double.isNaN(value) && (!holds || Double.isInfinite(value))) {
        throw new IllegalArgumentException(message + " and finite, was " + value);
      }
    }
  }
}
