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
 */
public final class CollateralSchedule implements Collateral {
  private final String currency;
  private final List<AssetRules> assets;
  private final AssetCredit[] credits;
  private final Map<String, AssetCredit> creditOf = new HashMap<>();

  /**
   * A schedule.
   *
   * @param currency the margin currency, in which prices are quoted and credit is counted
   * @param assets one entry for each accepted asset
   */
  public CollateralSchedule(String currency, List<AssetRules> assets) {
    this.currency = Checks.notBlank(currency, "currency");
    this.assets = assets.stream().sorted(Comparator.comparing(AssetRules::asset)).toList();
    this.credits = new AssetCredit[assets.size()];
    for (int i = 0; i < credits.length; i++) {
      credits[i] = new AssetCredit(this.assets.get(i));
      if (creditOf.put(this.assets.get(i).asset(), credits[i]) != null) {
        throw new IllegalArgumentException(
            "asset '" + this.assets.get(i).asset() + "' stands twice in the schedule");
      }
    }
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
    double accountValue = accountValue(balances, cash, prices);
    double total = 0;
    for (AssetCredit credit : credits) {
      String asset = credit.rules().asset();
      Double amount = balances.get(asset);
      if (amount != null) {
        total +=
            credit.credit(
                amount, prices.price(asset), prices.confidence(asset), accountValue, context);
      }
    }
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
    for (AssetCredit credit : credits) {
      String asset = credit.rules().asset();
      Double amount = balances.get(asset);
      if (amount != null) {
        found++;
        double price = prices.price(asset);
        credit.check(amount, price, 1, 0);
        total += Math.max(0, amount) * price;
      }
    }
    if (found < balances.size()) {
      balances.keySet().stream().sorted().forEach(this::find);
    }
    return total;
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
