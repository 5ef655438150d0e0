package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Conventions;
import io.plimsoll.margin.MarginSchedule;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.VenueRules;

/**
 * What the venue asks of a position at the marks of the moment, multiplier included; and the market
 * as its rules see it, with the open interest of the simulation.
 */
final class Requirements implements MarketState {
  private final Marks marks;
  private final Books books;
  private final MarketPath path;
  private final MarginSchedule[] schedules;
  private final Contract[] contracts;
  private final double closingFee;

  Requirements(VenueRules rules, MarketPath path, Marks marks, Books books) {
    Conventions conventions = rules.conventions();
    if (conventions.crossClosingFee() != 0
        || conventions.valuation() != Conventions.Valuation.MARK) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of %s must value at the mark and have no cross-closing-fee to be simulated, had %s and %s"
              .formatted(rules.name(), conventions.valuation(), conventions.crossClosingFee()));
    }
    this.marks = marks;
    this.books = books;
    this.path = path;
    closingFee = conventions.closingFee();
    schedules = new MarginSchedule[path.count()];
    contracts = new Contract[path.count()];
    for (int i = 0; i < path.count(); i++) {
      InstrumentId id = path.get(i).instrument();
      schedules[i] = rules.of(id).schedule();
      contracts[i] = Contract.Perpetual.linear(id);
    }
  }

  MarginSchedule schedule(int instrument) {
    return schedules[instrument];
  }

  /** Fraction of the notional that every requirement holds for the cost of closing. */
  double closingFee() {
    return closingFee;
  }

  double maintenance(int instrument, double quantity) {
    double notional = Math.abs(quantity) * marks.mark(instrument);
    return marks.multiplier(instrument) * schedules[instrument].maintenance(quantity, notional)
        + notional * closingFee;
  }

  double initial(int instrument, double quantity) {
    double notional = Math.abs(quantity) * marks.mark(instrument);
    MarginSchedule schedule = schedules[instrument];
    double state = schedule.state(contracts[instrument], this);
    return marks.multiplier(instrument) * schedule.initial(quantity, notional, state);
  }

  @Override
  public double mark(InstrumentId instrument) {
    return marks.mark(path.number(instrument));
  }

  @Override
  public double depthNotional(InstrumentId instrument) {
    int i = path.number(instrument);
    return path.get(i).depthNotional(marks.bar());
  }

  @Override
  public double openInterest(InstrumentId instrument) {
    return books.openInterest(path.number(instrument));
  }
}
