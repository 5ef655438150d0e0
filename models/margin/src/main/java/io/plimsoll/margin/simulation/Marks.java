package io.plimsoll.margin.simulation;

import java.util.Arrays;

/**
 * Prices of the moment: marks with the feedback of orders, what funding and socialised losses have
 * shifted them by, and the extremes that panic looks at.
 *
 * <p>A long that has paid {@code f} a unit since it was opened is worth as much as one for which
 * the price had moved {@code f} less. So funding is one addition per instrument and not one per
 * account: equity is reckoned with the shifted mark {@code mark − shift}, per side because a
 * socialised loss hits one side only, and entry prices are kept on the same scale.
 */
final class Marks {
  private final MarketPath path;
  private final Feedback feedback;
  private final double[] given;
  private final double[] mark;
  private final double[] shift;
  private final double[] multiplier;
  private final double[] permanent;
  private final double[] passing;
  private final double[] factor;
  private final double[] bought;
  private final double[] sold;
  private final RollingExtreme[] highest;
  private final RollingExtreme[] lowest;
  private int bar;

  Marks(MarketPath path, Feedback feedback, int panicWindowBars) {
    int n = path.count();
    this.path = path;
    this.feedback = feedback;
    given = new double[n];
    mark = new double[n];
    shift = new double[2 * n];
    multiplier = new double[n];
    permanent = new double[n];
    passing = new double[n];
    factor = new double[n];
    Arrays.fill(factor, 1);
    bought = new double[n];
    sold = new double[n];
    highest = new RollingExtreme[n];
    lowest = new RollingExtreme[n];
    for (int i = 0; i < n; i++) {
      highest[i] = new RollingExtreme(panicWindowBars);
      lowest[i] = new RollingExtreme(panicWindowBars);
    }
  }

  int count() {
    return mark.length;
  }

  /** Lets passing impact decay and takes the multipliers of a bar. */
  void startBar(int newBar) {
    bar = newBar;
    for (int i = 0; i < mark.length; i++) {
      multiplier[i] = path.get(i).multiplier(bar);
      if (passing[i] != 0) {
        double left = passing[i] * feedback.transientDecay();
        // A displacement nobody can see is none: quiet bars then cost no exponential.
        passing[i] = Math.abs(left) < 1e-12 ? 0 : left;
        factor[i] = StrictMath.exp(permanent[i] + passing[i]);
      }
    }
  }

  void moveTo(int point) {
    for (int i = 0; i < mark.length; i++) {
      given[i] = path.get(i).price(bar, point);
      mark[i] = given[i] * factor[i];
    }
  }

  void endBar() {
    for (int i = 0; i < mark.length; i++) {
      highest[i].add(mark[i]);
      lowest[i].add(-mark[i]);
    }
  }

  int bar() {
    return bar;
  }

  double mark(int instrument) {
    return mark[instrument];
  }

  double given(int instrument) {
    return given[instrument];
  }

  double multiplier(int instrument) {
    return multiplier[instrument];
  }

  double shift(int instrument, int side) {
    return shift[Side.index(instrument, side)];
  }

  /** The mark on the scale of entry prices. */
  double shifted(int instrument, int side) {
    return mark[instrument] - shift[Side.index(instrument, side)];
  }

  /** Takes an amount a unit from a side (gives it where negative). */
  void charge(int instrument, int side, double perUnit) {
    shift[Side.index(instrument, side)] += side == Side.LONG ? perUnit : -perUnit;
  }

  /** How far the mark is beyond the best of the window, against a side; zero or more. */
  double adverseMove(int instrument, int side) {
    if (side == Side.LONG) {
      return 1 - mark[instrument] / Math.max(highest[instrument].value(), mark[instrument]);
    }
    return mark[instrument] / Math.min(-lowest[instrument].value(), mark[instrument]) - 1;
  }

  /** Executes an order (negative sells) and returns its average price. */
  double execute(int instrument, double quantity) {
    double notional = Math.abs(quantity) * mark[instrument];
    double[] side = quantity > 0 ? bought : sold;
    double used = side[instrument];
    side[instrument] = used + notional;
    double depth = path.get(instrument).depthNotional(bar);
    double impact = feedback.impact().fractionAfter(used, notional, depth);
    return quantity > 0 ? mark[instrument] * (1 + impact) : mark[instrument] * (1 - impact);
  }

  /** Lets the orders of the round move the marks and fills the book again. */
  void endRound() {
    for (int i = 0; i < mark.length; i++) {
      if (bought[i] == 0 && sold[i] == 0) {
        continue;
      }
      double depth = path.get(i).depthNotional(bar);
      double push =
          feedback.impact().fraction(bought[i], depth) - feedback.impact().fraction(sold[i], depth);
      permanent[i] += feedback.permanentShare() * push;
      passing[i] += feedback.transientShare() * push;
      factor[i] = StrictMath.exp(permanent[i] + passing[i]);
      mark[i] = given[i] * factor[i];
      bought[i] = 0;
      sold[i] = 0;
    }
  }
}
