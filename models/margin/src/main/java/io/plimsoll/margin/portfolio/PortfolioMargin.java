package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginExplanation;
import io.plimsoll.margin.MarginExplanation.PositionExplanation;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.portfolio.RiskUnit.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Portfolio margin: all positions on an underlying are margined together by their loss in common
 * scenarios.
 *
 * <p>Equity counts gains since entry, for options too: the wallet is what it would be before
 * premiums were paid. Options are worth what forward, volatility and discount of the market make
 * them, not their mark. The multiplier of an underlying is the greatest of those of its instruments
 * in the account, for their losses net; it scales what scenarios and contingencies require
 * (Derive's haircuts are among the latter), not gains, fees, what collateral counts for, or
 * borrowing.
 *
 * <p>The liquidation price of a position is where equity meets the maintenance requirement when the
 * underlying and everything on it move together (marks, index, forwards, collateral that follows
 * it) and volatility stays: its own mark for perpetuals and futures, the index for options. It is
 * the nearest such price on the side on which the position loses, else on the other side; for an
 * account that is breached already, the nearest at which it no longer would be.
 *
 * <p>Methods are pure; each call sets up its own {@link ScenarioEngine}. Whoever values one book at
 * many prices takes {@link Pm2Engine}, which allocates nothing.
 */
public final class PortfolioMargin implements MarginCalculator {
  private final PortfolioRules rules;

  /** A calculator under a venue's rules. */
  public PortfolioMargin(PortfolioRules rules) {
    this.rules = rules;
  }

  @Override
  public MarginResult calculate(Account account, MarketState market, MarginMultiplier multiplier) {
    Portfolio portfolio = rules.portfolio(account, market, multiplier);
    double equity = portfolio.equity();
    double initial = portfolio.requirement(Level.INITIAL);
    double maintenance = portfolio.requirement(Level.MAINTENANCE);
    return new MarginResult(
        initial,
        maintenance,
        equity,
        Math.max(0, equity - initial),
        ratio(maintenance, equity),
        positions(account, portfolio, equity));
  }

  private static double ratio(double maintenance, double equity) {
    if (maintenance == 0 && equity >= 0) {
      return 0;
    }
    return equity > 0 ? maintenance / equity : Double.POSITIVE_INFINITY;
  }

  private List<PositionMargin> positions(Account account, Portfolio portfolio, double equity) {
    List<Optional<PositionMargin>> found = new ArrayList<>();
    account.positions().forEach(position -> found.add(Optional.empty()));
    for (int u = 0; u < portfolio.units().size(); u++) {
      RiskUnit unit = portfolio.units().get(u);
      if (unit.members().isEmpty()) {
        continue;
      }
      double initial = unit.requirement(Level.INITIAL);
      double maintenance = unit.requirement(Level.MAINTENANCE);
      double notionals = 0;
      for (int member : unit.members()) {
        notionals += unit.notional(member);
      }
      Triggers triggers = new Triggers(portfolio, u);
      for (int member : unit.members()) {
        Position position = account.positions().get(member);
        double share = unit.notional(member) / notionals;
        found.set(
            member,
            Optional.of(
                new PositionMargin(
                    position,
                    unit.notional(member),
                    triggers.gain(member),
                    equity,
                    initial * share,
                    maintenance * share,
                    times(unit.price(member), triggers.liquidation(member)),
                    times(unit.price(member), triggers.bankruptcy(member)))));
      }
    }
    return found.stream().map(Optional::orElseThrow).toList();
  }

  /**
   * What a unit says of its members at the market as it is, and where the price would have to go.
   */
  private static final class Triggers {
    private final Map<Integer, Double> exposures = new HashMap<>();
    private final Map<Integer, Double> gains = new HashMap<>();
    private final PriceSearch search;

    Triggers(Portfolio portfolio, int unit) {
      // the search moves the unit: what it says of its members now comes first
      for (int member : portfolio.units().get(unit).members()) {
        exposures.put(member, portfolio.units().get(unit).exposure(member));
        gains.put(member, portfolio.units().get(unit).gain(member));
      }
      this.search = new PriceSearch(portfolio.of(unit));
    }

    double gain(int member) {
      return gains.getOrDefault(member, 0.0);
    }

    OptionalDouble liquidation(int member) {
      return search.liquidation(exposures.getOrDefault(member, 0.0));
    }

    OptionalDouble bankruptcy(int member) {
      return search.bankruptcy(exposures.getOrDefault(member, 0.0));
    }
  }

  private static OptionalDouble times(double price, OptionalDouble factor) {
    return factor.isPresent()
        ? OptionalDouble.of(price * factor.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * The price at which a position is liquidated alone, without the rest of {@link #calculate}.
   *
   * @param index which position of the account
   */
  public OptionalDouble liquidationPrice(
      Account account, MarketState market, MarginMultiplier multiplier, int index) {
    Portfolio portfolio = rules.portfolio(account, market, multiplier);
    for (int u = 0; u < portfolio.units().size(); u++) {
      RiskUnit unit = portfolio.units().get(u);
      if (unit.members().contains(index)) {
        double exposure = unit.exposure(index);
        return times(unit.price(index), new PriceSearch(portfolio.of(u)).liquidation(exposure));
      }
    }
    throw new IndexOutOfBoundsException("there is no position " + index);
  }

  @Override
  public MarginExplanation explain(
      Account account, MarketState market, MarginMultiplier multiplier) {
    Portfolio portfolio = rules.portfolio(account, market, multiplier);
    Explanation equity = portfolio.explainEquity();
    Explanation initial = portfolio.explainRequirement(Level.INITIAL);
    Explanation maintenance = portfolio.explainRequirement(Level.MAINTENANCE);
    Explanation free =
        Explanation.of(
            "free collateral",
            Operation.MAXIMUM,
            Explanation.input("nothing", 0),
            Explanation.of(
                "equity less initial requirement", Operation.DIFFERENCE, equity, initial));
    return new MarginExplanation(
        initial,
        maintenance,
        equity,
        free,
        explainRatio(maintenance, equity),
        explainPrices(account, portfolio));
  }

  private static Explanation explainRatio(Explanation maintenance, Explanation equity) {
    return equity.value() > 0
        ? Explanation.of("margin ratio", Operation.RATIO, maintenance, equity)
        : Explanation.input(
            "margin ratio without positive equity", ratio(maintenance.value(), equity.value()));
  }

  private static List<PositionExplanation> explainPrices(Account account, Portfolio portfolio) {
    PositionExplanation[] prices = new PositionExplanation[account.positions().size()];
    for (int u = 0; u < portfolio.units().size(); u++) {
      RiskUnit unit = portfolio.units().get(u);
      if (unit.members().isEmpty()) {
        continue;
      }
      Triggers triggers = new Triggers(portfolio, u);
      for (int member : unit.members()) {
        Explanation price = Explanation.input("price now", unit.price(member));
        prices[member] =
            new PositionExplanation(
                explainPrice(
                    "liquidation price",
                    price,
                    "where equity meets maintenance",
                    triggers.liquidation(member)),
                explainPrice(
                    "bankruptcy price",
                    price,
                    "where equity is gone",
                    triggers.bankruptcy(member)));
      }
    }
    return List.of(prices);
  }

  private static Optional<Explanation> explainPrice(
      String label, Explanation price, String where, OptionalDouble factor) {
    return factor.isPresent()
        ? Optional.of(
            UnitExplanation.product(label, price, Explanation.input(where, factor.getAsDouble())))
        : Optional.empty();
  }
}
