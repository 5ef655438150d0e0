package io.plimsoll.margin;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Conventions.Valuation;
import io.plimsoll.margin.CrossMargin.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * A cross account made ready to be looked at again and again: instruments are numbers, what does
 * not depend on marks is worked out, and marks come one by one or all at once. Every number is that
 * of {@link CrossMargin} bit for bit.
 *
 * <p>Everything but marks stays as it was when the book was made: positions, balances and their
 * prices, multipliers, indices, open interest in contracts. A book is mutable and belongs to one
 * thread.
 *
 * <p><b>Cost</b>: {@link #mark} the arithmetic of one instrument; {@link #equity} and {@link
 * #maintenance} one addition for each position; {@link #initial} the arithmetic of all instruments.
 * Nothing is allocated.
 */
public final class CrossBook {
  private final List<InstrumentId> instruments = new ArrayList<>();
  private final double base;

  // By instrument.
  private final double[] marks;
  private final double[] sizes;
  private final boolean[] inverse;

  // By position, in the order of the account.
  private final int[] instrumentOf;
  private final double[] quantities;
  private final double[] entryValues;
  private final double[] rates;
  private final boolean[] premiumOnly;
  private final double[] gains;

  private final Group[] groups;
  private final double[] requirements;

  /** What pays a requirement: the positions in one instrument, or one of them in hedge mode. */
  private static final class Group {
    final int instrument;
    final Contract contract;
    final MarginSchedule schedule;
    final double net;
    final double quantity;
    final double factor;
    final double fee;
    final double rate;
    final double openInterest;
    final double state;
    final double fixedNotional;
    final double[] from;
    final double[] segmentRates;
    final double[] amounts;
    int segment;

    Group(
        CrossMargin margin, Account account, int i, int instrument, MarketState market, double k) {
      this.instrument = instrument;
      this.contract = Terms.contract(market, account.positions().get(i).instrument());
      this.schedule = margin.rules().of(contract).schedule();
      this.net = margin.exposure(account.positions(), i);
      this.quantity = net * contract.size();
      this.factor = k;
      this.fee = margin.rules().conventions().closingFee();
      this.rate = Terms.rate(margin.rules(), contract, market);
      this.state = schedule.state(contract, market);
      this.openInterest =
          schedule.scalesWithOpenInterest() ? market.openInterest(contract.id()) : 0;
      this.fixedNotional =
          margin.rules().conventions().valuation() == Valuation.ENTRY
              ? margin.notional(account.positions(), i, net, contract, market, Level.MAINTENANCE)
              : Double.NaN;
      int n = schedule.segments();
      this.from = new double[n];
      this.segmentRates = new double[n];
      this.amounts = new double[n];
      for (int s = 0; s < n; s++) {
        from[s] = schedule.segmentFrom(s, quantity);
        segmentRates[s] = schedule.maintenanceRate(s, quantity);
        amounts[s] = schedule.maintenanceAmount(s, quantity);
      }
    }

    /** The requirement; the search starts at the segment of the last mark, which is rarely left. */
    double maintenance(double value) {
      double notional = Double.isNaN(fixedNotional) ? Math.abs(net * value) : fixedNotional;
      int n = segment;
      while (n > 0 && notional < from[n]) {
        n--;
      }
      while (n + 1 < from.length && notional >= from[n + 1]) {
        n++;
      }
      segment = n;
      return (factor * (notional * segmentRates[n] - amounts[n]) + notional * fee) * rate;
    }

    double initial(double mark, double value) {
      double now =
          schedule.scalesWithOpenInterest() ? contract.notional(openInterest, mark) : state;
      return factor * schedule.initial(quantity, Math.abs(net * value), now) * rate;
    }
  }

  private CrossBook(
      CrossMargin margin, Account account, MarketState market, MarginMultiplier multiplier) {
    List<Position> positions = account.positions();
    int n = positions.size();
    this.instrumentOf = new int[n];
    this.quantities = new double[n];
    this.entryValues = new double[n];
    this.rates = new double[n];
    this.premiumOnly = new boolean[n];
    this.gains = new double[n];
    List<Group> paying = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Position position = positions.get(i);
      Contract contract = Terms.contract(market, position.instrument());
      instrumentOf[i] = number(position.instrument());
      quantities[i] = position.quantity();
      entryValues[i] = contract.value(position.entryPrice());
      rates[i] = Terms.rate(margin.rules(), contract, market);
      premiumOnly[i] = Terms.premiumOnly(margin.rules().of(contract).schedule());
      if (margin.paysItself(positions, i)) {
        double factor = CrossMargin.factor(account, position.instrument(), multiplier);
        paying.add(new Group(margin, account, i, instrumentOf[i], market, factor));
      }
    }
    this.groups = paying.toArray(new Group[0]);
    this.requirements = new double[groups.length];
    this.marks = new double[instruments.size()];
    this.sizes = new double[marks.length];
    this.inverse = new boolean[marks.length];
    this.base = margin.wallet(account, market);
    for (int i = 0; i < marks.length; i++) {
      Contract contract = market.contract(instruments.get(i));
      sizes[i] = contract.size();
      inverse[i] = LiquidationProblem.inverse(contract);
      mark(i, Terms.mark(market, instruments.get(i)));
    }
  }

  private int number(InstrumentId instrument) {
    int number = instruments.indexOf(instrument);
    if (number < 0) {
      instruments.add(instrument);
      return instruments.size() - 1;
    }
    return number;
  }

  /**
   * A book of an account at the marks of a market.
   *
   * @throws PlimsollException as {@link CrossMargin#calculate} does; also if the rules reckon a
   *     closing fee at the bankruptcy price, which moves with every mark
   */
  public static CrossBook of(
      VenueRules rules, Account account, MarketState market, MarginMultiplier multiplier) {
    Terms.requireOneCurrency(rules, account, market);
    if (rules.conventions().crossClosingFee() != 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of %s have a cross-closing-fee of %s, which a book does not reckon"
              .formatted(rules.name(), rules.conventions().crossClosingFee()));
    }
    return new CrossBook(new CrossMargin(rules), account, market, multiplier);
  }

  /** The instruments of the account by number, in the order in which they first appear. */
  public List<InstrumentId> instruments() {
    return List.copyOf(instruments);
  }

  /** The last mark of an instrument. */
  public double mark(int instrument) {
    return marks[instrument];
  }

  /**
   * Another mark for one instrument, positive and finite.
   *
   * @throws PlimsollException if it is not
   */
  public void mark(int instrument, double mark) {
    check(instrument, mark);
    marks[instrument] = mark;
    double value = value(instrument);
    for (int i = 0; i < instrumentOf.length; i++) {
      if (instrumentOf[i] == instrument) {
        gains[i] = gain(i, value);
      }
    }
    for (int g = 0; g < groups.length; g++) {
      if (groups[g].instrument == instrument) {
        requirements[g] = groups[g].maintenance(value);
      }
    }
  }

  /**
   * Another mark for every instrument, by number.
   *
   * @throws PlimsollException if one of them is not positive and finite; the book then is as before
   */
  public void markAll(double[] newMarks) {
    if (newMarks.length != marks.length) {
      throw new IllegalArgumentException(
          "marks must be " + marks.length + ", one an instrument, were " + newMarks.length);
    }
    for (int i = 0; i < newMarks.length; i++) {
      check(i, newMarks[i]);
    }
    System.arraycopy(newMarks, 0, marks, 0, newMarks.length);
    for (int i = 0; i < instrumentOf.length; i++) {
      gains[i] = gain(i, value(instrumentOf[i]));
    }
    for (int g = 0; g < groups.length; g++) {
      requirements[g] = groups[g].maintenance(value(groups[g].instrument));
    }
  }

  private void check(int instrument, double mark) {
    if (!(mark > 0) || mark == Double.POSITIVE_INFINITY) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "mark of '%s' must be positive and finite, was %s"
              .formatted(instruments.get(instrument), mark));
    }
  }

  private double value(int instrument) {
    return inverse[instrument]
        ? -sizes[instrument] / marks[instrument]
        : sizes[instrument] * marks[instrument];
  }

  private double gain(int i, double value) {
    double counted =
        premiumOnly[i]
            ? -(quantities[i] * entryValues[i])
            : quantities[i] * (value - entryValues[i]);
    return counted * rates[i];
  }

  /** {@link CrossMargin#equity} at the marks. */
  public double equity() {
    double equity = base;
    for (double gain : gains) {
      equity += gain;
    }
    return equity;
  }

  /** {@link CrossMargin#maintenance} at the marks. */
  public double maintenance() {
    double total = 0;
    for (double requirement : requirements) {
      total += requirement;
    }
    return total;
  }

  /** {@link CrossMargin#initial} at the marks. */
  public double initial() {
    double total = 0;
    for (Group group : groups) {
      total += group.initial(marks[group.instrument], value(group.instrument));
    }
    return total;
  }

  /** {@link CrossMargin#breached} at the marks. */
  public boolean breached() {
    return equity() < maintenance();
  }
}
