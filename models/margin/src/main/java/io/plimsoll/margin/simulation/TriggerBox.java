package io.plimsoll.margin.simulation;

import io.plimsoll.margin.MarginSchedule;

/**
 * How far prices may go before an account has to be looked at: per position the two shifted marks
 * between which no condition of {@link Decision} can hold, panic apart.
 *
 * <p>One position: in closed form. Equity less a multiple of the requirement is concave and
 * piecewise linear in the mark, so the nearest zero on either side is found by walking through the
 * brackets; planned losses and gains are linear. Several positions: all marks may move against the
 * account by the same fraction at once.
 *
 * <p>Both err on the early side, by rounding in the first case and by more in the second: an
 * account that is looked at too early costs time and changes nothing.
 */
final class TriggerBox {
  private static final double ROUNDING = 1e-11;

  private final Accounts accounts;
  private final Marks marks;
  private final Requirements requirements;
  private final Ceilings ceilings;
  private double factor;
  private double fee;
  private double shift;

  /** The lower and upper end, of one position. */
  double lower;

  double upper;

  /** Fractions by which marks may move against and in favour of the account, of several. */
  private double against;

  private double inFavour;

  TriggerBox(Accounts accounts, Marks marks, Requirements requirements, Ceilings ceilings) {
    this.accounts = accounts;
    this.marks = marks;
    this.requirements = requirements;
    this.ceilings = ceilings;
  }

  /** The box of the only position of its account. */
  void ofOne(int slot, Ceilings.Fit fit) {
    int account = accounts.owner(slot);
    int instrument = accounts.instrument(slot);
    double quantity = accounts.quantity(slot);
    factor = ceilings.multiplier(instrument, fit);
    shift = ceilings.shift(instrument, Side.of(quantity), fit);
    lower = Double.NEGATIVE_INFINITY;
    upper = Double.POSITIVE_INFINITY;
    Plans plans = accounts.plans;
    linear(slot, plans.highestLossEquity(account), quantity > 0);
    linear(slot, plans.profitEquity[account], quantity < 0);
    factor *= plans.highestRatio(account);
    fee = requirements.closingFee() * plans.highestRatio(account);
    double mark = accounts.shifted(slot) + shift;
    if (!(excess(slot, mark) > 0)) {
      lower = Double.POSITIVE_INFINITY;
      return;
    }
    lowerZero(slot, mark);
    upperZero(slot, mark);
  }

  /** Where equity reaches an amount, if it is one. */
  private void linear(int slot, double amount, boolean fromAbove) {
    if (Double.isInfinite(amount)) {
      return;
    }
    double quantity = accounts.quantity(slot);
    double wallet = accounts.wallet(accounts.owner(slot));
    double at = accounts.entry(slot) + (amount - wallet) / quantity;
    double slack =
        ROUNDING
            * ((Math.abs(amount) + Math.abs(wallet)) / Math.abs(quantity)
                + Math.abs(accounts.entry(slot))
                + accounts.mark(slot));
    if (fromAbove) {
      lower = Math.max(lower, at + slack);
    } else {
      upper = Math.min(upper, at - slack);
    }
  }

  /** Equity at a mark of zero with the shift in force. */
  private double constant(int slot) {
    return accounts.wallet(accounts.owner(slot))
        - accounts.quantity(slot) * (shift + accounts.entry(slot));
  }

  private double excess(int slot, double mark) {
    double quantity = accounts.quantity(slot);
    double notional = Math.abs(quantity) * mark;
    return constant(slot)
        + quantity * mark
        - factor * schedule(slot).maintenance(quantity, notional)
        - fee * notional;
  }

  private MarginSchedule schedule(int slot) {
    return requirements.schedule(accounts.instrument(slot));
  }

  private void lowerZero(int slot, double mark) {
    MarginSchedule schedule = schedule(slot);
    double quantity = accounts.quantity(slot);
    double size = Math.abs(quantity);
    for (int n = schedule.segmentOf(quantity, size * mark); n >= 0; n--) {
      double slope = slope(slot, n);
      if (slope > 0) {
        double zero = -(constant(slot) + factor * schedule.maintenanceAmount(n, quantity)) / slope;
        if (n == 0 || zero * size >= schedule.segmentFrom(n, quantity)) {
          lower = Math.max(lower, zero - shift + slack(slot, n, slope));
          return;
        }
      }
    }
  }

  private void upperZero(int slot, double mark) {
    MarginSchedule schedule = schedule(slot);
    double quantity = accounts.quantity(slot);
    double size = Math.abs(quantity);
    for (int n = schedule.segmentOf(quantity, size * mark); n < schedule.segments(); n++) {
      double slope = slope(slot, n);
      if (slope < 0) {
        double zero = -(constant(slot) + factor * schedule.maintenanceAmount(n, quantity)) / slope;
        if (n == schedule.segments() - 1 || zero * size <= schedule.segmentFrom(n + 1, quantity)) {
          upper = Math.min(upper, zero - shift - slack(slot, n, slope));
          return;
        }
      }
    }
  }

  private double slope(int slot, int segment) {
    double quantity = accounts.quantity(slot);
    double rate = factor * schedule(slot).maintenanceRate(segment, quantity) + fee;
    return quantity - Math.abs(quantity) * rate;
  }

  /** What rounding may have moved a zero by. */
  private double slack(int slot, int segment, double slope) {
    double quantity = accounts.quantity(slot);
    double terms =
        Math.abs(accounts.wallet(accounts.owner(slot)))
            + factor * Math.abs(schedule(slot).maintenanceAmount(segment, quantity))
            + Math.abs(quantity)
                * (Math.abs(accounts.entry(slot)) + Math.abs(shift) + accounts.mark(slot));
    return ROUNDING * terms / Math.abs(slope);
  }

  /**
   * Finds by what fraction all marks of an account may move at once: a move of r ≤ 1 against it
   * costs r·notional a position, and raises the requirement of a short by at most r·notional times
   * the marginal rate at twice the notional. Where the watched multiple of a marginal rate is above
   * 1 even a long loses room when its mark rises; then both ways count as against.
   */
  void ofSeveral(int account, Ceilings.Fit fit) {
    Plans plans = accounts.plans;
    double ratio = plans.highestRatio(account);
    double equity = accounts.equity(account);
    double requirement = 0;
    double gross = 0;
    double growth = 0;
    boolean steep = false;
    for (int s = accounts.firstSlot(account); s < accounts.endSlot(account); s++) {
      double quantity = accounts.quantity(s);
      if (quantity == 0) {
        continue;
      }
      int instrument = accounts.instrument(s);
      int side = Side.of(quantity);
      double rise = ceilings.shift(instrument, side, fit) - marks.shift(instrument, side);
      double notional = Math.abs(quantity) * (accounts.mark(s) + rise);
      double k = ratio * ceilings.multiplier(instrument, fit);
      MarginSchedule schedule = requirements.schedule(instrument);
      int segment = schedule.segmentOf(quantity, 2 * notional);
      double fees = ratio * requirements.closingFee();
      double rate = k * schedule.maintenanceRate(segment, quantity) + fees;
      requirement += k * schedule.maintenance(quantity, notional) + fees * notional;
      gross += notional;
      growth += quantity < 0 || rate > 1 ? rate * notional : 0;
      steep |= rate > 1;
    }
    double room = (equity - requirement) / (gross + growth);
    double planned = (equity - plans.highestLossEquity(account)) / gross;
    against = Math.min(1, Math.min(room, planned)) * (1 - 1e-9);
    inFavour = Math.min(1, (plans.profitEquity[account] - equity) / gross) * (1 - 1e-9);
    if (steep) {
      inFavour = Math.min(against, inFavour);
    }
  }

  /** The box of one position of an account of several; false where it is empty. */
  void part(int slot) {
    if (!(against > 0 && inFavour > 0)) {
      lower = Double.POSITIVE_INFINITY;
      upper = Double.POSITIVE_INFINITY;
      return;
    }
    boolean isLong = accounts.quantity(slot) > 0;
    double shifted = accounts.shifted(slot);
    lower = shifted - accounts.mark(slot) * (isLong ? against : inFavour);
    upper = shifted + accounts.mark(slot) * (isLong ? inFavour : against);
  }
}
