package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.collateral.HaircutTiers.Unit;
import io.plimsoll.margin.collateral.Posting.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** {@link CollateralOptimiser} against searches that look at every combination. */
class OptimiserTwinTest {
  private static List<CollateralOffer> offers(SplittableRandom random, int n) {
    List<CollateralOffer> offers = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double posted = random.nextBoolean() ? 0 : GeneratedCollateral.amount(random) / 10;
      double cost = random.nextInt(4) == 0 ? 0 : random.nextDouble(0.2);
      offers.add(
          new CollateralOffer(
              GeneratedCollateral.ASSETS.get(i),
              posted,
              GeneratedCollateral.amount(random),
              cost,
              0));
    }
    return offers;
  }

  /** Every corner of the linear programme: all assets but one at a breakpoint of their credit. */
  private static double cheapestCorner(
      double requirement,
      CollateralSchedule schedule,
      List<CollateralOffer> offers,
      AssetPrices prices) {
    double best = Double.POSITIVE_INFINITY;
    for (int free = 0; free < offers.size(); free++) {
      best =
          Math.min(
              best,
              corner(requirement, 0, new double[offers.size()], free, schedule, offers, prices));
    }
    return best;
  }

  private static double corner(
      double requirement,
      int i,
      double[] amounts,
      int free,
      CollateralSchedule schedule,
      List<CollateralOffer> offers,
      AssetPrices prices) {
    if (i == amounts.length) {
      return completed(requirement, amounts, free, schedule, offers, prices);
    }
    if (i == free) {
      return corner(requirement, i + 1, amounts, free, schedule, offers, prices);
    }
    CollateralOffer offer = offers.get(i);
    HaircutTiers tiers = schedule.rules(offer.asset()).tiers();
    double best = Double.POSITIVE_INFINITY;
    for (int tier = 0; tier <= tiers.size() + 1; tier++) {
      double size = tier < tiers.size() ? tiers.floor(tier) : tiers.cap();
      double unit = tiers.unit() == Unit.VALUE ? prices.price(offer.asset()) : 1;
      double amount = tier > tiers.size() ? offer.available() : size / unit - offer.posted();
      amounts[i] = Math.clamp(amount, 0, offer.available());
      best = Math.min(best, corner(requirement, i + 1, amounts, free, schedule, offers, prices));
    }
    return best;
  }

  /** The free asset takes what is missing, found by bisection on its credit. */
  private static double completed(
      double requirement,
      double[] amounts,
      int free,
      CollateralSchedule schedule,
      List<CollateralOffer> offers,
      AssetPrices prices) {
    double low = 0;
    double high = offers.get(free).available();
    amounts[free] = high;
    if (credit(amounts, schedule, offers, prices) < requirement) {
      return Double.POSITIVE_INFINITY;
    }
    for (int i = 0; i < 60; i++) {
      amounts[free] = (low + high) / 2;
      if (credit(amounts, schedule, offers, prices) < requirement) {
        low = amounts[free];
      } else {
        high = amounts[free];
      }
    }
    amounts[free] = high;
    return cost(amounts, offers, prices);
  }

  private static double cost(double[] amounts, List<CollateralOffer> offers, AssetPrices prices) {
    double total = 0;
    for (int i = 0; i < amounts.length; i++) {
      CollateralOffer offer = offers.get(i);
      total += amounts[i] * prices.price(offer.asset()) * offer.costPerYear();
    }
    return total;
  }

  private static double credit(
      double[] amounts,
      CollateralSchedule schedule,
      List<CollateralOffer> offers,
      AssetPrices prices) {
    double total = 0;
    for (int i = 0; i < amounts.length; i++) {
      CollateralOffer offer = offers.get(i);
      total +=
          schedule.credit(offer.asset(), offer.posted() + amounts[i], prices.price(offer.asset()));
    }
    return total;
  }

  private static CollateralSchedule tiersAlone(SplittableRandom random) {
    List<AssetRules> rules = new ArrayList<>();
    for (String asset : GeneratedCollateral.ASSETS) {
      rules.add(AssetRules.of(asset, GeneratedCollateral.tiers(random)));
    }
    return new CollateralSchedule("USD", rules);
  }

  @Property(tries = 500, seed = "1")
  void costsWhatTheCheapestCornerOfTheLinearProgrammeCosts(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CollateralSchedule schedule = tiersAlone(random);
    AssetPrices prices = GeneratedCollateral.prices(random);
    List<CollateralOffer> offers = offers(random, 3);
    double[] all = offers.stream().mapToDouble(CollateralOffer::available).toArray();
    double requirement = credit(all, schedule, offers, prices) * random.nextDouble(1.05);
    Posting posting =
        new CollateralOptimiser(schedule)
            .cheapest(requirement, offers, prices, CollateralContext.NONE);
    double corner = cheapestCorner(requirement, schedule, offers, prices);
    assertEquals(corner < Double.POSITIVE_INFINITY, posting.sufficient());
    if (posting.sufficient()) {
      assertTrue(posting.credited() >= requirement);
      assertEquals(corner, posting.costPerYear(), 1e-9 * (1 + corner));
    } else {
      assertEquals(
          requirement - credit(all, schedule, offers, prices),
          posting.shortfall(),
          1e-9 * requirement);
    }
  }

  private static double[] amounts(Posting posting) {
    return posting.items().stream().mapToDouble(Item::amount).toArray();
  }

  /** What a posting counts for under the schedule, with the account's true value. */
  private static double credited(
      double[] amounts,
      CollateralSchedule schedule,
      List<CollateralOffer> offers,
      AssetPrices prices,
      CollateralContext context) {
    Map<String, Double> balances = new TreeMap<>();
    for (int i = 0; i < amounts.length; i++) {
      balances.put(offers.get(i).asset(), offers.get(i).posted() + amounts[i]);
    }
    return schedule.credit(balances, 0, prices, context);
  }

  @Property(tries = 1_000, seed = "1")
  void underAllRulesAPostingSufficesAndNoExchangeOfTwoAssetsIsCheaper(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CollateralSchedule schedule = GeneratedCollateral.schedule(random);
    AssetPrices prices = GeneratedCollateral.prices(random);
    CollateralContext context = GeneratedCollateral.context(random);
    List<CollateralOffer> offers = offers(random, 4);
    double[] all = offers.stream().mapToDouble(CollateralOffer::available).toArray();
    double requirement = credited(all, schedule, offers, prices, context) * random.nextDouble(1.05);
    Posting posting =
        new CollateralOptimiser(schedule).cheapest(requirement, offers, prices, context);
    if (!posting.sufficient()) {
      return;
    }
    double[] x = amounts(posting);
    double scale = 1e-12 * (1 + requirement);
    assertTrue(credited(x, schedule, offers, prices, context) >= requirement - scale);
    double value = reading(requirement, offers, prices);
    for (int less = 0; less < 4; less++) {
      int more = (less + random.nextInt(1, 4)) % 4;
      double[] y = x.clone();
      y[less] *= 1 - Math.exp(random.nextDouble(-9, 0));
      y[more] = all[more];
      if (counted(y, schedule, offers, prices, value, context) < requirement) {
        continue; // the other asset cannot make up for what was taken away
      }
      double low = x[more];
      double high = all[more];
      for (int i = 0; i < 60; i++) {
        y[more] = (low + high) / 2;
        boolean enough = counted(y, schedule, offers, prices, value, context) >= requirement;
        low = enough ? low : y[more];
        high = enough ? y[more] : high;
      }
      y[more] = high;
      double cost = cost(y, offers, prices);
      assertTrue(
          cost >= posting.costPerYear() * (1 - 1e-9),
          () -> cost + " suffices, " + posting.costPerYear() + " was suggested");
    }
  }

  /** What amounts count for when the account's value is read as a number. */
  private static double counted(
      double[] amounts,
      CollateralSchedule schedule,
      List<CollateralOffer> offers,
      AssetPrices prices,
      double accountValue,
      CollateralContext context) {
    double total = 0;
    for (int i = 0; i < amounts.length; i++) {
      String asset = offers.get(i).asset();
      total +=
          schedule.credit(
              asset,
              offers.get(i).posted() + amounts[i],
              prices.price(asset),
              prices.confidence(asset),
              accountValue,
              context);
    }
    return total;
  }

  /** The account's value as the optimiser reads it. */
  private static double reading(
      double requirement, List<CollateralOffer> offers, AssetPrices prices) {
    double posted = 0;
    for (CollateralOffer offer : offers) {
      posted += offer.posted() * prices.price(offer.asset());
    }
    return Math.max(requirement, posted);
  }

  @Property(tries = 100, seed = "1")
  void inLotsItCostsWhatTheCheapestOfAllCombinationsCosts(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CollateralSchedule schedule = tiersAlone(random);
    AssetPrices prices = GeneratedCollateral.prices(random);
    List<CollateralOffer> offers = new ArrayList<>();
    for (CollateralOffer offer : offers(random, 3)) {
      offers.add(offer.inLots(offer.available() / random.nextInt(1, 7)));
    }
    double[] all = offers.stream().mapToDouble(o -> LotSearch.whole(o, o.available())).toArray();
    double requirement = credit(all, schedule, offers, prices) * random.nextDouble();
    double best = Double.POSITIVE_INFINITY;
    for (int a = 0; a * offers.get(0).lot() <= all[0]; a++) {
      for (int b = 0; b * offers.get(1).lot() <= all[1]; b++) {
        for (int c = 0; c * offers.get(2).lot() <= all[2]; c++) {
          double[] amounts = {
            a * offers.get(0).lot(), b * offers.get(1).lot(), c * offers.get(2).lot()
          };
          if (credit(amounts, schedule, offers, prices) >= requirement) {
            best = Math.min(best, cost(amounts, offers, prices));
          }
        }
      }
    }
    Posting posting =
        new CollateralOptimiser(schedule)
            .cheapest(requirement, offers, prices, CollateralContext.NONE);
    assertTrue(posting.credited() >= requirement);
    assertEquals(best, posting.costPerYear(), 1e-9 * (1 + best));
    assertEquals(best, posting.leastCostPerYear(), 1e-9 * (1 + best));
  }
}
