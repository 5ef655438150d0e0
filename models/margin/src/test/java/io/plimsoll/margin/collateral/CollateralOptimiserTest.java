package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.margin.collateral.HaircutTiers.Unit;
import java.util.List;
import java.util.Map;
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
}
