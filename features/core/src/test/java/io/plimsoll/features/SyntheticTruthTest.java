package io.plimsoll.features;

import static io.plimsoll.features.Market.HOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.synthetic.SyntheticMarket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a market whose truth is known, features measure it. */
class SyntheticTruthTest {
  private static final SyntheticMarket MARKET =
      new SyntheticMarket(
          new SyntheticMarket.Settings(42, 3, 20, 1_704_067_200_000_000_000L, 30, 0, 0));
  private static final List<FeatureTable> TABLES =
      BatchRunner.run(Market.named("depth-1h"), MARKET.universe(), MARKET);

  @Test
  void realizedVarianceMeasuresTheTrueVarianceOfTheHour() {
    double sum = 0;
    int hours = 0;
    for (FeatureTable table : TABLES) {
      double[] variance = table.column("rv_1h");
      for (int row = 0; row < table.size(); row++) {
        long asOf = table.asOfNanos(row);
        if (asOf % HOUR == 0 && Double.isFinite(variance[row])) {
          sum += variance[row] / MARKET.trueVariance(table.instrument(), asOf - HOUR, asOf);
          hours++;
        }
      }
    }
    // Sixty squared normals have a relative standard error of sqrt(2/60) = 0.18; 1,400 hours of it
    // 0.005. Four of these.
    assertTrue(hours > 1_400);
    assertEquals(1, sum / hours, 0.02);
  }

  @Test
  void averageCorrelationMeasuresTheTrueOneWhereNothingJumps() {
    FeatureTable table = TABLES.getFirst();
    double[] correlation = table.column("average_correlation_4h");
    double difference = 0;
    int windows = 0;
    for (int row = 0; row < table.size(); row++) {
      long asOf = table.asOfNanos(row);
      if (asOf % HOUR == 0
          && Double.isFinite(correlation[row])
          && withoutJump(asOf - 4 * HOUR, asOf)) {
        double truth = trueCorrelation(asOf - 4 * HOUR, asOf);
        difference += correlation[row] - truth;
        windows++;
      }
    }
    // A correlation of 240 pairs has a standard error below 1/sqrt(240) = 0.065; four windows that
    // overlap count as one, so
    // that of the mean is below 0.065 / sqrt(windows / 4). Four of these.
    assertTrue(windows >= 30, windows + " windows");
    assertEquals(0, difference / windows, 4 * 0.065 / Math.sqrt(windows / 4.0));
  }

  /**
   * Jumps are common to all instruments and no part of the true correlation of the diffusion, whose
   * variance moves slowly.
   */
  private static boolean withoutJump(long from, long to) {
    InstrumentId any = MARKET.universe().getFirst();
    double before = MARKET.trueVariance(any, from, from + Market.MINUTE);
    for (long open = from; open < to; open += Market.MINUTE) {
      double variance = MARKET.trueVariance(any, open, open + Market.MINUTE);
      if (variance > 1.5 * before || before > 1.5 * variance) {
        return false;
      }
      before = variance;
    }
    return true;
  }

  /** Minutes count by their variance, as they do in realized covariance. */
  private static double trueCorrelation(long from, long to) {
    double covariances = 0;
    double weights = 0;
    for (InstrumentId a : MARKET.universe()) {
      for (InstrumentId b : MARKET.universe()) {
        if (a.compareTo(b) < 0) {
          for (long open = from; open < to; open += Market.MINUTE) {
            long close = open + Market.MINUTE;
            covariances +=
                MARKET.trueCorrelation(open)
                    * Math.sqrt(
                        MARKET.trueVariance(a, open, close) * MARKET.trueVariance(b, open, close));
          }
          weights += Math.sqrt(MARKET.trueVariance(a, from, to) * MARKET.trueVariance(b, from, to));
        }
      }
    }
    return covariances / weights;
  }

  @Test
  void everyInstrumentSeesTheSameMarket() {
    double[] first = TABLES.getFirst().column("average_correlation_4h");
    for (FeatureTable table : TABLES) {
      assertEquals(List.of(first.length), List.of(table.size()));
      assertTrue(java.util.Arrays.equals(first, table.column("average_correlation_4h")));
    }
  }
}
