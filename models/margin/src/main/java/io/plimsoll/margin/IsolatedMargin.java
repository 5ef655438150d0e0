package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.MarginExplanation.PositionExplanation;
import io.plimsoll.margin.MarginResult.PositionMargin;
import java.util.ArrayList;
import java.util.List;

/**
 * Isolated margin: behind each position stands its own collateral and nothing else; the wallet is
 * free and never negative.
 *
 * <p>Each position is an account of its own ({@link #pools}), so all arithmetic is {@link
 * CrossMargin}'s.
 */
public final class IsolatedMargin implements MarginCalculator {
  private final VenueRules rules;
  private final CrossMargin pool;

  /** A calculator under a venue's rules. */
  public IsolatedMargin(VenueRules rules) {
    this.rules = rules;
    this.pool = new CrossMargin(rules.with(rules.conventions().isolated()));
  }

  /** Each position as an account that can be liquidated without touching the others. */
  public static List<Account> pools(Account account) {
    return account.positions().stream().map(p -> new Account(account.id(), 0, List.of(p))).toList();
  }

  @Override
  public MarginResult calculate(Account account, MarketState market, MarginMultiplier multiplier) {
    check(account, market);
    double initial = 0;
    double maintenance = 0;
    double wallet = account.collateral();
    if (!account.balances().isEmpty()) {
      wallet += Terms.credit(rules, account, market);
    }
    double equity = wallet;
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
    return new MarginResult(initial, maintenance, equity, Math.max(0, wallet), worst, positions);
  }

  private void check(Account account, MarketState market) {
    Terms.requireOneCurrency(rules, account, market);
    Checks.notNegative(account.collateral(), "collateral of isolated account " + account.id());
    account
        .balances()
        .forEach(
            (asset, amount) ->
                Checks.notNegative(
                    amount, "balance of " + asset + " of isolated account " + account.id()));
  }

  @Override
  public MarginExplanation explain(
      Account account, MarketState market, MarginMultiplier multiplier) {
    check(account, market);
    List<Explanation> initial = new ArrayList<>();
    List<Explanation> maintenance = new ArrayList<>();
    List<Explanation> equity = new ArrayList<>();
    List<Explanation> ratios = new ArrayList<>();
    List<PositionExplanation> positions = new ArrayList<>();
    Explanation wallet = new AccountCollateral(rules, account, market).explainWallet();
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
