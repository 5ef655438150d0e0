package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.margin.collateral.HaircutTiers.Unit;
import io.plimsoll.margin.collateral.Posting.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CollateralOptimiserTest {
  private static final AssetPrices PRICES = AssetPrices.of(Map.of("BTC", 50_000.0, "USDC", 1.0));

  private static CollateralSchedule schedule() {
    return new CollateralSchedule(
        "USD",
        List.of(
            AssetRules.of(
                "BTC",
                new HaircutTiers(
                    Unit.VALUE,
                    new double[] {0, 1_000_000},
                    new double[] {0.9, 0.5},
                    Double.POSITIVE_INFINITY)),
            AssetRules.of("USDC", HaircutTiers.flat(1))));
  }

  private static Posting cheapest(double requirement, CollateralOffer... offers) {
    return new CollateralOptimiser(schedule())
        .cheapest(requirement, List.of(offers), PRICES, CollateralContext.NONE);
  }

  /**
   * By hand: bitcoin costs 3 % a year, per credited unit 0.03/0.9 = 0.0333 in its first tier and
   * 0.03/0.5 = 0.06 beyond; dollars cost 0.05. So 1,000,000 of bitcoin come first (900,000
   * credited), then 300,000 dollars: 30,000 + 15,000 = 45,000 a year, and one unit more costs 0.05.
   */
  @Test
  void postsWhatCreditsMostPerCostFirst() {
    Posting posting =
        cheapest(
            1_200_000,
            CollateralOffer.of("USDC", 500_000, 0.05),
            CollateralOffer.of("BTC", 100, 0.03));
    assertTrue(posting.sufficient());
    assertEquals(20, posting.amount("BTC"), 1e-9);
    assertEquals(300_000, posting.amount("USDC"), 1e-4);
    assertEquals(45_000, posting.costPerYear(), 1e-4);
    assertEquals(45_000, posting.leastCostPerYear(), 1e-4);
    assertEquals(0.05, posting.marginalCost(), 1e-12);
    assertEquals(0, posting.amount("ETH"));
    assertEquals(900_000, posting.items().getFirst().credit(), 1e-4);
  }

  /** By hand: all dollars, then the second tier: 0.5·x = 1,600,000 − 1,400,000, 8 coins more. */
  @Test
  void goesOnIntoTheNextTierWhenTheCheaperAssetIsUsedUp() {
    Posting posting =
        cheapest(
            1_600_000,
            CollateralOffer.of("USDC", 500_000, 0.05),
            CollateralOffer.of("BTC", 100, 0.03));
    assertEquals(28, posting.amount("BTC"), 1e-9);
    assertEquals(500_000, posting.amount("USDC"));
    assertEquals(0.06, posting.marginalCost(), 1e-12);
  }

  /** By hand: 100 bitcoin count 900,000 + 2,000,000, with the dollars 3,400,000. */
  @Test
  void saysWhatIsMissingWhenAllOffersDoNotSuffice() {
    Posting posting =
        cheapest(
            4_000_000,
            CollateralOffer.of("USDC", 500_000, 0.05),
            CollateralOffer.of("BTC", 100, 0.03));
    assertFalse(posting.sufficient());
    assertEquals(600_000, posting.shortfall(), 1e-6);
    assertEquals(3_400_000, posting.credited(), 1e-6);
    assertEquals(100, posting.amount("BTC"));
    assertTrue(Double.isNaN(posting.marginalCost()));
    assertEquals(7, cheapest(7).shortfall());
  }

  @Test
  void postsNothingWhenWhatIsPostedSuffices() {
    Posting posting = cheapest(800, new CollateralOffer("USDC", 800, 100, 0.05, 0));
    assertEquals(0, posting.amount("USDC"));
    assertEquals(800, posting.credited());
    assertEquals(0, posting.marginalCost());
  }

  /** By hand: 20 bitcoin and 300,000 dollars divisible; in lots of 3 coins and 100,000 dollars. */
  @Test
  void roundsToLotsNoMoreThanItMust() {
    // 18 coins count 810,000 and need 400,000 dollars: 27,000 + 20,000 = 47,000 a year; 21 coins
    // count 925,000 and need 300,000: 31,500 + 15,000 = 46,500; 24 coins 1,000,000 and 200,000:
    // 36,000 + 10,000 = 46,000; 27 coins 1,075,000 and 200,000: 50,500; 33 coins 1,225,000 and
    // none:
    // 49,500; 30 coins 1,150,000 and 100,000: 50,000
    Posting posting =
        cheapest(
            1_200_000,
            CollateralOffer.of("USDC", 500_000, 0.05).inLots(100_000),
            CollateralOffer.of("BTC", 100, 0.03).inLots(3));
    assertEquals(24, posting.amount("BTC"));
    assertEquals(200_000, posting.amount("USDC"));
    assertEquals(46_000, posting.costPerYear(), 1e-6);
    assertEquals(46_000, posting.leastCostPerYear(), 1e-6);
  }

  @Test
  void badInputNamesTheFieldAndTheValue() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> cheapest(Double.NaN));
    assertTrue(e.getMessage().contains("requirement") && e.getMessage().contains("NaN"));
    e = assertThrows(IllegalArgumentException.class, () -> CollateralOffer.of("BTC", -1, 0.1));
    assertTrue(e.getMessage().contains("available amount of BTC") && e.getMessage().contains("-1"));
    CollateralOffer dollars = CollateralOffer.of("USDC", 1, 0.1);
    e = assertThrows(IllegalArgumentException.class, () -> cheapest(1, dollars, dollars));
    assertTrue(e.getMessage().contains("'USDC' is offered twice"));
    assertThrows(PlimsollException.class, () -> cheapest(1, CollateralOffer.of("XYZ", 1, 0.1)));
  }

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

  @Property(tries = 1_000, seed = "1")
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

  @Property(tries = 2_000, seed = "1")
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
    for (int trial = 0; trial < 12; trial++) {
      int less = random.nextInt(4);
      int more = random.nextInt(4);
      double[] y = x.clone();
      y[less] *= 1 - Math.exp(random.nextDouble(-12, 0));
      y[more] = Math.min(all[more], (y[more] + 1e-9) * (1 + Math.exp(random.nextDouble(-12, 3))));
      if (cost(y, offers, prices) < posting.costPerYear() * (1 - 1e-9)) {
        double counted = 0;
        for (int i = 0; i < y.length; i++) {
          CollateralOffer offer = offers.get(i);
          counted +=
              schedule.credit(
                  offer.asset(),
                  offer.posted() + y[i],
                  prices.price(offer.asset()),
                  prices.confidence(offer.asset()),
                  reading(requirement, offers, prices),
                  context);
        }
        double credit = counted;
        assertTrue(counted < requirement, () -> credit + " of " + requirement + " for less");
      }
    }
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

  @Property(tries = 200, seed = "1")
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
