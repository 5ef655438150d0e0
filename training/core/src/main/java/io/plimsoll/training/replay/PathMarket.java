package io.plimsoll.training.replay;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarketState;
import java.util.HashMap;
import java.util.Map;

/** The marks of a price path at one moment; moved from bar to bar instead of being made anew. */
final class PathMarket implements MarketState {
  private final PricePath path;
  private final Map<InstrumentId, Integer> numbers = new HashMap<>();
  private final Contract[] contracts;
  private final double[] marks;
  private int bar;

  PathMarket(PricePath path) {
    this.path = path;
    this.marks = new double[path.instruments().size()];
    this.contracts = new Contract[marks.length];
    for (int i = 0; i < marks.length; i++) {
      numbers.put(path.instruments().get(i), i);
      contracts[i] = Contract.Perpetual.linear(path.instruments().get(i));
    }
  }

  /** Sets every mark to the close of a bar. */
  void moveTo(int newBar) {
    bar = newBar;
    for (int i = 0; i < marks.length; i++) {
      marks[i] = path.close(i, newBar);
    }
  }

  /** Sets one mark to what hurts a position most within the bar. */
  void hurt(InstrumentId instrument, double quantity) {
    int i = number(instrument);
    marks[i] = quantity > 0 ? path.low(i, bar) : path.high(i, bar);
  }

  int number(InstrumentId instrument) {
    Integer number = numbers.get(instrument);
    if (number == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "the price path has no instrument '" + instrument + "'");
    }
    return number;
  }

  @Override
  public double mark(InstrumentId instrument) {
    return marks[number(instrument)];
  }

  /** Made once, because it is asked for at every step. */
  @Override
  public Contract contract(InstrumentId instrument) {
    return contracts[number(instrument)];
  }

  @Override
  public double depthNotional(InstrumentId instrument) {
    return path.depthNotional(number(instrument), bar);
  }
}
