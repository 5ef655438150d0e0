package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.simulation.Trader.Leg;
import java.util.ArrayList;
import java.util.List;

/**
 * Traders drawn from a seed, each from his account and visit alone, so that another trader more or
 * less changes nobody.
 *
 * <p>Collateral is Pareto, leverage log-normal around its median and cut at 1 and the maximum, and
 * the time until an account comes back exponential. No source is claimed for the defaults.
 */
public record GeneratedPopulation(Settings settings) implements Population {

  /**
   * Who is drawn.
   *
   * @param seed of everything
   * @param accounts how many, 1 to 10 million
   * @param instruments of the path, at least 1; each trader takes them alike likely
   * @param severalShare of accounts that hold a cross account of two or three instruments, in [0,
   *     1]; the others hold one position
   * @param minimumCollateral of the Pareto distribution, positive
   * @param collateralIndex of its tail, positive; the smaller the more goes to the largest
   * @param maximumCollateral at least the minimum
   * @param medianLeverage in [1, maximum]
   * @param leverageSpread standard deviation of the logarithm, zero or more
   * @param maximumLeverage at least 1; the rules may allow less
   * @param longShare probability that a position is long, in [0, 1]
   * @param meanReentryBars until an account that closed everything comes back, 0 for never
   */
  public record Settings(
      long seed,
      int accounts,
      int instruments,
      double severalShare,
      double minimumCollateral,
      double collateralIndex,
      double maximumCollateral,
      double medianLeverage,
      double leverageSpread,
      double maximumLeverage,
      double longShare,
      int meanReentryBars,
      BehaviourShares behaviour) {
    public Settings {
      Checks.inRange(accounts, 1, 10_000_000, "accounts");
      Checks.positive(instruments, "instruments");
      Checks.inRange(severalShare, 0, 1, "severalShare");
      Checks.positive(minimumCollateral, "minimumCollateral");
      Checks.positive(collateralIndex, "collateralIndex");
      Checks.inRange(maximumCollateral, minimumCollateral, Double.MAX_VALUE, "maximumCollateral");
      Checks.inRange(maximumLeverage, 1, 1000, "maximumLeverage");
      Checks.inRange(medianLeverage, 1, maximumLeverage, "medianLeverage");
      Checks.notNegative(leverageSpread, "leverageSpread");
      Checks.inRange(longShare, 0, 1, "longShare");
      Checks.notNegative(meanReentryBars, "meanReentryBars");
    }

    /**
     * Collateral from 100 with tail index 1.3 up to a million, leverage around 5 up to 20, 55%
     * long, one in five accounts with several instruments where there are several, back after a
     * week of five-minute bars on average.
     */
    public static Settings of(long seed, int accounts, int instruments) {
      return new Settings(
          seed,
          accounts,
          instruments,
          instruments > 1 ? 0.2 : 0,
          100,
          1.3,
          1e6,
          5,
          0.8,
          20,
          0.55,
          2016,
          BehaviourShares.DEFAULT);
    }

    /** The same people with other habits. */
    public Settings with(BehaviourShares shares) {
      return new Settings(
          seed,
          accounts,
          instruments,
          severalShare,
          minimumCollateral,
          collateralIndex,
          maximumCollateral,
          medianLeverage,
          leverageSpread,
          maximumLeverage,
          longShare,
          meanReentryBars,
          shares);
    }
  }

  @Override
  public int size() {
    return settings.accounts();
  }

  @Override
  public int legs(int account) {
    Draws draws = new Draws(settings.seed(), account, -1);
    if (settings.instruments() == 1 || !draws.happens(settings.severalShare())) {
      return 1;
    }
    return Math.min(settings.instruments(), 2 + draws.below(2));
  }

  @Override
  public Trader trader(int account, int visit) {
    Draws draws = new Draws(settings.seed(), account, visit);
    double collateral =
        draws.pareto(
            settings.minimumCollateral(), settings.collateralIndex(), settings.maximumCollateral());
    double leverage =
        settings.medianLeverage() * StrictMath.exp(settings.leverageSpread() * draws.normal());
    double notional = collateral * Math.max(1, Math.min(leverage, settings.maximumLeverage()));
    int count = legs(account);
    int first = draws.below(settings.instruments());
    List<Leg> legs = new ArrayList<>(count);
    for (int l = 0; l < count; l++) {
      double size = draws.happens(settings.longShare()) ? notional / count : -notional / count;
      legs.add(new Leg((first + l) % settings.instruments(), size, 1));
    }
    double reserve = collateral * draws.uniform(0.2, 2);
    int reentry = Trader.NEVER;
    if (settings.meanReentryBars() > 0) {
      reentry = 1 + (int) Math.min(1e9, draws.exponential(settings.meanReentryBars()));
    }
    return new Trader(collateral, reserve, legs, settings.behaviour().draw(draws), reentry);
  }
}
