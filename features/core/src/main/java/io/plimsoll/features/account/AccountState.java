package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/**
 * An account at the prices of now: what the runner makes of its events and of the market, handed to
 * kernels after each event and at each mark. It is reused: kernels keep numbers, never this object.
 *
 * <p>Money is in quote currency. Equity is cash plus positions and collateral at their prices; it
 * is NaN before money was heard of, where a price is not known or too old, and after an event came
 * too late, until the next snapshot. Maintenance and initial margin are the share of gross notional
 * that the last snapshot had, else that of the settings; NaN without either.
 */
public final class AccountState implements Observation {
  private static final int LEAST_SLOTS = 2;

  private final AccountMarket market;
  private final AccountRates rates;
  long nanos;
  boolean atMark;

  /** Whether money was heard of, and whether something was missed since. */
  boolean funded;

  boolean unsure;
  long changedNanos = Long.MIN_VALUE;
  double cash;
  double maintenanceRate;
  double initialRate;

  /** Collateral that keeps its value; NaN before a snapshot told of collateral. */
  double fixedCollateral = Double.NaN;

  int size;
  int[] instrument = new int[LEAST_SLOTS];
  double[] quantity = new double[LEAST_SLOTS];
  double[] units = new double[LEAST_SLOTS];
  double[] entry = new double[LEAST_SLOTS];
  double[] profit = new double[LEAST_SLOTS];
  double[] mostNotional = new double[LEAST_SLOTS];
  double[] liquidationPrice = new double[LEAST_SLOTS];
  long[] openedNanos = new long[LEAST_SLOTS];
  private double[] price = new double[LEAST_SLOTS];
  private double[] variance = new double[LEAST_SLOTS];
  private double equity = Double.NaN;
  private double gross = Double.NaN;

  /** What margin an account needs where no snapshot says so; NaN for not known. */
  record AccountRates(double maintenance, double initial) {}

  AccountState(AccountMarket market, AccountRates rates) {
    this.market = market;
    this.rates = rates;
    maintenanceRate = rates.maintenance();
    initialRate = rates.initial();
  }

  /** When what it shows was so. */
  @Override
  public long eventNanos() {
    return nanos;
  }

  @Override
  public long availableNanos() {
    return nanos;
  }

  /** Whether it was marked because of the time, not because something happened to the account. */
  public boolean atMark() {
    return atMark;
  }

  /** How many instruments the account holds a position or collateral in. */
  public int holdings() {
    return size;
  }

  /** The instrument of a holding. */
  public InstrumentId instrument(int holding) {
    return market.instrument(instrument[holding]);
  }

  /** The position in base units; negative when short, 0 where there is only collateral. */
  public double quantity(int holding) {
    return quantity[holding];
  }

  /** What the position is worth; negative when short. */
  public double notional(int holding) {
    return quantity[holding] == 0 ? 0 : quantity[holding] * price[holding];
  }

  /** What the collateral is worth that moves with this instrument. */
  public double collateral(int holding) {
    return units[holding] == 0 ? 0 : units[holding] * price[holding];
  }

  /** The price at which the holding is valued; NaN where it is not known. */
  public double price(int holding) {
    return price[holding];
  }

  /** Average price of the position; NaN where its beginning was not seen. */
  public double entry(int holding) {
    return entry[holding];
  }

  /** The price at which the position alone is liquidated; NaN where there is none. */
  public double liquidationPrice(int holding) {
    return liquidationPrice[holding];
  }

  /** Variance of the log return over an hour, forecast or measured; NaN where not known. */
  public double hourlyVariance(int holding) {
    return variance[holding];
  }

  /** Resting notional near the mid; NaN where not known. */
  public double depth(int holding) {
    return market.depth(instrument[holding], nanos);
  }

  /** Notional that the market trades in an hour; NaN where not known. */
  public double hourlyNotional(int holding) {
    return market.hourlyNotional(instrument[holding], nanos);
  }

  /** Collateral plus unrealized profit and loss; may be negative. */
  public double equity() {
    return equity;
  }

  /** The sum of the absolute notionals of the positions. */
  public double grossNotional() {
    return gross;
  }

  /** Margin that must be held. */
  public double maintenance() {
    return gross == 0 ? 0 : maintenanceRate * gross;
  }

  /** Margin that the positions would need were they new. */
  public double initial() {
    return gross == 0 ? 0 : initialRate * gross;
  }

  /** What all collateral is worth; NaN where no snapshot told. */
  public double collateral() {
    double sum = fixedCollateral;
    for (int h = 0; h < size; h++) {
      sum += collateral(h);
    }
    return sum;
  }

  /** Values everything at the prices as of a time. */
  void value(long asOfNanos, boolean mark) {
    nanos = asOfNanos;
    atMark = mark;
    double worth = funded && !unsure ? cash : Double.NaN;
    double absolute = unsure ? Double.NaN : 0;
    for (int h = 0; h < size; h++) {
      price[h] = unsure ? Double.NaN : market.price(instrument[h], asOfNanos);
      variance[h] = market.hourlyVariance(instrument[h], asOfNanos);
      worth += notional(h) + collateral(h);
      absolute += Math.abs(notional(h));
    }
    equity = Double.isFinite(worth) ? worth : Double.NaN;
    gross = Double.isFinite(absolute) ? absolute : Double.NaN;
  }

  double freshPrice(int ofInstrument) {
    return market.price(ofInstrument, nanos);
  }

  int position(InstrumentId of) {
    return market.position(of);
  }

  AccountRates rates() {
    return rates;
  }

  /** The holding of an instrument, made if there is none. */
  int holdingOf(int ofInstrument) {
    for (int h = 0; h < size; h++) {
      if (instrument[h] == ofInstrument) {
        return h;
      }
    }
    if (size == quantity.length) {
      grow(2 * size);
    }
    int h = size++;
    instrument[h] = ofInstrument;
    quantity[h] = 0;
    units[h] = 0;
    flatten(h);
    price[h] = Double.NaN;
    variance[h] = Double.NaN;
    return h;
  }

  /** Forgets the position of a holding, which is to be removed if it has no collateral either. */
  void flatten(int h) {
    quantity[h] = 0;
    entry[h] = Double.NaN;
    profit[h] = 0;
    mostNotional[h] = 0;
    liquidationPrice[h] = Double.NaN;
    openedNanos[h] = Long.MIN_VALUE;
  }

  /** Drops holdings of nothing; the order of the others stays. */
  void compact() {
    int kept = 0;
    for (int h = 0; h < size; h++) {
      if (quantity[h] != 0 || units[h] != 0) {
        instrument[kept] = instrument[h];
        quantity[kept] = quantity[h];
        units[kept] = units[h];
        entry[kept] = entry[h];
        profit[kept] = profit[h];
        mostNotional[kept] = mostNotional[h];
        liquidationPrice[kept] = liquidationPrice[h];
        openedNanos[kept] = openedNanos[h];
        kept++;
      }
    }
    size = kept;
  }

  private void grow(int slots) {
    instrument = Arrays.copyOf(instrument, slots);
    quantity = Arrays.copyOf(quantity, slots);
    units = Arrays.copyOf(units, slots);
    entry = Arrays.copyOf(entry, slots);
    profit = Arrays.copyOf(profit, slots);
    mostNotional = Arrays.copyOf(mostNotional, slots);
    liquidationPrice = Arrays.copyOf(liquidationPrice, slots);
    openedNanos = Arrays.copyOf(openedNanos, slots);
    price = Arrays.copyOf(price, slots);
    variance = Arrays.copyOf(variance, slots);
  }

  void save(SavedState.Writer out) {
    out.putLong(nanos).putLong(atMark ? 1 : 0).putLong(funded ? 1 : 0).putLong(unsure ? 1 : 0);
    out.putLong(changedNanos).put(cash).put(maintenanceRate).put(initialRate);
    out.put(fixedCollateral).put(equity).put(gross).putLong(size);
    for (int h = 0; h < size; h++) {
      out.putLong(instrument[h]).put(quantity[h]).put(units[h]).put(entry[h]).put(profit[h]);
      out.put(mostNotional[h]).put(liquidationPrice[h]).putLong(openedNanos[h]);
      out.put(price[h]).put(variance[h]);
    }
  }

  void restore(SavedState.Reader in) {
    nanos = in.getLong();
    atMark = in.getLong() == 1;
    funded = in.getLong() == 1;
    unsure = in.getLong() == 1;
    changedNanos = in.getLong();
    cash = in.get();
    maintenanceRate = in.get();
    initialRate = in.get();
    fixedCollateral = in.get();
    equity = in.get();
    gross = in.get();
    int saved = Math.toIntExact(in.getLong());
    if (saved > quantity.length) {
      grow(saved);
    }
    size = saved;
    for (int h = 0; h < size; h++) {
      instrument[h] = Math.toIntExact(in.getLong());
      quantity[h] = in.get();
      units[h] = in.get();
      entry[h] = in.get();
      profit[h] = in.get();
      mostNotional[h] = in.get();
      liquidationPrice[h] = in.get();
      openedNanos[h] = in.getLong();
      price[h] = in.get();
      variance[h] = in.get();
    }
  }
}
