package io.plimsoll.models.garch;

/**
 * The HEAVY model fitted by its two separate quasi likelihoods.
 *
 * <p>The measure equation is a GARCH(1,1) with the root of the measure in place of a return; where
 * the measure is missing or negative, its fitted expectation stands in for it in the return
 * equation.
 *
 * @param returns {@code h_t = ω + α·x_{t−1} + β·h_{t−1}}
 * @param measure {@code m_t = ω_R + α_R·x_{t−1} + β_R·m_{t−1}}
 */
public record HeavyFit(GarchFit returns, GarchFit measure) {

  /**
   * Fits both.
   *
   * @throws io.plimsoll.datasets.PlimsollException as {@link GarchFit#of(GarchModel, double[],
   *     double[])}
   */
  public static HeavyFit of(double[] returns, double[] measure) {
    double[] roots = new double[measure.length];
    for (int t = 0; t < roots.length; t++) {
      roots[t] = Math.sqrt(measure[t]);
    }
    GarchModel garch = GarchModel.of(new Garch());
    GarchFit ofMeasure = GarchFit.of(garch, roots);
    double[] expected =
        new GarchLikelihood(garch, roots, new double[0]).variances(ofMeasure.parameters());
    for (int t = 0; t < expected.length; t++) {
      expected[t] = measure[t] >= 0 ? measure[t] : expected[t];
    }
    return new HeavyFit(
        GarchFit.of(GarchModel.of(new HeavyReturn()), returns, expected), ofMeasure);
  }

  /** ω, α, β of the return equation, then of the measure equation. */
  public double[] parameters() {
    double[] all = new double[6];
    System.arraycopy(returns.parameters(), 0, all, 0, 3);
    System.arraycopy(measure.parameters(), 0, all, 3, 3);
    return all;
  }
}
