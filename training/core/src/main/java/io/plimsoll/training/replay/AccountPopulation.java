package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.training.replay.SimulatedAccount.Leg;
import io.plimsoll.training.replay.SimulatedAccount.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws traders. Wealth and leverage are lognormal, holding times exponential, arrivals uniform;
 * account {@code n} of a seed is the same whatever the size of the population.
 */
public final class AccountPopulation {
  private static final double MAXIMUM_LEVERAGE = 125;

  private AccountPopulation() {}

  /**
   * What a population is like. Not fitted to any venue; BitMEX's liquidated accounts had a leverage
   * of 60 on average (Cheng, Deng, Wang and Yu, 2021), so the tail of high leverage is real.
   *
   * @param initialShare of accounts that are there from the start, in [0, 1]; the others arrive
   *     later
   * @param longShare of accounts that are long their first instrument, in [0, 1]
   * @param crossShare of accounts under cross margin, in [0, 1]
   * @param medianLeverage notional over stake that half of the accounts exceed
   * @param leverageSpread standard deviation of the logarithm of leverage
   * @param medianWealth settlement currency
   * @param wealthSpread standard deviation of the logarithm of wealth
   * @param meanHoldingNanos mean time between arriving and leaving
   * @param topUpProbability that a margin call is answered, in [0, 1]
   * @param topUpLatencyNanos mean time until it is; each account has its own, between half and one
   *     and a half of it
   * @param outsideFraction money outside the venue that an account may still add, as a fraction of
   *     its wealth
   */
  public record Settings(
      long seed,
      int accounts,
      double initialShare,
      double longShare,
      double crossShare,
      double medianLeverage,
      double leverageSpread,
      double medianWealth,
      double wealthSpread,
      long meanHoldingNanos,
      double topUpProbability,
      long topUpLatencyNanos,
      double outsideFraction) {
    public Settings {
      Checks.positive((long) accounts, "accounts");
      Checks.inRange(initialShare, 0, 1, "initialShare");
      Checks.inRange(longShare, 0, 1, "longShare");
      Checks.inRange(crossShare, 0, 1, "crossShare");
      Checks.positive(medianLeverage, "medianLeverage");
      Checks.notNegative(leverageSpread, "leverageSpread");
      Checks.positive(medianWealth, "medianWealth");
      Checks.notNegative(wealthSpread, "wealthSpread");
      Checks.positive(meanHoldingNanos, "meanHoldingNanos");
      Checks.inRange(topUpProbability, 0, 1, "topUpProbability");
      Checks.positive(topUpLatencyNanos, "topUpLatencyNanos");
      Checks.notNegative(outsideFraction, "outsideFraction");
    }

    /**
     * A plain population: leverage 8 with a wide spread, positions held for a day, one call in
     * three answered in ten minutes.
     */
    public static Settings of(long seed, int accounts) {
      long minute = 60_000_000_000L;
      return new Settings(
          seed,
          accounts,
          0.4,
          0.55,
          0.5,
          8,
          0.8,
          5_000,
          1.2,
          24 * 60 * minute,
          0.35,
          10 * minute,
          0.5);
    }
  }

  /**
   * The accounts of a population over a span of time.
   *
   * @param instruments in which they trade; a cross account holds two of them where there are two
   */
  public static List<SimulatedAccount> draw(
      Settings settings, List<InstrumentId> instruments, long fromNanos, long toNanos) {
    if (instruments.isEmpty() || toNanos <= fromNanos) {
      throw new IllegalArgumentException(
          "a population needs instruments and a span, had %s from %d to %d"
              .formatted(instruments, fromNanos, toNanos));
    }
    List<SimulatedAccount> accounts = new ArrayList<>(settings.accounts());
    for (int n = 0; n < settings.accounts(); n++) {
      // Neighbouring seeds of SplittableRandom are unrelated streams; the odd factor keeps (seed,
      // n) pairs apart.
      long seed = new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + n).nextLong();
      accounts.add(one(settings, instruments, fromNanos, toNanos, n, new SplittableRandom(seed)));
    }
    return accounts;
  }

  private static SimulatedAccount one(
      Settings s,
      List<InstrumentId> instruments,
      long from,
      long to,
      int n,
      SplittableRandom random) {
    boolean initial = random.nextDouble() < s.initialShare();
    long later = from + (long) (random.nextDouble() * (to - from));
    long arrival = initial ? from : later;
    long holding =
        (long) Math.min(1e18, -StrictMath.log1p(-random.nextDouble()) * s.meanHoldingNanos());
    Mode mode = random.nextDouble() < s.crossShare() ? Mode.CROSS : Mode.ISOLATED;
    double wealth = s.medianWealth() * StrictMath.exp(s.wealthSpread() * random.nextGaussian());
    double leverage =
        Math.min(
            MAXIMUM_LEVERAGE,
            s.medianLeverage() * StrictMath.exp(s.leverageSpread() * random.nextGaussian()));
    double stake = wealth * (0.25 + 0.75 * random.nextDouble());
    double side = random.nextDouble() < s.longShare() ? 1 : -1;
    int first = random.nextInt(instruments.size());
    int hop = instruments.size() > 1 ? 1 + random.nextInt(instruments.size() - 1) : 0;
    double split = 0.3 + 0.4 * random.nextDouble();
    double otherSide = random.nextBoolean() ? 1 : -1;
    double latency = s.topUpLatencyNanos() * (0.5 + random.nextDouble());
    List<Leg> legs = new ArrayList<>();
    if (mode == Mode.CROSS && hop > 0) {
      legs.add(new Leg(instruments.get(first), side * split));
      legs.add(
          new Leg(instruments.get((first + hop) % instruments.size()), otherSide * (1 - split)));
    } else {
      legs.add(new Leg(instruments.get(first), side));
    }
    boolean isolated = mode == Mode.ISOLATED;
    return new SimulatedAccount(
        "A%06d".formatted(n),
        mode,
        arrival,
        arrival + holding,
        isolated ? stake : wealth,
        s.outsideFraction() * wealth + (isolated ? wealth - stake : 0),
        leverage * stake,
        legs,
        s.topUpProbability(),
        (long) latency,
        random.nextLong());
  }
}
