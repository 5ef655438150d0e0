package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountDistanceTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "account-distance");
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    double variance = 0;
    for (int i = 0; i < account.holdings(); i++) {
      for (int j = 0; j < account.holdings(); j++) {
        double both =
            (account.notional(i) + account.collateral(i))
                * (account.notional(j) + account.collateral(j));
        double covariance =
            8 * Math.sqrt(account.hourlyVariance(i)) * Math.sqrt(account.hourlyVariance(j));
        variance += (i == j ? 1 : 0.7) * both * covariance;
      }
    }
    return variance == Double.POSITIVE_INFINITY || variance == 0
        ? Double.NaN
        : (account.equity() - account.maintenance()) / Math.sqrt(variance);
  }

  @Test
  void onePositionAndTwoThatHedgeWithACorrelationOfSevenTenths() {
    AccountScript one = new AccountScript(0.02, 0.04).price(BTC, 100).row(BTC, 2e-4, 1, 1);
    // Equity 100 + 10·(100 − 100), maintenance 0.02·1000 = 20, variance over 8 h 1.6e-3: 80 / 40.
    assertEquals(2, valueAfter(one.deposit(100).fill(BTC, 10, 100)), 1e-12);
    AccountScript two = one.price(ETH, 50).row(ETH, 2e-4, 1, 1).fill(ETH, -20, 50);
    // Two risks of 40 and −40: 2·40²·(1 − 0.7) = 960; maintenance 0.02·2000 = 40.
    assertEquals(60 / Math.sqrt(960), valueAfter(two), 1e-12);
  }

  @Test
  void isNegativeBelowMaintenanceAndNaNWithoutPositionOrAfterAMissedEvent() {
    AccountScript script = new AccountScript(0.02, 0.04).price(BTC, 100).row(BTC, 2e-4, 1, 1);
    assertEquals(Double.NaN, valueAfter(script.deposit(100)));
    script.fill(BTC, 10, 100).after(MINUTE).price(BTC, 91).mark();
    // Equity 100 − 90 = 10, maintenance 18.2, deviation 910·0.04 = 36.4.
    assertEquals(-8.2 / 36.4, valueAfter(script), 1e-12);
    assertEquals(Double.NaN, valueAfter(script.miss().mark()));
  }
}
