package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.option.Black76;
import java.util.Arrays;

/**
 * The options of one portfolio on one underlying in flat arrays, expiry by expiry.
 *
 * <p>Add an expiry, then its options, then the next expiry; {@link #clear} empties the book and
 * keeps its arrays, so that a book that is filled again allocates nothing. The forward of an expiry
 * has a part that has been averaged into the settlement price already and moves no more.
 */
public final class OptionBook {
  static final double SECONDS_PER_YEAR = 365 * 86_400.0;

  private int expiries;
  private int options;
  double[] seconds = new double[4];
  double[] forward = new double[4];
  double[] fixedForward = new double[4];
  double[] discount = new double[4];
  int[] start = new int[5];
  double[] strike = new double[16];
  double[] logStrike = new double[16];
  double[] volatility = new double[16];
  double[] quantity = new double[16];
  double[] sign = new double[16];

  /** Removes all options and expiries. */
  public void clear() {
    expiries = 0;
    options = 0;
  }

  /**
   * Begins an expiry; what {@link #addOption} adds belongs to it.
   *
   * @param secondsToExpiry zero or more; at zero options are worth their intrinsic value
   * @param forwardPrice of the underlying to the expiry, positive
   * @param fixedPart of that forward which no longer moves, from zero to all of it
   * @param discountFactor what one unit paid then is worth now, positive
   */
  public void addExpiry(
      double secondsToExpiry, double forwardPrice, double fixedPart, double discountFactor) {
    Checks.notNegative(secondsToExpiry, "secondsToExpiry");
    Checks.positive(forwardPrice, "forward");
    Checks.inRange(fixedPart, 0, forwardPrice, "fixed part of the forward");
    Checks.positive(discountFactor, "discount");
    if (expiries == seconds.length) {
      int more = 2 * expiries;
      seconds = Arrays.copyOf(seconds, more);
      forward = Arrays.copyOf(forward, more);
      fixedForward = Arrays.copyOf(fixedForward, more);
      discount = Arrays.copyOf(discount, more);
      start = Arrays.copyOf(start, more + 1);
    }
    seconds[expiries] = secondsToExpiry;
    forward[expiries] = forwardPrice;
    fixedForward[expiries] = fixedPart;
    discount[expiries] = discountFactor;
    start[expiries++] = options;
    start[expiries] = options;
  }

  /**
   * Adds an option to the last expiry.
   *
   * @param strikePrice positive
   * @param impliedVolatility per square root of a year, zero or more
   * @param signedQuantity underlying units, negative when short
   */
  public void addOption(
      Right right, double strikePrice, double impliedVolatility, double signedQuantity) {
    Checks.positive(strikePrice, "strike");
    Checks.notNegative(impliedVolatility, "volatility");
    Checks.finite(signedQuantity, "quantity");
    if (expiries == 0) {
      throw new IllegalStateException("an option needs an expiry that was added before it");
    }
    if (options == strike.length) {
      int more = 2 * options;
      strike = Arrays.copyOf(strike, more);
      logStrike = Arrays.copyOf(logStrike, more);
      volatility = Arrays.copyOf(volatility, more);
      quantity = Arrays.copyOf(quantity, more);
      sign = Arrays.copyOf(sign, more);
    }
    strike[options] = strikePrice;
    logStrike[options] = StrictMath.log(strikePrice);
    volatility[options] = impliedVolatility;
    quantity[options] = signedQuantity;
    sign[options] = Black76.sign(right);
    start[expiries] = ++options;
  }

  /** How many expiries there are. */
  public int expiries() {
    return expiries;
  }

  /** How many options there are, over all expiries. */
  public int options() {
    return options;
  }

  /** The first option of an expiry; its last is the one before the first of the next. */
  public int firstOption(int expiry) {
    return start[expiry];
  }

  /** The expiry of an option. */
  public int expiryOf(int option) {
    int expiry = 0;
    while (start[expiry + 1] <= option) {
      expiry++;
    }
    return expiry;
  }

  /** Years of 365 days to an expiry. */
  public double years(int expiry) {
    return seconds[expiry] / SECONDS_PER_YEAR;
  }

  /** The sum of the absolute quantities of an expiry, underlying units. */
  public double grossQuantity(int expiry) {
    double gross = 0;
    for (int i = start[expiry]; i < start[expiry + 1]; i++) {
      gross += Math.abs(quantity[i]);
    }
    return gross;
  }

  /**
   * The sum over the strikes of an expiry of what is short there after calls and puts of the strike
   * were added up, underlying units, zero or more.
   */
  public double netShortQuantity(int expiry) {
    double total = 0;
    int from = start[expiry];
    int to = start[expiry + 1];
    for (int i = from; i < to; i++) {
      boolean counted = false;
      for (int j = from; j < i && !counted; j++) {
        counted = strike[j] == strike[i];
      }
      if (!counted) {
        double net = quantity[i];
        for (int j = i + 1; j < to; j++) {
          net += strike[j] == strike[i] ? quantity[j] : 0;
        }
        total += Math.max(0, -net);
      }
    }
    return total;
  }
}
