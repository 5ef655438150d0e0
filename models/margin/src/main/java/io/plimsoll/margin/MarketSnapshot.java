package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.HashMap;
import java.util.Map;

/** A market state that is written down instrument by instrument. */
public record MarketSnapshot(Map<InstrumentId, InstrumentState> instruments)
    implements MarketState {
  public MarketSnapshot {
    instruments = Map.copyOf(instruments);
  }

  /** A market of one instrument in which orders of any size trade at the mark. */
  public static MarketSnapshot of(InstrumentId instrument, double mark) {
    return new MarketSnapshot(Map.of(instrument, InstrumentState.of(mark)));
  }

  /** The same market with another mark price for one instrument. */
  public MarketSnapshot withMark(InstrumentId instrument, double mark) {
    Map<InstrumentId, InstrumentState> changed = new HashMap<>(instruments);
    changed.put(instrument, new InstrumentState(mark, state(instrument).depthNotional()));
    return new MarketSnapshot(changed);
  }

  @Override
  public double mark(InstrumentId instrument) {
    return state(instrument).mark();
  }

  @Override
  public double depthNotional(InstrumentId instrument) {
    return state(instrument).depthNotional();
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
   * One instrument.
   *
   * @param mark positive
   * @param depthNotional settlement currency resting on one side near the mark, positive; infinite
   *     where orders of any size trade at the mark
   */
  public record InstrumentState(double mark, double depthNotional) {
    public InstrumentState {
      Checks.positive(mark, "mark");
      if (!(depthNotional > 0)) {
        throw new IllegalArgumentException("depthNotional must be positive, was " + depthNotional);
      }
    }

    /** An instrument of unlimited depth. */
    public static InstrumentState of(double mark) {
      return new InstrumentState(mark, Double.POSITIVE_INFINITY);
    }
  }
}
