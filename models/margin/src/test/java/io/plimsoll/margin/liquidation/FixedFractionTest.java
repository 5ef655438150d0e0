package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.A;
import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FixedFractionTest extends PartialLiquidationContract {
  @Override
  PartialLiquidation policy(SplittableRandom random, Breach breach) {
    return new FixedFraction(random.nextDouble(0.05, 1), random.nextDouble(0, 1e4));
  }

  @Test
  void aRestBelowTheMinimumIsClosedToo() {
    // 10 at 100: a quarter leaves 750.
    Breach breach = Breaches.one(THREE_TIERS, 10, 20);
    assertEquals(List.of(new Closing(0, 2.5)), new FixedFraction(0.25, 750).next(breach));
    assertEquals(List.of(new Closing(0, 10)), new FixedFraction(0.25, 751).next(breach));
  }

  @Test
  void onlyTheLegThatIsNotAHedgeIsClosed() {
    // Long 10, short 12, net short 2: closing half of the short would leave a net long 4.
    Account account =
        new Account("h", 1, List.of(Position.cross(A, -12, 100), Position.cross(A, 10, 100)));
    Breach breach = Breaches.of(THREE_TIERS, account, MarketSnapshot.of(A, 100), 0);
    // Neither leg alone helps (half the long leaves net short 7), so both lose half.
    assertEquals(
        List.of(new Closing(0, -6), new Closing(1, 5)), new FixedFraction(0.5, 0).next(breach));
    // A quarter of the short is 3: net long 1 instead of short 2.
    assertEquals(List.of(new Closing(0, -3)), new FixedFraction(0.25, 0).next(breach));
  }

  @Test
  void aFractionOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FixedFraction(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new FixedFraction(Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new FixedFraction(0.5, -1));
  }
}
