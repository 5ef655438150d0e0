package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

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

  @Property(tries = 100_000, seed = "1")
  void theExplanationRecomputesBitForBitAndEqualsTheFastPath(@ForAll long seed) {
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

  @Property(tries = 100_000, seed = "1")
  void aBalanceCountsBetweenNothingAndItsMarketValueAndADebtAtItsValueOrMore(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CollateralSchedule schedule = GeneratedCollateral.schedule(random);
    AssetPrices prices = GeneratedCollateral.prices(random);
    CollateralContext context = GeneratedCollateral.context(random);
    for (String asset : GeneratedCollateral.ASSETS) {
      double amount = GeneratedCollateral.amount(random);
      double price = prices.price(asset);
      double others = GeneratedCollateral.amount(random);
      double credit =
          schedule.credit(
              asset, amount, price, prices.confidence(asset), amount * price + others, context);
      assertTrue(credit >= 0, () -> asset + " " + credit);
      assertTrue(credit <= amount * price, () -> credit + " of " + amount * price);
      double debt = schedule.credit(asset, -amount, price, prices.confidence(asset), 0, context);
      assertTrue(debt <= -(amount * price), () -> debt + " of " + amount * price);
    }
  }

  @Property(tries = 100_000, seed = "1")
  void theWholeAccountsCreditDoesNotFallWhenAnAmountOrThePriceOfAHoldingRises(@ForAll long seed) {
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
  }

  @Property(tries = 100_000, seed = "1")
  void theWholeAccountsCreditIsConcaveInTheAmounts(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CollateralSchedule schedule = GeneratedCollateral.schedule(random);
    Map<String, Double> one = GeneratedCollateral.balances(random);
    Map<String, Double> other = GeneratedCollateral.balances(random);
    AssetPrices prices = GeneratedCollateral.prices(random);
    CollateralContext context = GeneratedCollateral.context(random);
    // positive balances only: what others borrow does not count in the account's posted value,
    // which is convex where a balance changes its sign
    one.replaceAll((asset, amount) -> Math.abs(amount));
    other.replaceAll((asset, amount) -> Math.abs(amount));
    double part = random.nextDouble();
    Map<String, Double> mixed = new TreeMap<>();
    for (String asset : GeneratedCollateral.ASSETS) {
      double x = one.getOrDefault(asset, 0.0);
      double y = other.getOrDefault(asset, 0.0);
      mixed.put(asset, part * x + (1 - part) * y);
    }
    double chord =
        part * schedule.credit(one, 0, prices, context)
            + (1 - part) * schedule.credit(other, 0, prices, context);
    double credit = schedule.credit(mixed, 0, prices, context);
    assertTrue(
        credit >= chord - ROUNDING * (scale(one, prices) + scale(other, prices)),
        () -> credit + " < " + chord);
  }

  @Property(tries = 100_000, seed = "1")
  void oneBalanceIsConcaveThroughZeroWithoutConcentration(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CollateralSchedule schedule = GeneratedCollateral.schedule(random);
    AssetPrices prices = GeneratedCollateral.prices(random);
    CollateralContext context = GeneratedCollateral.context(random);
    String asset = GeneratedCollateral.ASSETS.get(random.nextInt(4));
    double x = -GeneratedCollateral.amount(random);
    double y = GeneratedCollateral.amount(random);
    double part = random.nextDouble();
    double price = prices.price(asset);
    double confidence = prices.confidence(asset);
    double posted = Double.POSITIVE_INFINITY;
    double chord =
        part * schedule.credit(asset, x, price, confidence, posted, context)
            + (1 - part) * schedule.credit(asset, y, price, confidence, posted, context);
    double credit =
        schedule.credit(asset, part * x + (1 - part) * y, price, confidence, posted, context);
    double scale = (y - x) * price * (2 + 0.05 * Math.sqrt(-x));
    assertTrue(credit >= chord - ROUNDING * scale, () -> credit + " < " + chord);
  }
}
