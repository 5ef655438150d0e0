package io.plimsoll.margin.collateral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Schedules, balances and prices that a seed determines. */
final class GeneratedCollateral {
  static final List<String> ASSETS = List.of("AAA", "BBB", "CCC", "DDD");

  private GeneratedCollateral() {}

  static HaircutTiers tiers(SplittableRandom random) {
    int n = random.nextInt(1, 6);
    double[] floors = new double[n];
    double[] rates = new double[n];
    double rate = random.nextBoolean() ? 1 : random.nextDouble(0.3, 1);
    for (int i = 0; i < n; i++) {
      floors[i] = i == 0 ? 0 : floors[i - 1] + Math.exp(random.nextDouble(0, 12));
      rates[i] = rate;
      rate *= random.nextDouble(0.2, 1);
    }
    double cap =
        random.nextBoolean()
            ? Double.POSITIVE_INFINITY
            : floors[n - 1] + Math.exp(random.nextDouble(0, 12));
    HaircutTiers.Unit[] units = HaircutTiers.Unit.values();
    return new HaircutTiers(units[random.nextInt(units.length)], floors, rates, cap);
  }

  static Depeg depeg(SplittableRandom random) {
    int n = random.nextInt(0, 4);
    double[] prices = new double[n];
    double[] haircuts = new double[n];
    double price = 1;
    double haircut = 0;
    for (int i = 0; i < n; i++) {
      price *= random.nextDouble(0.7, 0.999);
      prices[i] = price;
      haircuts[i] = haircut;
      haircut += (1 - haircut) * random.nextDouble();
    }
    Depeg.Shape[] shapes = Depeg.Shape.values();
    return new Depeg(shapes[random.nextInt(shapes.length)], prices, haircuts);
  }

  static AssetRules rules(String asset, SplittableRandom random) {
    @Nullable YieldToken redemption =
        random.nextInt(3) > 0
            ? null
            : new YieldToken(
                "ETH",
                random.nextDouble(0.8, 1.4),
                1_000_000_000L,
                random.nextDouble(0, 0.2),
                random.nextLong(0, 30L * 86_400_000_000_000L),
                random.nextDouble(0, 0.3));
    return new AssetRules(
        asset,
        tiers(random),
        random.nextBoolean() ? Double.POSITIVE_INFINITY : Math.exp(random.nextDouble(0, 10)),
        random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble(0.5, 2),
        random.nextDouble(1, 1.3),
        random.nextBoolean() ? 0 : random.nextDouble(0, 0.05),
        depeg(random),
        new ConfidenceHaircut(random.nextDouble(), random.nextDouble(0, 2)),
        random.nextBoolean()
            ? Concentration.NONE
            : new Concentration(
                random.nextDouble(0.05, 1), random.nextDouble(0.05, 1), random.nextDouble()),
        random.nextBoolean()
            ? WrongWay.NONE
            : new WrongWay("ETH", random.nextDouble(), random.nextDouble(), random.nextDouble(1e5)),
        redemption);
  }

  static CollateralSchedule schedule(SplittableRandom random) {
    List<AssetRules> rules = new ArrayList<>();
    for (String asset : ASSETS) {
      rules.add(rules(asset, random));
    }
    return new CollateralSchedule("USD", rules);
  }

  /** Prices near 1 for pegs, or anywhere. */
  static double price(SplittableRandom random) {
    return random.nextBoolean()
        ? random.nextDouble(0.5, 1.05)
        : Math.exp(random.nextDouble(-4, 10));
  }

  static double amount(SplittableRandom random) {
    return Math.exp(random.nextDouble(-5, 12));
  }

  /** Some of the assets, one in five borrowed. */
  static Map<String, Double> balances(SplittableRandom random) {
    Map<String, Double> balances = new TreeMap<>();
    for (String asset : ASSETS) {
      if (random.nextInt(4) > 0) {
        balances.put(asset, amount(random) * (random.nextInt(5) == 0 ? -1 : 1));
      }
    }
    return balances;
  }

  static AssetPrices prices(SplittableRandom random) {
    Map<String, Double> prices = new TreeMap<>();
    Map<String, Double> confidences = new TreeMap<>();
    for (String asset : ASSETS) {
      prices.put(asset, price(random));
      confidences.put(asset, random.nextBoolean() ? 1 : random.nextDouble());
    }
    return AssetPrices.of(prices, confidences);
  }

  static CollateralContext context(SplittableRandom random) {
    double share = random.nextDouble();
    double delta = random.nextDouble(-2e5, 2e5);
    double rate = random.nextDouble(0.5, 2);
    double underlying = price(random);
    long now = 1_000_000_000L + random.nextLong(1, 100_000_000_000_000_000L);
    return new CollateralContext() {
      @Override
      public double venueShare(String asset) {
        return share;
      }

      @Override
      public double delta(String underlyingName) {
        return delta;
      }

      @Override
      public double exchangeRate(String asset) {
        return rate;
      }

      @Override
      public double underlyingPrice(String underlyingName) {
        return underlying;
      }

      @Override
      public long nowNanos() {
        return now;
      }
    };
  }
}
