package io.plimsoll.features.correlation;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SOL;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AverageCorrelationTest extends KernelContract<Bar, AverageCorrelation.State> {
  private static final int WINDOW = 15;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "average-correlation", "window", "15m");
  }

  @Override
  protected List<Bar> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Bar> bars = new ArrayList<>();
    double[] log = new double[3];
    for (int slot = 0; slot < count / 3; slot++) {
      double common = random.nextDouble() - 0.5;
      for (int i = 0; i < 3; i++) {
        double open = StrictMath.exp(log[i]);
        double size =
            switch (style) {
              case CALM, HUGE -> 0.01;
              case SPIKED -> i == 0 && random.nextInt(15) == 0 ? 100 : 1e-4;
              case FLAT -> 0;
              case QUIET -> random.nextInt(8) == 0 ? 0.01 : 0;
            };
        log[i] += size * (common + random.nextDouble() - 0.5);
        if (style != Style.QUIET || random.nextInt(4) > 0 || slot == 0) {
          bars.add(
              Market.bar(
                  UNIVERSE.get(i), START + slot * MINUTE, MINUTE, open, StrictMath.exp(log[i]), 1));
        }
      }
    }
    return bars;
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int slots = (int) ((asOfNanos - START) / MINUTE);
    if (slots - 1 < WINDOW) {
      return Double.NaN;
    }
    double[][] returns = new double[3][WINDOW];
    double[] log = {Double.NaN, Double.NaN, Double.NaN};
    for (Bar bar : seen) {
      int i = UNIVERSE.indexOf(bar.instrument());
      int slot = (int) ((bar.openNanos() - START) / MINUTE);
      double now = StrictMath.log(bar.close());
      if (slot > slots - 1 - WINDOW && !Double.isNaN(log[i])) {
        returns[i][slot - slots + WINDOW] = now - log[i];
      }
      log[i] = now;
    }
    double products = 0;
    double weights = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < i; j++) {
        for (int t = 0; t < WINDOW; t++) {
          products += returns[i][t] * returns[j][t];
        }
        weights += Math.sqrt(squares(returns[i]) * squares(returns[j]));
      }
    }
    return products / weights;
  }

  private static double squares(double[] returns) {
    double sum = 0;
    for (double r : returns) {
      sum += r * r;
    }
    return sum;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void agreesWithOtherPeoplesPrograms() {
    for (int day = 0; day < 3; day++) {
      double[] variance = new double[4];
      for (int asset = 1; asset <= 3; asset++) {
        variance[asset] = Conformance.expected("day" + day + ".r" + asset + ".RV");
      }
      double products = 0;
      double weights = 0;
      for (int[] pair : new int[][] {{1, 2}, {1, 3}, {2, 3}}) {
        products += Conformance.expected("day" + day + ".rCov." + pair[0] + pair[1]);
        weights += Math.sqrt(variance[pair[0]] * variance[pair[1]]);
      }
      FeatureSpec feature = feature("x", "average-correlation", "window", "390m");
      assertEquals(
          products / weights, Conformance.value(feature, UNIVERSE, day(day, BTC, ETH, SOL)), 1e-9);
    }
  }

  @Test
  void isTheCorrelationWhereThereAreTwoAndOneOfAnInstrumentWithItself() {
    FeatureSpec feature = feature("x", "average-correlation", "window", "390m");
    double expected =
        Conformance.expected("day1.rCov.12")
            / Math.sqrt(Conformance.expected("day1.r1.RV") * Conformance.expected("day1.r2.RV"));
    assertEquals(expected, Conformance.value(feature, UNIVERSE, day(1, BTC, ETH)), 1e-9);
    List<Bar> same = new ArrayList<>();
    for (Bar bar : Conformance.bars(BTC, 0, 1, 1)) {
      same.add(bar);
      same.add(Market.bar(ETH, bar.openNanos(), MINUTE, bar.open(), bar.close(), 1));
    }
    assertEquals(1, Conformance.value(feature, UNIVERSE, same), 1e-12);
    assertEquals(Double.NaN, Conformance.value(feature, UNIVERSE, day(1, BTC)));
  }

  private static List<Bar> day(int day, InstrumentId... instruments) {
    List<List<Bar>> bars = new ArrayList<>();
    for (int i = 0; i < instruments.length; i++) {
      bars.add(Conformance.bars(instruments[i], day, i + 1, 1));
    }
    List<Bar> mixed = new ArrayList<>();
    for (int t = 0; t < bars.getFirst().size(); t++) {
      for (List<Bar> one : bars) {
        mixed.add(one.get(t));
      }
    }
    return mixed;
  }
}
