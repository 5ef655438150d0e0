package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Whether exceedances can be foretold from those before and from the margin itself: the regression
 * of {@code Hₜ = 1{hit} − p} on a constant, lagged H and the margin of the same time explains
 * {@code H'X(X'X)⁻¹X'H/(p(1−p))}, chi-square with as many degrees of freedom as X has independent
 * columns.
 *
 * <p>Columns that depend on others (a margin that never changes, no exceedances) are left out.
 *
 * <p><b>Reference</b>: Engle and Manganelli (2004), CAViaR, Journal of Business and Economic
 * Statistics 22, theorem 4 (out of sample).
 */
public final class DynamicQuantileTest {
  /** How many lagged hits are usual. */
  public static final int LAGS = 4;

  private DynamicQuantileTest() {}

  /**
   * The test; undefined where there are not more observations after the lags than columns.
   *
   * @param hits whether each observation exceeded its margin, in order of time
   * @param margin the forecast quantile of each observation
   * @param probability with which they should be exceeded, in (0, 1)
   * @param lags how many lagged hits enter, from 0
   */
  public static ChiSquareTest of(boolean[] hits, double[] margin, double probability, int lags) {
    Checks.inOpenRange(probability, 0, 1, "probability");
    Checks.notNegative(lags, "lags");
    Samples.sameLength(hits.length, margin.length);
    Samples.allFinite(margin, "margin");
    int n = hits.length - lags;
    if (n <= lags + 2) {
      return ChiSquareTest.undefined();
    }
    double[] h = new double[hits.length];
    for (int t = 0; t < h.length; t++) {
      h[t] = (hits[t] ? 1 : 0) - probability;
    }
    double[][] columns = new double[lags + 2][];
    columns[0] = new double[n];
    Arrays.fill(columns[0], 1);
    for (int lag = 1; lag <= lags; lag++) {
      columns[lag] = Arrays.copyOfRange(h, lags - lag, hits.length - lag);
    }
    columns[lags + 1] = Arrays.copyOfRange(margin, lags, hits.length);
    GramSchmidt basis = GramSchmidt.of(columns);
    double explained = basis.explained(Arrays.copyOfRange(h, lags, h.length));
    return ChiSquareTest.of(explained / (probability * (1 - probability)), basis.rank());
  }

  /** The test with {@link #LAGS} lags. */
  public static ChiSquareTest of(boolean[] hits, double[] margin, double probability) {
    return of(hits, margin, probability, LAGS);
  }
}
