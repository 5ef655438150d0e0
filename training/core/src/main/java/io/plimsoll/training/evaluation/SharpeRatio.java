package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.Normal;

/**
 * Mean over deviation of returns, and how likely the true one is above a benchmark: {@code Φ((SR −
 * SR*)·√(n−1)/√(1 − γ₃SR + (γ₄−1)/4·SR²))}.
 *
 * <p>Not annualised: both ratios are those of one period. Only for series that are profit and loss.
 *
 * <p><b>Reference</b>: Bailey and López de Prado (2012), The Sharpe ratio efficient frontier,
 * Journal of Risk 15; (2014), The deflated Sharpe ratio, Journal of Portfolio Management 40.
 *
 * @param ratio mean over the standard deviation with n − 1; NaN where returns do not vary
 * @param skewness γ₃, of moments with n
 * @param kurtosis γ₄, of moments with n; 3 for the normal distribution
 * @param n how many returns
 */
public record SharpeRatio(double ratio, double skewness, double kurtosis, int n) {
  private static final double EULER_MASCHERONI = 0.5772156649015329;

  /** Of returns. */
  public static SharpeRatio of(double[] returns) {
    Samples.allFinite(returns, "return");
    int n = returns.length;
    double mean = Samples.mean(returns);
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : returns) {
      double d = value - mean;
      second += d * d;
      third += d * d * d;
      fourth += d * d * d * d;
    }
    if (!(second > 0)) {
      return new SharpeRatio(Double.NaN, Double.NaN, Double.NaN, n);
    }
    double variance = second / n;
    return new SharpeRatio(
        mean / Math.sqrt(second / (n - 1)),
        third / n / (variance * Math.sqrt(variance)),
        fourth / n / (variance * variance),
        n);
  }

  /** The probability that the true ratio is above a benchmark; NaN where there is no ratio. */
  public double probabilityAbove(double benchmark) {
    double spread = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
    return Normal.cdf((ratio - benchmark) * Math.sqrt((n - 1) / spread));
  }

  /**
   * The deflated ratio: the probability that the true ratio is above what the best of so many
   * trials without any skill would show.
   *
   * @param deviation of the ratios of the trials
   */
  public double deflated(int trials, double deviation) {
    return probabilityAbove(expectedMaximum(trials, deviation));
  }

  /**
   * The ratio that the best of so many independent trials without skill is expected to show: {@code
   * σ·((1−γ)Φ⁻¹(1 − 1/N) + γΦ⁻¹(1 − 1/(Ne)))}; zero for one trial.
   */
  public static double expectedMaximum(int trials, double deviation) {
    Checks.positive(trials, "trials");
    Checks.notNegative(deviation, "deviation");
    if (trials == 1) {
      return 0;
    }
    return deviation
        * ((1 - EULER_MASCHERONI) * Normal.quantile(1 - 1.0 / trials)
            + EULER_MASCHERONI * Normal.quantile(1 - 1 / (trials * Math.E)));
  }
}
