package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;

/**
 * The terms of an instrument: what it is on, in what it settles, and how gains follow from prices.
 *
 * <p>The gain of a position is {@code quantity · (value(mark) − value(entry))} in {@link
 * #settlement}. A contract that states nothing else is a linear perpetual of one unit ({@link
 * Perpetual#linear}).
 */
public sealed interface Contract {

  /** The venue's symbol. */
  InstrumentId id();

  /** The asset it is on, for example {@code BTC}. */
  String underlying();

  /** The asset in which gains are paid, for example {@code USDT}. */
  String settlement();

  /** Linear or inverse. */
  Payoff payoff();

  /** Underlying units of one linear contract, or quote units of one inverse contract; positive. */
  double size();

  /** The value of one contract at a price in settlement units; see {@link Payoff}. */
  default double value(double price) {
    return switch (payoff()) {
      case LINEAR -> size() * price;
      case INVERSE -> -size() / price;
    };
  }

  /** What a quantity stands for at a price, settlement units, zero or more. */
  default double notional(double quantity, double price) {
    return Math.abs(quantity * value(price));
  }

  /** When it ends, nanoseconds since 1970; {@link Long#MAX_VALUE} where it never does. */
  default long expiryNanos() {
    return Long.MAX_VALUE;
  }

  private static void check(String underlying, String settlement, double size) {
    Checks.notBlank(underlying, "underlying");
    Checks.notBlank(settlement, "settlement");
    Checks.positive(size, "size");
  }

  /** A future without an end, held to its index by funding. */
  record Perpetual(
      InstrumentId id, String underlying, String settlement, Payoff payoff, double size)
      implements Contract {
    public Perpetual {
      check(underlying, settlement, size);
    }

    /** One unit of whatever the symbol names, settled in quote currency. */
    public static Perpetual linear(InstrumentId id) {
      String symbol = id.value();
      int dash = symbol.indexOf('-');
      return dash > 0 && dash < symbol.length() - 1
          ? new Perpetual(
              id, symbol.substring(0, dash), symbol.substring(dash + 1), Payoff.LINEAR, 1)
          : new Perpetual(id, symbol, "quote", Payoff.LINEAR, 1);
    }
  }

  /** A future that ends at the index. */
  record Future(
      InstrumentId id,
      String underlying,
      String settlement,
      Payoff payoff,
      double size,
      long expiryNanos)
      implements Contract {
    public Future {
      check(underlying, settlement, size);
    }
  }

  /**
   * An option that can be exercised at its end alone. Its price is per unit of the underlying: in
   * quote currency where linear; in the underlying, as inverse options are quoted, where inverse
   * (so that the value is {@code size · price} in the settlement asset in either case).
   *
   * @param strike quote currency per underlying unit, positive
   */
  record EuropeanOption(
      InstrumentId id,
      String underlying,
      String settlement,
      Payoff payoff,
      double size,
      long expiryNanos,
      double strike,
      Right right)
      implements Contract {
    public EuropeanOption {
      check(underlying, settlement, size);
      Checks.positive(strike, "strike");
    }

    @Override
    public double value(double price) {
      return size * price;
    }
  }

  /** What an option entitles its holder to. */
  enum Right {
    CALL,
    PUT
  }
}
