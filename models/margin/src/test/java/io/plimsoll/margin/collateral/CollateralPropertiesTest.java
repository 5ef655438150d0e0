package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Seeds;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CollateralPropertiesTest {
  /** Some twenty roundings, each of one part in 2^53 of the market value. */
  private static final double ROUNDING = 1e-14;

  private static Map<String, Double> with(Map<String, Double> map, String asset, double amount) {
    Map<String, Double> changed = new TreeMap<>(map);
    changed.put(asset, amount);
    return changed;
  }

  private static AssetPrices raised(AssetPrices prices, String raised, double factor) {
    return new AssetPrices() {
      @Override
      public double price(String asset) {
        return prices.price(asset) * (asset.equals(raised) ? factor : 1);
      }

      @Override
      public double confidence(String asset) {
        return prices.confidence(asset);
      }
    };
  }

  private static double scale(Map<String, Double> balances, AssetPrices prices) {
    double scale = 0;
    for (Map.Entry<String, Double> entry : balances.entrySet()) {
      scale += Math.abs(entry.getValue()) * prices.price(entry.getKey());
    }
    return scale;
  }

  @Test
  void theExplanationRecomputesBitForBitAndEqualsTheFastPath() {
    Seeds.each(100_000, this::theExplanationRecomputesBitForBitAndEqualsTheFastPath);
  }

  private void theExplanationRecomputesBitForBitAndEqualsTheFastPath(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CollateralSchedule schedule = GeneratedCollateral.schedule(random);
    Map<String, Double> balances = GeneratedCollateral.balances(random);
    AssetPrices prices = GeneratedCollateral.prices(random);
    CollateralContext context = GeneratedCollateral.context(random);
    double cash = random.nextDouble(-1e5, 1e5);
    CollateralValue value = schedule.value(balances, cash, prices, context);
    double fast = schedule.credit(balances, cash, prices, context);
    assertEquals(Double.doubleToLongBits(fast), Double.doubleToLongBits(value.credited()));
    assertEquals(
        Double.doubleToLongBits(fast), Double.doubleToLongBits(value.explanation().recompute()));
  }

  @Test
  void aBalanceCountsAtMostAtItsValueADebtAtLeastAndCreditIsConcaveThroughZero() {
    Seeds.each(
        100_000, this::aBalanceCountsAtMostAtItsValueADebtAtLeastAndCreditIsConcaveThroughZero);
  }

  private void aBalanceCountsAtMostAtItsValueADebtAtLeastAndCreditIsConcaveThroughZero(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String asset = GeneratedCollateral.ASSETS.getFirst();
    CollateralSchedule schedule =
        new CollateralSchedule("USD", List.of(GeneratedCollateral.rules(asset, random)));
    CollateralContext context = GeneratedCollateral.context(random);
    double price = GeneratedCollateral.price(random);
    double confidence = random.nextBoolean() ? 1 : random.nextDouble();
    double amount = GeneratedCollateral.amount(random);
    double others = GeneratedCollateral.amount(random);
    double credit =
        schedule.credit(asset, amount, price, confidence, amount * price + others, context);
    assertTrue(credit >= 0 && credit <= amount * price, () -> credit + " of " + amount * price);
    double owed = GeneratedCollateral.amount(random);
    double debt = schedule.credit(asset, -owed, price, confidence, others, context);
    assertTrue(debt <= -(owed * price), () -> debt + " of " + owed * price);
    double part = random.nextDouble();
    double posted = Double.POSITIVE_INFINITY;
    double chord =
        part * debt
            + (1 - part) * schedule.credit(asset, amount, price, confidence, posted, context);
    double between = (1 - part) * amount - part * owed;
    double middle = schedule.credit(asset, between, price, confidence, posted, context);
    double scale = (amount + owed) * price * (2 + 0.05 * Math.sqrt(owed));
    assertTrue(middle >= chord - ROUNDING * scale, () -> middle + " < " + chord);
  }

  @Test
  void anAccountsCreditDoesNotFallWithAmountsAndPricesAndIsConcave() {
    Seeds.each(100_000, this::anAccountsCreditDoesNotFallWithAmountsAndPricesAndIsConcave);
  }

  private void anAccountsCreditDoesNotFallWithAmountsAndPricesAndIsConcave(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CollateralSchedule schedule = GeneratedCollateral.schedule(random);
    Map<String, Double> balances = GeneratedCollateral.balances(random);
    AssetPrices prices = GeneratedCollateral.prices(random);
    CollateralContext context = GeneratedCollateral.context(random);
    String asset = GeneratedCollateral.ASSETS.get(random.nextInt(4));
    double before = schedule.credit(balances, 0, prices, context);
    double amount = balances.getOrDefault(asset, 0.0);
    Map<String, Double> more = with(balances, asset, amount + GeneratedCollateral.amount(random));
    double after = schedule.credit(more, 0, prices, context);
    assertTrue(after >= before - ROUNDING * scale(more, prices), () -> before + " > " + after);
    if (amount > 0) {
      AssetPrices higher = raised(prices, asset, random.nextDouble(1, 3));
      double dearer = schedule.credit(balances, 0, higher, context);
      assertTrue(
          dearer >= before - ROUNDING * scale(balances, higher), () -> before + " > " + dearer);
    }
    // concavity of positive balances only: a debt does not count in the account's posted value,
    // which
    // is convex where a balance changes its sign
    balances.replaceAll((name, held) -> Math.abs(held));
    Map<String, Double> other = GeneratedCollateral.balances(random);
    other.replaceAll((name, held) -> Math.abs(held));
    double part = random.nextDouble();
    Map<String, Double> mixed = new TreeMap<>();
    for (String name : GeneratedCollateral.ASSETS) {
      mixed.put(
          name,
          part * balances.getOrDefault(name, 0.0) + (1 - part) * other.getOrDefault(name, 0.0));
    }
    double chord =
        part * schedule.credit(balances, 0, prices, context)
            + (1 - part) * schedule.credit(other, 0, prices, context);
    double credit = schedule.credit(mixed, 0, prices, context);
    double scale = scale(balances, prices) + scale(other, prices);
    assertTrue(credit >= chord - ROUNDING * scale, () -> credit + " < " + chord);
  }
}
