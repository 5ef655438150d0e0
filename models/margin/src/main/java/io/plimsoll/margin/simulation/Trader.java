package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Who comes to the exchange, with what and to do what. One leg makes an isolated position (or a
 * cross account of one position: the arithmetic is the same); several legs stand behind each other
 * as a cross account. A trader with several isolated positions is several traders whose reserve is
 * the wallet.
 *
 * @param collateral with which the account starts, positive; of an existing account any number
 * @param reserve from which the trader may deposit more, zero or more
 * @param legs what is opened, in different instruments
 * @param reentryBars how many bars after everything was closed the account comes back with the next
 *     trader; {@link #NEVER} if it stays away
 * @param opening whether the initial requirement is asked for
 */
public record Trader(
    double collateral,
    double reserve,
    List<Leg> legs,
    Behaviour behaviour,
    int reentryBars,
    Opening opening) {
  /** Stays away. */
  public static final int NEVER = Integer.MAX_VALUE;

  public Trader {
    if (opening == Opening.NEW) {
      Checks.positive(collateral, "collateral");
    }
    Checks.finite(collateral, "collateral");
    Checks.notNegative(reserve, "reserve");
    legs = List.copyOf(legs);
    if (legs.isEmpty()) {
      throw new IllegalArgumentException("legs must not be empty");
    }
    for (int i = 1; i < legs.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (legs.get(i).instrument() == legs.get(j).instrument()) {
          throw new IllegalArgumentException(
              "legs must be of different instruments, was twice " + legs.get(i).instrument());
        }
      }
    }
    Checks.positive(reentryBars, "reentryBars");
  }

  /** Somebody who opens new positions. */
  public Trader(
      double collateral, double reserve, List<Leg> legs, Behaviour behaviour, int reentryBars) {
    this(collateral, reserve, legs, behaviour, reentryBars, Opening.NEW);
  }

  /**
   * Who holds an account that exists, as it is when a path begins: not scaled, and never back.
   *
   * @param account one pool of collateral (split isolated positions with {@link
   *     io.plimsoll.margin.IsolatedMargin#pools}) with positions, in margin currency alone
   */
  public static Trader existing(Account account, MarketPath path) {
    if (!account.balances().isEmpty()) {
      throw new IllegalArgumentException(
          "account '%s' must hold margin currency alone, had %s"
              .formatted(account.id(), account.balances()));
    }
    double collateral = account.collateral();
    List<Leg> legs = new ArrayList<>();
    for (Position position : account.positions()) {
      int instrument = path.number(position.instrument());
      double mark = path.get(instrument).price(0, 0);
      legs.add(new Leg(instrument, position.quantity() * mark, position.entryPrice() / mark));
      collateral += position.isolatedCollateral();
    }
    return new Trader(collateral, 0, legs, Behaviour.NONE, NEVER, Opening.EXISTING);
  }

  /** Somebody with one position who holds it until liquidated and never comes back. */
  public static Trader holding(double collateral, int instrument, double notional) {
    return new Trader(
        collateral, 0, List.of(new Leg(instrument, notional, 1)), Behaviour.NONE, NEVER);
  }

  /** The same trader with another behaviour. */
  public Trader with(Behaviour other) {
    return new Trader(collateral, reserve, legs, other, reentryBars, opening);
  }

  /** The same trader with a reserve. */
  public Trader withReserve(double other) {
    return new Trader(collateral, other, legs, behaviour, reentryBars, opening);
  }

  /** What is asked of positions that a trader comes with. */
  public enum Opening {
    /** All are scaled down alike, once, where the initial requirement is more than the equity. */
    NEW,
    /** Nothing: they were opened before. */
    EXISTING
  }

  /**
   * A position to open.
   *
   * @param instrument number in the path
   * @param notional at the mark of opening, positive to buy and negative to sell
   * @param entryOverMark entry price as a multiple of that mark; 1 for who opens just then
   */
  public record Leg(int instrument, double notional, double entryOverMark) {
    public Leg {
      Checks.notNegative(instrument, "instrument");
      Checks.finite(notional, "notional");
      if (notional == 0) {
        throw new IllegalArgumentException("notional must not be zero");
      }
      Checks.positive(entryOverMark, "entryOverMark");
    }
  }
}
