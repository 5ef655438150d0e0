package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.A;
import static io.plimsoll.margin.liquidation.Breaches.B;
import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.Seeds;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ToBufferTest extends PartialLiquidationContract {
  @Override
  PartialLiquidation policy(SplittableRandom random, Breach breach) {
    return new ToBuffer(random.nextInt(3) == 0 ? 0 : random.nextDouble(0, 0.5));
  }

  @Test
  void theLeastIsExactWithinATierAndAcrossTiers() {
    // 2,000 at 100 with equity 3,000 against 5,000; no cost: 3,000 carries 120,000 at 2.5 %.
    Breach breach = Breaches.one(THREE_TIERS, 2_000, 3_000);
    assertEquals(800, new ToBuffer(0).next(breach).get(0).quantity(), 1e-9);
    // With 20 % more than the requirement: 3,000 carries 100,000.
    assertEquals(1_000, new ToBuffer(0.2).next(breach).get(0).quantity(), 1e-9);
    // From 1.2 million with 20,000: N · 5 % − 6,250 = 20,000 at N = 525,000, two tiers down.
    breach = Breaches.one(THREE_TIERS, 12_000, 20_000);
    assertEquals(6_750, new ToBuffer(0).next(breach).get(0).quantity(), 1e-8);
  }

  @Test
  void theFeeIsReckonedIn() {
    // 200,000 with 3,000 and a fee of 1 %: 3,000 − 0.01·x = 0.025·(200,000 − x), x = 133,333.33.
    Account account = new Account("f", 3_000, List.of(Position.cross(A, 2_000, 100)));
    Breach breach = Breaches.of(THREE_TIERS, account, MarketSnapshot.of(A, 100), 0.01);
    assertEquals(133_333.333_333_333 / 100, new ToBuffer(0).next(breach).get(0).quantity(), 1e-8);
  }

  @Test
  void aPositionThatIsNotEnoughIsFollowedByTheNext() {
    MarketSnapshot market =
        new MarketSnapshot(Map.of(A, InstrumentState.of(100), B, InstrumentState.of(100)));
    Account account =
        new Account(
            "t", 1_000, List.of(Position.cross(B, 1_000, 100), Position.cross(A, -900, 100)));
    Breach breach = Breaches.of(THREE_TIERS, account, market, 0);
    // 1,000 carries 40,000 of 190,000: B goes whole (100,000) and 50,000 of A.
    List<Closing> closings = new ToBuffer(0).next(breach);
    assertEquals(new Closing(0, 1_000), closings.get(0));
    assertEquals(1, closings.get(1).index());
    assertEquals(-500, closings.get(1).quantity(), 1e-9);
  }

  @Test
  void whereCostsEatTheReliefEverythingGoes() {
    // A fee of 3 % above a requirement of 2.5 %: closing makes it worse.
    Account account = new Account("w", 3_000, List.of(Position.cross(A, 2_000, 100)));
    Breach breach = Breaches.of(THREE_TIERS, account, MarketSnapshot.of(A, 100), 0.03);
    assertEquals(List.of(new Closing(0, 2_000)), new ToBuffer(0).next(breach));
  }

  @Test
  void whatIsLeftHasTheBufferAndNoMoreThanThat() {
    Seeds.each(20_000, this::whatIsLeftHasTheBufferAndNoMoreThanThat);
  }

  private void whatIsLeftHasTheBufferAndNoMoreThanThat(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Breach breach = Marks.breach(random, random.nextDouble(0.05, 1));
    double buffer = random.nextDouble(0, 0.5);
    List<Closing> closings = new ToBuffer(buffer).next(breach);
    if (closings.isEmpty()) {
      return;
    }
    Breach rest = after(breach, closings);
    double scale = breach.maintenance() + Math.abs(breach.equity());
    double excess = rest.equity() - (1 + buffer) * rest.maintenance();
    boolean everything = rest.account().positions().isEmpty();
    if (everything || excess < -1e-9 * scale) {
      // Costs ate it, or nothing of what is left could have helped.
      assertTrue(everything || rest.equity() <= 1e-9 * scale || helpless(rest, buffer));
      return;
    }
    assertTrue(excess <= 1e-9 * scale, () -> "closed too much: " + excess);
  }

  /** After closings at the mark with their costs. */
  private static Breach after(Breach breach, List<Closing> closings) {
    Account account = PartialLiquidationContract.close(breach, closings, breach.costFraction());
    return new Breach(
        breach.nowNanos(),
        account,
        breach.market(),
        breach.multiplier(),
        breach.health(),
        breach.tiers(),
        breach.costFraction(),
        breach.progress(),
        breach.volume());
  }

  private static boolean helpless(Breach rest, double buffer) {
    double before = rest.equity() - (1 + buffer) * rest.maintenance();
    for (int i = 0; i < rest.account().positions().size(); i++) {
      Breach less = after(rest, List.of(rest.part(i, 1e-3)));
      double tolerance = 1e-9 * (rest.maintenance() + Math.abs(rest.equity()));
      if (less.equity() - (1 + buffer) * less.maintenance() > before + tolerance) {
        return false;
      }
    }
    return true;
  }
}
