package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.evaluation.KupiecTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantileScoringTest {
  @TempDir Path root;

  private static QuantileScore score(String name, String side, double kupiec, double z2) {
    double nan = Double.NaN;
    return new QuantileScore(
        name,
        "m",
        side,
        0.99,
        100,
        1,
        0.01,
        0,
        0,
        0,
        kupiec,
        kupiec,
        nan,
        new QuantileScore.Shortfall(0, 0, z2, z2, nan),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void pValuesAreCorrectedForHowManyForecastsWereTestedOfASide() {
    List<QuantileScore> corrected =
        QuantileScoring.corrected(
            List.of(
                score("a", "down", 0.01, Double.NaN),
                score("a", "up", 0.04, 0.5),
                score("b", "down", 0.04, 0.2),
                score("c", "down", 0.03, 0.1)));
    // Three falls: 3·0.01, 2·0.03, and 0.04 raised to that; the one rise stays as it is.
    assertEquals(0.03, corrected.get(0).kupiecHolmP(), 1e-15);
    assertEquals(0.06, corrected.get(3).kupiecHolmP(), 1e-15);
    assertEquals(0.06, corrected.get(2).kupiecHolmP(), 1e-15);
    assertEquals(0.04, corrected.get(1).kupiecHolmP(), 1e-15);
    assertEquals(0.01, corrected.get(0).kupiecP());
    // A test that is not defined does not count as one: 2·0.1, then 0.2.
    assertEquals(Double.NaN, corrected.get(0).shortfall().z2HolmP());
    assertEquals(0.2, corrected.get(3).shortfall().z2HolmP(), 1e-15);
    assertEquals(0.2, corrected.get(2).shortfall().z2HolmP(), 1e-15);
  }

  @Test
  void partsOfTheOriginsAddUpToAllOfThem() throws IOException {
    ComparisonSummary.Horizon hour =
        SmallStudy.run(SimulatedPanel.of(1, 3, SmallStudy.DAYS), root, SmallStudy.TEXT)
            .summary()
            .horizon("1h");
    for (QuantileScore score : hour.quantiles()) {
      assertEquals(24, score.hours().size());
      assertEquals("00", score.hours().getFirst().name());
      assertEquals(
          List.of("calm", "middling", "storm"),
          score.thirds().stream().map(QuantileScore.Group::name).toList());
      for (List<QuantileScore.Group> groups : List.of(score.hours(), score.thirds())) {
        assertEquals(score.origins(), groups.stream().mapToInt(QuantileScore.Group::origins).sum());
        assertEquals(
            score.exceedances(), groups.stream().mapToInt(QuantileScore.Group::exceedances).sum());
        groups.forEach(group -> assertTrue(group.p() <= group.holmP(), group.toString()));
      }
      for (int third = 0; third < 3; third++) {
        assertEquals(score.terciles().get(third), score.thirds().get(third).rate(), 1e-15);
      }
      // Fewer than a thousand: the p-value is that of the binomial distribution.
      assertEquals(
          KupiecTest.of(score.origins(), score.exceedances(), 1 - score.level()).exactPValue(),
          score.kupiecP());
      // Quantiles want 500 rows: 3 instruments have them 8 days after forecasts began, which is
      // with the third fold, so that 9 of 13 days are left. At 1 % a doubled rate is seldom found.
      QuantileScore.Instrument first = score.instruments().getFirst();
      assertEquals(9 * 24, first.origins());
      assertTrue(score.level() == 0.9 ? first.power() > 0.9 : first.power() < 0.6);
      assertTrue(first.zonePower() > 0 && first.zonePower() < 1, first.toString());
    }
  }
}
