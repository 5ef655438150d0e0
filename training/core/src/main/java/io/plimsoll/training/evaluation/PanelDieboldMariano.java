package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether two forecasts of many instruments differ in accuracy.
 *
 * <p>Instruments move together, so their rows are not independent: the loss differences of each
 * time are averaged over the instruments first, and the test is that of Diebold and Mariano on the
 * series of these means. Beside it each instrument is tested alone, with Holm's correction for how
 * many there are. Where an instrument has no forecast at a time, both losses are NaN, and the mean
 * is over the others.
 *
 * <p><b>Reference</b>: Pesaran, Pick and Timmermann (2011), Journal of Econometrics 164; Timmermann
 * and Zhu (2019), Comparing forecasting performance with panel data, section 2.
 *
 * @param pooled the test of the cross-section means
 * @param instruments the test of each instrument alone
 * @param holm their p-values, corrected; NaN where a test is undefined
 */
@SuppressWarnings("ArrayRecordComponent")
public record PanelDieboldMariano(
    DieboldMariano pooled, List<DieboldMariano> instruments, double[] holm) {
  public PanelDieboldMariano {
    instruments = List.copyOf(instruments);
  }

  /**
   * The test.
   *
   * @param lossA {@code [instrument][time]}, NaN where there is no forecast
   * @param lossB NaN at the same places
   * @param horizonSteps how many steps of the series a forecast looks ahead, from 1
   */
  public static PanelDieboldMariano test(double[][] lossA, double[][] lossB, int horizonSteps) {
    Samples.sameLength(lossA.length, lossB.length);
    Checks.positive(lossA.length, "instruments");
    int times = lossA[0].length;
    double[] sum = new double[times];
    int[] count = new int[times];
    List<DieboldMariano> alone = new ArrayList<>();
    for (int i = 0; i < lossA.length; i++) {
      Samples.sameLength(times, lossA[i].length);
      double[] difference = Samples.difference(lossA[i], lossB[i]);
      int present = 0;
      for (int t = 0; t < times; t++) {
        if (present(lossA[i][t], lossB[i][t], i, t)) {
          sum[t] += difference[t];
          count[t]++;
          difference[present++] = difference[t];
        }
      }
      alone.add(
          DieboldMariano.test(
              Arrays.copyOf(difference, present), new double[present], horizonSteps));
    }
    double[] means = new double[times];
    int n = 0;
    for (int t = 0; t < times; t++) {
      if (count[t] > 0) {
        means[n++] = sum[t] / count[t];
      }
    }
    return new PanelDieboldMariano(
        DieboldMariano.test(Arrays.copyOf(means, n), new double[n], horizonSteps),
        alone,
        Holm.adjust(alone.stream().mapToDouble(DieboldMariano::pValue).toArray()));
  }

  /** How many instruments the first forecast is better for at a level after the correction. */
  public int firstIsBetter(double level) {
    int better = 0;
    for (int i = 0; i < holm.length; i++) {
      better += holm[i] < level && instruments.get(i).statistic() < 0 ? 1 : 0;
    }
    return better;
  }

  /** How many instruments the second forecast is better for at a level after the correction. */
  public int secondIsBetter(double level) {
    int better = 0;
    for (int i = 0; i < holm.length; i++) {
      better += holm[i] < level && instruments.get(i).statistic() > 0 ? 1 : 0;
    }
    return better;
  }

  private static boolean present(double a, double b, int instrument, int time) {
    if (Double.isNaN(a) != Double.isNaN(b) || Double.isInfinite(a) || Double.isInfinite(b)) {
      throw new IllegalArgumentException(
          "losses must be finite or both NaN, were "
              + a
              + " and "
              + b
              + " at instrument "
              + instrument
              + ", time "
              + time);
    }
    return !Double.isNaN(a);
  }
}
