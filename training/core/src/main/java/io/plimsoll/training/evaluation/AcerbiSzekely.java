package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether an expected shortfall is large enough: {@code Z₁ = 1 − Σ r·1{r<v}/e /N} looks at how far
 * exceedances went, {@code Z₂ = 1 − Σ r·1{r<v}/(α·e) /T} at that and how many there were.
 *
 * <p>Left tail: v and e are negative. Both are zero on average where the forecasts are right and
 * negative where risk was understated. For α = 2.5 % and 250 observations Z₂ below −0.70 rejects at
 * 5 % and below −1.8 at 0.01 %, for tails from the normal to Student's t with 5 degrees of freedom;
 * for others, {@link NullDistribution}.
 *
 * <p><b>Reference</b>: Acerbi and Székely (2014), Backtesting expected shortfall, Risk, December,
 * tests 1 and 2.
 *
 * @param z1 NaN without exceedances
 * @param z2 1 without exceedances; NaN of nothing
 * @param exceedances N
 * @param observations T
 */
public record AcerbiSzekely(double z1, double z2, int exceedances, int observations) {

  /**
   * The statistics.
   *
   * @param level α, in (0, 1)
   * @param shortfall negative
   */
  public static AcerbiSzekely of(
      double level, double[] returns, double[] quantile, double[] shortfall) {
    Checks.inOpenRange(level, 0, 1, "level");
    Samples.sameLength(returns.length, quantile.length);
    Samples.sameLength(returns.length, shortfall.length);
    Samples.allFinite(returns, "return");
    double sum = 0;
    int hits = 0;
    for (int t = 0; t < returns.length; t++) {
      Checks.positive(-shortfall[t], "negated shortfall " + t);
      if (returns[t] < quantile[t]) {
        sum += returns[t] / shortfall[t];
        hits++;
      }
    }
    return new AcerbiSzekely(
        1 - sum / hits, 1 - sum / (level * returns.length), hits, returns.length);
  }

  /**
   * How Z₂ is distributed where forecasts are right and observations independent, by simulation.
   *
   * @param sorted simulated values, lowest first
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record NullDistribution(double[] sorted) {
    private static final int TAIL = 4000;

    /** Of returns with a normal tail. */
    public static NullDistribution normal(double level, int observations, int draws, long seed) {
      double[] tail = new double[TAIL];
      Arrays.setAll(tail, k -> Normal.quantile(level * (k + 0.5) / TAIL));
      return simulate(tail, level, observations, draws, seed);
    }

    /** Of returns with the tail of Student's t with more than one degree of freedom. */
    public static NullDistribution student(
        double degreesOfFreedom, double level, int observations, int draws, long seed) {
      Checks.inRange(degreesOfFreedom, Math.nextUp(1.0), 1e6, "degreesOfFreedom");
      double[] tail = new double[TAIL];
      Arrays.setAll(
          tail, k -> Distributions.studentQuantile(level * (k + 0.5) / TAIL, degreesOfFreedom));
      return simulate(tail, level, observations, draws, seed);
    }

    /** The value that Z₂ is below with a probability, for example −0.70 for 0.05. */
    public double criticalValue(double probability) {
      return Quantiles.ofSorted(sorted, probability);
    }

    /** The share of simulated values at or below z2. */
    public double pValue(double z2) {
      int below = 0;
      while (below < sorted.length && sorted[below] <= z2) {
        below++;
      }
      return Double.isNaN(z2) ? Double.NaN : below / (double) sorted.length;
    }

    /** Exceedances are drawn from equally likely points of the tail, in units of its mean. */
    private static NullDistribution simulate(
        double[] tail, double level, int observations, int draws, long seed) {
      Checks.inOpenRange(level, 0, 0.5, "level");
      Checks.positive(observations, "observations");
      Checks.positive(draws, "draws");
      double shortfall = Samples.mean(tail);
      SplittableRandom random = new SplittableRandom(seed);
      double[] simulated = new double[draws];
      for (int i = 0; i < draws; i++) {
        double sum = 0;
        for (int t = 0; t < observations; t++) {
          double u = random.nextDouble() / level;
          sum += u < 1 ? tail[(int) (u * tail.length)] / shortfall : 0;
        }
        simulated[i] = 1 - sum / (level * observations);
      }
      Arrays.sort(simulated);
      return new NullDistribution(simulated);
    }
  }
}
