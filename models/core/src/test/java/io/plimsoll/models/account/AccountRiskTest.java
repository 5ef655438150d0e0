package io.plimsoll.models.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AccountRiskTest {
  private static final InstrumentId BTC = new InstrumentId("BTC-USD");
  private static final InstrumentId ETH = new InstrumentId("ETH-USD");
  private static final AccountRisk BARRIER = new AccountRisk(AccountRiskModel.barrierOnly());

  private static AccountExposure cross(double equity, double maintenance, double... notionals) {
    List<AccountExposure.Position> positions = new ArrayList<>();
    for (int i = 0; i < notionals.length; i++) {
      positions.add(
          new AccountExposure.Position(i == 0 ? BTC : ETH, notionals[i], Double.NaN, 1e-4));
    }
    return new AccountExposure(positions, equity, maintenance, 0);
  }

  @Test
  void oneCrossPositionIsTheReflectionPrinciple() {
    // 10,000 at 1% volatility has a standard deviation of 100; 200 above maintenance are two of
    // them
    AccountRiskScore score = BARRIER.score(cross(300, 100, 10_000));
    assertEquals(2, score.distanceSigmas(), 1e-12);
    assertEquals(2 * Normal.cdf(-2), score.probability(), 1e-12);
    assertEquals(score.probability(), score.explanation().recompute());
    assertEquals(score.probability(), score.explanation().value());
    // ln odds against = ln(0.9545/0.0455) = 3.043; 600 + 20/ln 2 · (3.043 − ln 50) = 574.9
    assertEquals(574.9, score.points(), 0.1);
  }

  @Test
  void oneIsolatedPositionUsesItsOwnDistance() {
    AccountExposure exposure =
        new AccountExposure(List.of(new AccountExposure.Position(BTC, -5000, 0.03, 4e-4)), 0, 0, 0);
    assertEquals(2 * Normal.cdf(-1.5), BARRIER.score(exposure).probability(), 1e-12);
  }

  @Test
  void aHedgeIsSaferThanItsLegsButNotPerfect() {
    double hedged = BARRIER.score(cross(300, 100, 10_000, -10_000)).distanceSigmas();
    double doubled = BARRIER.score(cross(300, 100, 10_000, 10_000)).distanceSigmas();
    // sd = 100·√(2·(1 − 0.7)) = 77.46 and 100·√(2·(1 + 0.7)) = 184.4
    assertEquals(200 / 77.4596669241483, hedged, 1e-9);
    assertEquals(200 / 184.390889145858, doubled, 1e-9);
  }

  @Test
  void theLimitsAreExact() {
    assertEquals(1, BARRIER.score(cross(100, 100, 10_000)).probability());
    assertEquals(0, BARRIER.score(cross(100, 100, 10_000)).points());
    assertEquals(1, BARRIER.score(cross(-50, 100, 10_000)).probability());
    assertEquals(0, BARRIER.score(cross(100, 0)).probability());
    assertEquals(1000, BARRIER.score(cross(100, 0)).points());
    AccountRiskScore far = BARRIER.score(cross(1e9, 100, 1));
    assertEquals(100, far.distanceSigmas());
    assertTrue(far.probability() > 0 && far.probability() < 1e-5);
  }

  @Test
  void fittingFindsWhatTheFormulaMisses() {
    // accounts with past margin calls are liquidated more often than the formula says: log odds +
    // 1.5·ln(1 + calls)
    SplittableRandom random = new SplittableRandom(3);
    List<AccountExposure> exposures = new ArrayList<>();
    boolean[] liquidated = new boolean[6000];
    for (int i = 0; i < liquidated.length; i++) {
      int calls = random.nextInt(4);
      AccountExposure exposure =
          new AccountExposure(
              cross(random.nextDouble(150, 500), 100, 10_000).positions(),
              random.nextDouble(150, 500),
              100,
              calls);
      exposures.add(exposure);
      double barrier = AccountRisk.clippedBarrier(exposure);
      double logOdds = Math.log(barrier / (1 - barrier)) + 1.5 * Math.log1p(calls);
      liquidated[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
    }
    AccountRiskModel model = AccountRiskModel.fit(exposures, liquidated, 1);
    double slope = model.slopes()[4] / model.deviations()[4];
    assertEquals(1.5, slope, 0.15);
    AccountRisk fitted = new AccountRisk(model);
    AccountExposure calm = cross(300, 100, 10_000);
    AccountExposure called = new AccountExposure(calm.positions(), 300, 100, 3);
    AccountRiskScore score = fitted.score(called);
    assertTrue(score.probability() > 2 * fitted.score(calm).probability());
    assertTrue(
        score.reasons().stream().anyMatch(reason -> reason.startsWith("margin calls")),
        score.reasons().toString());
    assertEquals(score.probability(), score.explanation().recompute());
    Archive archive = Archive.empty();
    model.write(archive);
    AccountRiskModel again = AccountRiskModel.read(Archive.fromBytes("test", archive.toBytes()));
    assertArrayEquals(model.slopes(), again.slopes());
    assertEquals(score.probability(), new AccountRisk(again).score(called).probability());
  }

  @Test
  void withLittleDataTheScoreStaysNearTheFormula() {
    AccountRiskModel model =
        AccountRiskModel.fit(
            List.of(cross(300, 100, 10_000), cross(250, 100, 10_000)),
            new boolean[] {false, true},
            100);
    for (double slope : model.slopes()) {
      assertEquals(0, slope, 0.05);
    }
  }
}
