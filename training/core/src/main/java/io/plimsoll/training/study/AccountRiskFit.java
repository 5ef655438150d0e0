package io.plimsoll.training.study;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.account.AccountExposure;
import io.plimsoll.models.account.AccountRiskModel;
import io.plimsoll.training.ExperimentResult;
import io.plimsoll.training.ForecastSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Learns what the barrier formula misses from made-up accounts on the real path: at each
 * out-of-sample origin a few accounts with random leverage and side, and whether the price reached
 * their liquidation within the horizon.
 */
public final class AccountRiskFit {
  private static final int ACCOUNTS_PER_ORIGIN = 4;
  private static final int LEAST_ACCOUNTS = 200;

  private AccountRiskFit() {}

  /**
   * What was forecast out of sample for one instrument, and what followed.
   *
   * @param variance forecast, by origin
   * @param down the worst fall that followed, as a log return of zero or more
   * @param up the worst rise that followed
   */
  public record Outcomes(InstrumentId instrument, double[] variance, double[] down, double[] up) {}

  static AccountRiskModel fit(ExperimentResult experiment, String family, double ridge, long seed) {
    List<Outcomes> outcomes = new ArrayList<>();
    for (ForecastSeries series : experiment.series()) {
      ForecastSeries.Family forecasts = series.families().get(family);
      if (forecasts != null) {
        outcomes.add(
            new Outcomes(series.instrument(), forecasts.variance(), series.down(), series.up()));
      }
    }
    return fit(outcomes, ridge, seed);
  }

  /**
   * The model; the barrier formula alone where there are too few origins or everybody met the same
   * fate.
   *
   * @param ridge penalty of the correction, positive
   */
  public static AccountRiskModel fit(List<Outcomes> series, double ridge, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<AccountExposure> exposures = new ArrayList<>();
    List<Boolean> fates = new ArrayList<>();
    for (Outcomes one : series) {
      for (int i = 0; i < one.variance().length; i++) {
        for (int k = 0; k < ACCOUNTS_PER_ORIGIN; k++) {
          boolean isLong = random.nextBoolean();
          double distance = 0.2 + 3.8 * random.nextDouble();
          double sigma = Math.sqrt(one.variance()[i]);
          exposures.add(
              exposure(one.instrument(), isLong ? 1 : -1, distance * sigma, one.variance()[i]));
          fates.add((isLong ? one.down()[i] : one.up()[i]) >= distance * sigma);
        }
      }
    }
    long liquidated = fates.stream().filter(fate -> fate).count();
    if (fates.size() < LEAST_ACCOUNTS || liquidated < 10 || fates.size() - liquidated < 10) {
      return AccountRiskModel.barrierOnly();
    }
    boolean[] outcomes = new boolean[fates.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = fates.get(i);
    }
    return AccountRiskModel.fit(exposures, outcomes, ridge);
  }

  /**
   * An isolated position of one unit that is liquidated after a move of {@code distance} against
   * it.
   */
  private static AccountExposure exposure(
      InstrumentId instrument, int side, double distance, double variance) {
    return new AccountExposure(
        List.of(new AccountExposure.Position(instrument, side, distance, variance)), 0, 0, 0);
  }
}
