package io.plimsoll.margin;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.MarginExplanation.PositionExplanation;
import io.plimsoll.margin.MarginResult.PositionMargin;
import java.util.ArrayList;
import java.util.List;

/**
 * Isolated margin: behind each position stands its own collateral and nothing else; the wallet is
 * free.
 *
 * <p>Each position is an account of its own ({@link #pools}), so all arithmetic is {@link
 * CrossMargin}'s.
 */
public final class IsolatedMargin implements MarginCalculator {
  private final CrossMargin pool;

  /** A calculator under a venue's rules. */
  public IsolatedMargin(VenueRules rules) {
    this.pool = new CrossMargin(rules);
  }

  /** Each position as an account that can be liquidated without touching the others. */
  public static List<Account> pools(Account account) {
    return account.positions().stream().map(p -> new Account(account.id(), 0, List.of(p))).toList();
  }

  @Override
  public MarginResult calculate(Account account, MarketState market, MarginMultiplier multiplier) {
    double initial = 0;
    double maintenance = 0;
    double equity = account.collateral();
    double worst = 0;
    List<PositionMargin> positions = new ArrayList<>();
    for (Account part : pools(account)) {
      MarginResult result = pool.calculate(part, market, multiplier);
      initial += result.initialRequirement();
      maintenance += result.maintenanceRequirement();
      equity += result.equity();
      worst = Math.max(worst, result.marginRatio());
      positions.addAll(result.positions());
    }
    return new MarginResult(
        initial, maintenance, equity, Math.max(0, account.collateral()), worst, positions);
  }

  @Override
  public MarginExplanation explain(
      Account account, MarketState market, MarginMultiplier multiplier) {
    List<Explanation> initial = new ArrayList<>();
    List<Explanation> maintenance = new ArrayList<>();
    List<Explanation> equity = new ArrayList<>();
    List<Explanation> ratios = new ArrayList<>();
    List<PositionExplanation> positions = new ArrayList<>();
    Explanation wallet = Explanation.input("collateral", account.collateral());
    Explanation nothing = Explanation.input("nothing", 0);
    initial.add(nothing);
    maintenance.add(nothing);
    equity.add(wallet);
    ratios.add(nothing);
    for (Account part : pools(account)) {
      MarginExplanation explanation = pool.explain(part, market, multiplier);
      initial.add(explanation.initialRequirement());
      maintenance.add(explanation.maintenanceRequirement());
      equity.add(explanation.equity());
      ratios.add(explanation.marginRatio());
      positions.addAll(explanation.positions());
    }
    return new MarginExplanation(
        Explanation.of("initial requirement", Operation.SUM, initial),
        Explanation.of("maintenance requirement", Operation.SUM, maintenance),
        Explanation.of("equity", Operation.SUM, equity),
        Explanation.of("free collateral", Operation.MAXIMUM, nothing, wallet),
        Explanation.of("margin ratio", Operation.MAXIMUM, ratios),
        positions);
  }
}
