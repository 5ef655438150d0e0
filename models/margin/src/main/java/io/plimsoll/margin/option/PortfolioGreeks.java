package io.plimsoll.margin.option;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Greeks of positions in any contract, and of an account by underlying.
 *
 * <p>The price of a perpetual or dated future moves with the index in proportion, that is the basis
 * stays as a rate. A future's price F has delta F/S, theta −bF and rho τF, with b = ln(F/S)/τ; a
 * perpetual has neither of the last two, as funding is paid, not priced. An inverse contract is
 * worth −size/price of the underlying, by the chain rule. An option follows {@link Greeks#black};
 * an inverse one is that value over the index.
 *
 * <p>An account's Greeks are in quote currency: of inverse positions the gain since entry times the
 * index, so that they are the derivatives of what the account has gained. Quote currencies of one
 * underlying are taken at par; collateral and balances are not counted.
 */
public final class PortfolioGreeks {
  private static final double NANOS_PER_YEAR = 365 * 86_400e9;

  private PortfolioGreeks() {}

  /**
   * Greeks of one contract, of its value in its settlement asset.
   *
   * @throws PlimsollException if the contract has expired or the market lacks what it is priced
   *     from
   */
  public static Greeks of(Contract contract, MarketState market) {
    double index = Checks.positive(market.index(contract.id()), "index");
    return switch (contract) {
      case Contract.Perpetual perpetual -> outright(perpetual, index, 0, market);
      case Contract.Future future -> outright(future, index, years(future, market), market);
      case Contract.EuropeanOption option -> option(option, index, market);
    };
  }

  private static double years(Contract contract, MarketState market) {
    double nanos = contract.expiryNanos() - market.nowNanos();
    if (nanos < 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "instrument '"
              + contract.id()
              + "' expired at "
              + contract.expiryNanos()
              + " ns, before the market's "
              + market.nowNanos());
    }
    return nanos / NANOS_PER_YEAR;
  }

  private static Greeks outright(
      Contract contract, double index, double years, MarketState market) {
    InstrumentId id = contract.id();
    double price = Checks.positive(market.mark(id), "mark");
    double drift = years > 0 ? -StrictMath.log(price / index) / years * price : 0;
    double delta = price / index;
    double size = contract.size();
    return switch (contract.payoff()) {
      case LINEAR -> new Greeks(size * delta, 0, 0, size * drift, size * years * price, 0, 0);
      case INVERSE -> {
        double slope = size / (price * price);
        yield new Greeks(
            slope * delta,
            -2 * slope * delta / index,
            0,
            slope * drift,
            slope * years * price,
            0,
            0);
      }
    };
  }

  private static Greeks option(Contract.EuropeanOption option, double index, MarketState market) {
    InstrumentId id = option.id();
    double forward = market.forward(id);
    double volatility = market.volatility(id);
    double years = years(option, market);
    double discount = market.discount(id);
    Greeks linear =
        Greeks.black(option.right(), index, forward, option.strike(), volatility, years, discount);
    if (option.payoff() == Payoff.LINEAR) {
      return linear.times(option.size());
    }
    double value =
        Black76.price(option.right(), forward, option.strike(), volatility, years, discount);
    return linear.inUnderlying(value, index).times(option.size());
  }

  /** Greeks of a position's gain in its contract's settlement asset. */
  public static Greeks of(Position position, MarketState market) {
    return of(market.contract(position.instrument()), market).times(position.quantity());
  }

  /** Greeks of a position's gain in quote currency. */
  public static Greeks inQuote(Position position, MarketState market) {
    InstrumentId id = position.instrument();
    Contract contract = market.contract(id);
    Greeks greeks = of(position, market);
    return switch (contract.payoff()) {
      case LINEAR -> greeks;
      case INVERSE ->
          greeks.inQuote(position.unrealizedPnl(contract, market.mark(id)), market.index(id));
    };
  }

  /** An account's Greeks in quote currency by underlying, in the order of their names. */
  public static SortedMap<String, Greeks> byUnderlying(Account account, MarketState market) {
    SortedMap<String, Greeks> sums = new TreeMap<>();
    for (Position position : account.positions()) {
      String underlying = market.contract(position.instrument()).underlying();
      sums.merge(underlying, inQuote(position, market), Greeks::plus);
    }
    return Collections.unmodifiableSortedMap(sums);
  }
}
