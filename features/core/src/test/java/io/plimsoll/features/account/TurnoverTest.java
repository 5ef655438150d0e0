package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnoverTest extends AccountKernelContract<Observation, AccountMemory> {
  private static final long DAY = 24 * HOUR;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "turnover", "window", "2d");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double mean =
        inDays(seen, AccountState.class, 2, asOfNanos)
            .filter(account -> account.atMark() && Double.isFinite(account.equity()))
            .mapToDouble(AccountState::equity)
            .average()
            .orElse(Double.NaN);

    double traded =
        inDays(seen, Fill.class, 2, asOfNanos)
            .mapToDouble(fill -> Math.abs(fill.quantity() * fill.price()))
            .sum();
    double age = (double) (asOfNanos - seen.getFirst().availableNanos()) / DAY;
    return mean > 0 ? traded / Math.max(1, Math.min(2, age)) / mean : Double.NaN;
  }

  @Test
  void aThousandADayOnFiveHundred() {
    AccountScript script = new AccountScript().price(BTC, 100).after(HOUR).deposit(500);
    assertEquals(Double.NaN, valueAfter(script.fill(BTC, 10, 100)));
    // On its first day: 1000 on 500.
    assertEquals(2, valueAfter(script.mark()), 1e-12);
    // 36 hours later both sides: 2000 in a day and a half on 500.
    script.after(36 * HOUR).fill(BTC, -10, 100).mark();
    assertEquals(2000 / 1.5 / 500, valueAfter(script), 1e-12);
    // On the fourth day the first fill is out: 1000 in two days.
    script.after(24 * HOUR).mark();
    assertEquals(1000.0 / 2 / 500, valueAfter(script), 1e-12);
  }
}
