package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.collateral.CollateralValue.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The assets that a venue accepts as collateral, and how it credits each: the section {@code
 * collateral} of a rule set.
 *
 * <p>Assets are held in the order of their names, and sums are taken in it, so that a result does
 * not depend on the order of a map.
 *
 * <p>The section names the {@code currency}, the {@code assets} and, where collateral lies on
 * chains, {@link ChainRules} under {@code chains}. Of an asset only its name ({@code asset}, or
 * several under {@code of}) and its tiers or one {@code rate} are needed; a fraction is given as
 * the credited {@code rate} or as the {@code haircut}, as the venue has it:
 *
 * <pre>{@code
 * collateral:
 *   currency: USD
 *   assets:
 *     - asset: wstETH
 *       tiers-in: value                    # or amount, of the asset
 *       tiers:
 *         - { floor: 0, cap: 1000000, rate: 0.9 }
 *         - { floor: 1000000, cap: 5000000, haircut: 0.3 }
 *       maximum-amount: 20000              # units, credited at most
 *       price-cap: 5000                    # largest price that is credited
 *       liability-weight: 1.1              # of a borrowed unit, 1 or more
 *       size-factor: 0.001                 # per square root of a unit
 *       depeg: { shape: linear, thresholds: [{ price: 0.99, haircut: 0 }, { price: 0.9, haircut: 1 }] }
 *       confidence: { threshold: 0.95, factor: 1 }
 *       concentration: { account-limit: 0.8, venue-limit: 0.4, haircut: 0.2 }
 *       wrong-way: { underlying: ETH, long: 0.1, short: 0, full-at: 1000000 }
 *       redemption: { underlying: ETH, snapshot-rate: 1.17, snapshot-time: "2024-08-14T00:00:00Z",
 *                     growth-per-year: 0.1, delay-days: 5, discount-per-year: 0.1 }
 * }</pre>
 */
public final class CollateralSchedule implements Collateral {
  private final String currency;
  private final List<AssetRules> assets;
  private final List<ChainRules> chains;
  private final AssetCredit[] credits;
  private final boolean concentrated;
  private final Map<String, AssetCredit> creditOf = new HashMap<>();

  /**
   * A schedule.
   *
   * @param currency the margin currency, in which prices are quoted and credit is counted
   * @param assets one entry for each accepted asset
   * @param chains on which collateral may lie; empty where the venue holds everything itself
   */
  public CollateralSchedule(String currency, List<AssetRules> assets, List<ChainRules> chains) {
    this.currency = Checks.notBlank(currency, "currency");
    this.assets = assets.stream().sorted(Comparator.comparing(AssetRules::asset)).toList();
    this.chains = List.copyOf(chains);
    this.concentrated = assets.stream().anyMatch(rules -> rules.concentration().haircut() > 0);
    this.credits = new AssetCredit[assets.size()];
    for (int i = 0; i < credits.length; i++) {
      credits[i] = new AssetCredit(this.assets.get(i));
      if (creditOf.put(this.assets.get(i).asset(), credits[i]) != null) {
        throw new IllegalArgumentException(
            "asset '" + this.assets.get(i).asset() + "' stands twice in the schedule");
      }
    }
  }

  /** A schedule of a venue that holds everything itself. */
  public CollateralSchedule(String currency, List<AssetRules> assets) {
    this(currency, assets, List.of());
  }

  /** A schedule from the section of a file; the error for a bad value names file, key and value. */
  public static CollateralSchedule from(ConfigTree tree) {
    return CollateralScheduleReader.read(tree);
  }

  /** The margin currency. */
  public String currency() {
    return currency;
  }

  /** The accepted assets in the order of their names. */
  public List<AssetRules> assets() {
    return assets;
  }

  /** The chains on which collateral may lie, for a {@link CrossChainCollateral}. */
  public List<ChainRules> chains() {
    return chains;
  }

  /** Whether an asset is accepted. */
  public boolean accepts(String asset) {
    return creditOf.containsKey(asset);
  }

  /** The rules of an accepted asset. */
  public AssetRules rules(String asset) {
    return find(asset).rules();
  }

  @Override
  public double credit(
      String asset,
      double amount,
      double price,
      double confidence,
      double accountValue,
      CollateralContext context) {
    return find(asset).credit(amount, price, confidence, accountValue, context);
  }

  @Override
  public double credit(
      Map<String, Double> balances, double cash, AssetPrices prices, CollateralContext context) {
    if (balances.isEmpty()) {
      return 0;
    }
    double accountValue =
        concentrated ? accountValue(balances, cash, prices) : Double.POSITIVE_INFINITY;
    double total = 0;
    int found = 0;
    for (int i = 0; i < credits.length && found < balances.size(); i++) {
      String asset = credits[i].rules().asset();
      Double amount = balances.get(asset);
      if (amount != null) {
        found++;
        total +=
            credits[i].credit(
                amount, prices.price(asset), prices.confidence(asset), accountValue, context);
      }
    }
    requireAllFound(found, balances);
    return total;
  }

  @Override
  public CollateralValue value(
      Map<String, Double> balances, double cash, AssetPrices prices, CollateralContext context) {
    double accountValue = accountValue(balances, cash, prices);
    List<Line> lines = new ArrayList<>();
    List<Explanation> parts = new ArrayList<>();
    parts.add(Explanation.input("nothing", 0));
    double marketValue = 0;
    for (AssetCredit credit : credits) {
      String asset = credit.rules().asset();
      Double amount = balances.get(asset);
      if (amount != null) {
        double price = prices.price(asset);
        Explanation part =
            new CreditExplanation(credit, context)
                .explain(amount, price, prices.confidence(asset), accountValue);
        parts.add(part);
        lines.add(new Line(asset, amount, price, part.value()));
        marketValue += amount * price;
      }
    }
    Explanation total = Explanation.of("credited collateral", Operation.SUM, parts);
    return new CollateralValue(total.value(), marketValue, lines, total);
  }

  /**
   * Market value of what an account has posted: positive balances and positive cash, margin
   * currency. Zero or more.
   */
  public double accountValue(Map<String, Double> balances, double cash, AssetPrices prices) {
    double total = Math.max(0, Checks.finite(cash, "cash"));
    int found = 0;
    for (int i = 0; i < credits.length && found < balances.size(); i++) {
      String asset = credits[i].rules().asset();
      Double amount = balances.get(asset);
      if (amount != null) {
        found++;
        double price = prices.price(asset);
        credits[i].check(amount, price, 1, 0);
        total += Math.max(0, amount) * price;
      }
    }
    requireAllFound(found, balances);
    return total;
  }

  private void requireAllFound(int found, Map<String, Double> balances) {
    if (found < balances.size()) {
      balances.keySet().stream().sorted().forEach(this::find);
    }
  }

  AssetCredit find(String asset) {
    AssetCredit credit = creditOf.get(asset);
    if (credit == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "asset '" + asset + "' is not accepted as collateral in " + currency);
    }
    return credit;
  }
}
