package io.plimsoll.training.evaluation;

/**
 * Whether exceedances cluster, and whether they are both independent and as many as they should be.
 *
 * <p>Independence against a chain of first order: {@code −2 ln[(1−π)^{n00+n10} π^{n01+n11} /
 * ((1−π₀)^{n00} π₀^{n01} (1−π₁)^{n10} π₁^{n11})]} over the n − 1 transitions, chi-square with one
 * degree of freedom; conditional coverage is its sum with Kupiec's ratio over all n, with two.
 * Reckoned in logarithms: the likelihoods themselves underflow from some thousand observations on.
 *
 * <p><b>Reference</b>: Christoffersen (1998), Evaluating interval forecasts, International Economic
 * Review 39.
 *
 * @param n00 how often no exceedance followed none
 * @param n01 how often an exceedance followed none
 * @param n10 how often none followed an exceedance
 * @param n11 how often an exceedance followed one
 * @param coverage Kupiec's test of all observations
 * @param independence undefined below two observations
 * @param conditionalCoverage undefined below two observations
 */
public record ChristoffersenTest(
    int n00,
    int n01,
    int n10,
    int n11,
    KupiecTest coverage,
    ChiSquareTest independence,
    ChiSquareTest conditionalCoverage) {

  /**
   * The test.
   *
   * @param hits whether each observation exceeded its margin, in order of time; horizons must not
   *     overlap
   * @param probability with which they should, in (0, 1)
   */
  public static ChristoffersenTest of(boolean[] hits, double probability) {
    KupiecTest coverage = KupiecTest.of(hits.length, Samples.count(hits), probability);
    int[][] n = new int[2][2];
    for (int t = 1; t < hits.length; t++) {
      n[hits[t - 1] ? 1 : 0][hits[t] ? 1 : 0]++;
    }
    if (hits.length < 2) {
      return new ChristoffersenTest(
          0, 0, 0, 0, coverage, ChiSquareTest.undefined(), ChiSquareTest.undefined());
    }
    double together = logLikelihood(n[0][0] + n[1][0], n[0][1] + n[1][1]);
    double apart = logLikelihood(n[0][0], n[0][1]) + logLikelihood(n[1][0], n[1][1]);
    double ratio = Math.max(0, -2 * (together - apart));
    return new ChristoffersenTest(
        n[0][0],
        n[0][1],
        n[1][0],
        n[1][1],
        coverage,
        ChiSquareTest.of(ratio, 1),
        ChiSquareTest.of(ratio + coverage.likelihoodRatio(), 2));
  }

  private static double logLikelihood(int misses, int hits) {
    double n = misses + hits;
    return Samples.timesLog(misses, misses / n) + Samples.timesLog(hits, hits / n);
  }
}
