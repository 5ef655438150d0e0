package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The positions of one account on one underlying with what the market knows of them, checked: what
 * has expired, has no volatility or contradicts its neighbour is an error that names it.
 */
final class Holdings {
  static final double NANOS_PER_SECOND = 1e9;

  final Account account;
  final MarketState market;
  final String underlying;
  final String currency;

  /** Positions of the account that belong here, in its order. */
  final List<Integer> members;

  /** Members that are options, in the order of {@link #fill}: by expiry, then as in the account. */
  final List<Integer> options = new ArrayList<>();

  final List<Integer> linear = new ArrayList<>();

  /** The least confidence of the feeds of each expiry. */
  final List<Double> confidences = new ArrayList<>();

  private Holdings(
      Account account,
      MarketState market,
      String currency,
      String underlying,
      List<Integer> members) {
    this.account = account;
    this.market = market;
    this.currency = currency;
    this.underlying = underlying;
    this.members = List.copyOf(members);
  }

  /**
   * The account's positions by underlying, in the order of their names.
   *
   * @param currency in which margin is reckoned
   */
  static List<Holdings> of(Account account, MarketState market, String currency) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < account.positions().size(); i++) {
      InstrumentId id = account.positions().get(i).instrument();
      market.mark(id);
      groups.computeIfAbsent(market.contract(id).underlying(), key -> new ArrayList<>()).add(i);
    }
    List<Holdings> all = new ArrayList<>();
    groups.forEach(
        (name, members) -> all.add(new Holdings(account, market, currency, name, members)));
    return all;
  }

  /** No position at all on an underlying. */
  static Holdings none(Account account, MarketState market, String currency, String underlying) {
    return new Holdings(account, market, currency, underlying, List.of());
  }

  Position position(int member) {
    return account.positions().get(member);
  }

  Contract contract(int member) {
    return market.contract(position(member).instrument());
  }

  double mark(int member) {
    InstrumentId id = position(member).instrument();
    return positive(market.mark(id), "mark", id);
  }

  /** Underlying units of a linear position or an option, negative when short. */
  double units(int member) {
    return position(member).quantity() * contract(member).size();
  }

  /** The one index of all positions. */
  double spot() {
    double spot = Double.NaN;
    for (int member : members) {
      InstrumentId id = position(member).instrument();
      double index = positive(market.index(id), "index", id);
      if (!Double.isNaN(spot) && Math.abs(index / spot - 1) > 1e-9) {
        throw bad("index of " + id + " must be that of its underlying, " + spot + ", was " + index);
      }
      spot = Double.isNaN(spot) ? index : spot;
    }
    return spot;
  }

  /**
   * What a perpetual or future gains per relative move of its price, margin currency: {@code
   * units·mark·rate} where linear; where inverse {@code quantity·size·P/entry} with P the price of
   * the coin, for its gain in coin, converted at the moved price, is linear in the move.
   */
  double exposure(int member) {
    Position position = position(member);
    Contract contract = contract(member);
    return contract.payoff() == Payoff.LINEAR
        ? units(member) * mark(member) * rate(contract)
        : position.quantity() * contract.size() * (rate(contract) / position.entryPrice());
  }

  /** Gain of a perpetual or future since it was entered, margin currency. */
  double linearGain(int member) {
    Contract contract = contract(member);
    return position(member).unrealizedPnl(contract, mark(member)) * rate(contract);
  }

  /** What was paid for an option, margin currency; negative where it was sold. */
  double premium(int member) {
    return units(member) * position(member).entryPrice() * rate(contract(member));
  }

  /** Whether a contract settles in coin, so that what was paid for it moves with the underlying. */
  boolean paidInCoin(int member) {
    return contract(member).payoff() == Payoff.INVERSE;
  }

  /** What one settlement unit is worth in the margin currency. */
  private double rate(Contract contract) {
    if (contract.settlement().equals(currency)) {
      return 1;
    }
    if (contract instanceof EuropeanOption && contract.payoff() == Payoff.LINEAR) {
      throw bad(
          contract.id()
              + " settles in "
              + contract.settlement()
              + ", but options of these rules settle in "
              + currency
              + " or in coin");
    }
    double price = market.assetPrice(contract.settlement());
    if (!(price > 0) || price == Double.POSITIVE_INFINITY) {
      throw bad(
          "price of asset " + contract.settlement() + " must be positive and finite, was " + price);
    }
    return price;
  }

  /** The factor of the unit: the greatest of those of its instruments, for none it nets away. */
  double multiplier(MarginMultiplier multiplier) {
    double greatest = 0;
    for (int member : members) {
      InstrumentId id = position(member).instrument();
      greatest =
          Math.max(greatest, positive(multiplier.factor(id, account.id()), "multiplier", id));
    }
    return members.isEmpty() ? 1 : greatest;
  }

  /**
   * Puts the options into a book, and each member into {@link #options} or {@link #linear}.
   *
   * @param windowSeconds before an expiry in which its forward is averaged into the settlement
   */
  void fill(OptionBook book, double windowSeconds) {
    Map<Long, List<Integer>> expiries = new TreeMap<>();
    for (int member : members) {
      if (contract(member) instanceof EuropeanOption option) {
        expiries.computeIfAbsent(option.expiryNanos(), key -> new ArrayList<>()).add(member);
      } else {
        requireAlive(member);
        linear.add(member);
      }
    }
    for (List<Integer> group : expiries.values()) {
      int first = group.get(0);
      double forward = forward(first);
      double seconds = requireAlive(first);
      double fixed = seconds < windowSeconds ? forward * (1 - seconds / windowSeconds) : 0;
      book.addExpiry(seconds, forward, fixed, discount(first));
      double confidence = 1;
      for (int member : group) {
        requireSame(member, first);
        EuropeanOption option = (EuropeanOption) contract(member);
        InstrumentId id = option.id();
        double volatility = market.volatility(id);
        if (!(volatility >= 0) || volatility == Double.POSITIVE_INFINITY) {
          throw bad("volatility of " + id + " must be zero or more and finite, was " + volatility);
        }
        book.addOption(option.right(), option.strike(), volatility, units(member));
        confidence = Math.min(confidence, market.forwardConfidence(id));
        options.add(member);
      }
      confidences.add(confidence);
    }
  }

  /** Seconds to the end of a contract. */
  double requireAlive(int member) {
    Contract contract = contract(member);
    if (contract.expiryNanos() < market.nowNanos()) {
      throw bad(
          "expiry of "
              + contract.id()
              + " must not be before the market's time "
              + market.nowNanos()
              + ", was "
              + contract.expiryNanos());
    }
    return (contract.expiryNanos() - market.nowNanos()) / NANOS_PER_SECOND;
  }

  private void requireSame(int member, int first) {
    if (forward(member) != forward(first) || discount(member) != discount(first)) {
      throw bad(
          "forward and discount of "
              + position(member).instrument()
              + " must be those of its expiry, "
              + forward(first)
              + " and "
              + discount(first)
              + ", were "
              + forward(member)
              + " and "
              + discount(member));
    }
  }

  private double forward(int member) {
    InstrumentId id = position(member).instrument();
    return positive(market.forward(id), "forward", id);
  }

  private double discount(int member) {
    InstrumentId id = position(member).instrument();
    return positive(market.discount(id), "discount", id);
  }

  private static double positive(double value, String what, InstrumentId id) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw bad(what + " of " + id + " must be positive and finite, was " + value);
    }
    return value;
  }

  static PlimsollException bad(String message) {
    return new PlimsollException(ErrorCode.INVALID_INPUT, message);
  }
}
