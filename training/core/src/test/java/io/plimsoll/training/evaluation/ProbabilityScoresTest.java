package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProbabilityScoresTest {
  private final boolean[] y = ProbabilityConformance.outcomes();

  @Test
  void constantScoresGetTheBaseRate() {
    double[] constant = new double[y.length];
    assertEquals(99.0 / 600, AveragePrecision.of(y, constant), 1e-12);
    assertEquals(1, AveragePrecision.lift(y, constant), 1e-12);
    assertEquals(0.5, Auc.of(y, constant));
  }

  @Test
  void areUndefinedWithoutPositives() {
    boolean[] none = new boolean[3];
    double[] p = {0.1, 0.2, 0.3};
    assertTrue(Double.isNaN(AveragePrecision.of(none, p)));
    assertTrue(Double.isNaN(Auc.of(none, p)));
    assertTrue(Double.isNaN(Brier.of(new boolean[0], new double[0])));
    assertTrue(Double.isNaN(Brier.skill(none, p, new double[3])));
    assertTrue(
        Double.isNaN(
            ReliabilityCurve.quantileBins(new boolean[0], new double[0], 5)
                .expectedCalibrationError()));
  }

  @Test
  void refuseNotANumber() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Auc.of(new boolean[] {true, false}, new double[] {Double.NaN, 1}));
  }

  @Test
  void averagePrecisionByHand() {
    // Ranked 0.9 yes, 0.8 no, 0.7 yes: precision 1 at recall 1/2, 2/3 at recall 1; 1/2·1 + 1/2·2/3
    // = 5/6.
    assertEquals(
        5 / 6.0,
        AveragePrecision.of(new boolean[] {true, false, true}, new double[] {0.9, 0.8, 0.7}),
        1e-15);
  }

  @Test
  void quantileBinsHoldEquallyMany() {
    double[] p = {0.05, 0.1, 0.2, 0.3, 0.4, 0.6};
    boolean[] hit = {false, false, false, true, true, true};
    ReliabilityCurve curve = ReliabilityCurve.quantileBins(hit, p, 3);
    assertEquals(3, curve.bins().size());
    assertEquals(0.075, curve.bins().get(0).meanForecast(), 1e-15);
    assertEquals(0.5, curve.bins().get(1).frequency());
    assertEquals(2, curve.bins().get(2).count());
    // |0.075−0|·2/6 + |0.25−0.5|·2/6 + |0.5−1|·2/6
    assertEquals((0.075 + 0.25 + 0.5) / 3, curve.expectedCalibrationError(), 1e-15);
  }

  @Property
  void quantileBinsLoseNothingAndKeepTiesTogether(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 8) Integer> scores,
      @ForAll @IntRange(min = 1, max = 12) int bins) {
    double[] p = scores.stream().mapToDouble(s -> s / 8.0).toArray();
    ReliabilityCurve curve = ReliabilityCurve.quantileBins(new boolean[p.length], p, bins);
    assertEquals(p.length, curve.bins().stream().mapToInt(ReliabilityCurve.Bin::count).sum());
    assertTrue(curve.bins().size() <= bins);
    double before = -1;
    for (ReliabilityCurve.Bin bin : curve.bins()) {
      assertTrue(bin.meanForecast() > before);
      before = bin.meanForecast();
    }
  }

  @Property
  void aucEqualsTheCountOfPairs(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -9, max = 9) Integer> scores) {
    boolean[] outcomes = new boolean[scores.size()];
    double[] p = new double[scores.size()];
    for (int i = 0; i < p.length; i++) {
      outcomes[i] = scores.get(i) % 3 == 0;
      p[i] = scores.get(i) / 2;
    }
    double wins = 0;
    int pairs = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        if (outcomes[i] && !outcomes[j]) {
          pairs++;
          wins += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
        }
      }
    }
    assertEquals(pairs == 0 ? Double.NaN : wins / pairs, Auc.of(outcomes, p), 1e-12);
  }

  @Property
  void wilsonIntervalHoldsTheFrequency(
      @ForAll @IntRange(min = 1, max = 500) int count,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double frequency = Math.round(share * count) / (double) count;
    double[] interval = new ReliabilityCurve.Bin(0.5, frequency, count).interval();
    assertTrue(interval[0] <= frequency + 1e-12 && frequency <= interval[1] + 1e-12);
  }
}
