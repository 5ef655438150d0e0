package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealizedProfitTest extends AccountKernelContract<Observation, AccountMemory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "realized-profit");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double mean =
        inDays(seen, AccountState.class, 30, asOfNanos)
            .filter(account -> account.atMark() && Double.isFinite(account.equity()))
            .mapToDouble(AccountState::equity)
            .average()
            .orElse(Double.NaN);

    double profit =
        inDays(seen, ClosedPosition.class, 30, asOfNanos).mapToDouble(ClosedPosition::profit).sum();
    return mean > 0 ? profit / mean : Double.NaN;
  }

  @Test
  void aGainOnALongAndALossOnAShort() {
    AccountScript script = new AccountScript().price(BTC, 100).deposit(1000).mark();
    assertEquals(0, valueAfter(script));
    // Bought at 90 and 110, sold at 120: 2 · (120 − 100) = 40; sold at 120, bought at 130: −10.
    script.after(HOUR).fill(BTC, 1, 90).fill(BTC, 1, 110).fill(BTC, -3, 120).fill(BTC, 1, 130);
    assertEquals(0.03, valueAfter(script), 1e-12);
  }
}
