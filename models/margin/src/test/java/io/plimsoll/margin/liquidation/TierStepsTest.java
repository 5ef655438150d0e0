package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.A;
import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TierStepsTest extends PartialLiquidationContract {
  @Override
  PartialLiquidation policy(SplittableRandom random, Breach breach) {
    return new TierSteps(random.nextInt(1, 3), random.nextInt(1, 3));
  }

  @Test
  void eachStepLeavesTheCapOfTheNextLowerTier() {
    // 12,000 at 100 is 1.2 million, tier 3; tier 2 ends at 1 million: 10,000 stay.
    Breach breach = Breaches.one(THREE_TIERS, 12_000, 100);
    Closing closing = new TierSteps(1, 1).next(breach).get(0);
    assertEquals(2_000, closing.quantity(), 1e-7);
    // From exactly there the next step goes to the end of tier 1, 2,500.
    breach = Breaches.one(THREE_TIERS, 10_000, 100);
    assertEquals(7_500, new TierSteps(1, 1).next(breach).get(0).quantity(), 1e-7);
    // In tier 1 everything goes.
    breach = Breaches.one(THREE_TIERS, 2_500, 100);
    assertEquals(List.of(new Closing(0, 2_500)), new TierSteps(1, 1).next(breach));
  }

  @Test
  void okxGoesDownTwoTiersAndClosesTheTwoLowestWhole() {
    Breach breach = Breaches.one(THREE_TIERS, -12_000, 100);
    assertEquals(-9_500, new TierSteps(2, 2).next(breach).get(0).quantity(), 1e-7);
    breach = Breaches.one(THREE_TIERS, -9_000, 100);
    assertEquals(List.of(new Closing(0, -9_000)), new TierSteps(2, 2).next(breach));
  }

  @Test
  void okxsOlderPageIsOneStepFromTierThreeToTierOne() {
    // "V. Forced Partial or Full Liquidation" (360020411711): 15,000 swaps in tier 3, tier 1 takes
    // 2,000: 13,000 are closed. Tiers at 2,000 and 12,000 swaps of one unit at 1.
    BracketTable swaps =
        new BracketTable(
            new double[] {0, 2_000, 12_000},
            new double[] {0.05, 0.1, 0.2},
            new double[] {0.01, 0.015, 0.02},
            Double.POSITIVE_INFINITY);
    Account account = new Account("o", 1, List.of(Position.cross(A, 15_000, 1)));
    Breach breach = Breaches.of(swaps, account, MarketSnapshot.of(A, 1), 0);
    assertEquals(13_000, new TierSteps(2, 2).next(breach).get(0).quantity(), 1e-7);
  }

  @Test
  void aStepLowersTheMarginalRate() {
    Breach breach = Breaches.one(THREE_TIERS, 12_000, 100);
    Account after = PartialLiquidationContract.close(breach, new TierSteps(1, 1).next(breach), 0);
    // 1,000,000 · 5 % − 6,250 after 1,200,000 · 10 % − 56,250.
    assertEquals(63_750, breach.maintenance(), 1e-6);
    assertEquals(
        43_750, breach.health().maintenance(after, breach.market(), breach.multiplier()), 1e-3);
  }
}
