package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars made from a seed: variance clusters, prices jump, crashes come, and depth falls as variance
 * rises.
 *
 * <p>The variance of a bar follows {@code vₜ₊₁ = (1 − α − β)·v̄ + α·rₜ² + β·vₜ}; half of the
 * variance of a return is shared by all instruments. A bar is eight equal moves of its standard
 * deviation; a jump is normal and falls on one of them. A crash takes a log fall away in equal
 * parts over an hour of twelve bars, and leaves variance high. Depth is its base times {@code
 * √(v̄/v)}, at most twice the base.
 *
 * <p><b>Reference</b>: Bollerslev, "Generalized autoregressive conditional heteroskedasticity",
 * Journal of Econometrics 31 (1986); jumps: Merton, Journal of Financial Economics 3 (1976).
 */
public final class SyntheticPath {
  private static final int MOVES = 8;
  private static final int CRASH_BARS = 12;
  private static final double ALPHA = 0.05;
  private static final double BETA = 0.94;

  private final Settings settings;
  private final double meanVariance;
  private final double[] fall;

  private SyntheticPath(Settings settings) {
    this.settings = settings;
    double year = settings.annualVolatility() * settings.annualVolatility();
    meanVariance = year / settings.barsAYear();
    fall = new double[settings.bars()];
    Draws draws = new Draws(settings.seed(), 0, 0);
    for (int c = 0; c < settings.crashes(); c++) {
      int bar = draws.below(settings.bars());
      for (int b = bar; b < Math.min(bar + CRASH_BARS, fall.length); b++) {
        fall[b] += settings.crashFall() / CRASH_BARS;
      }
    }
  }

  /**
   * What market to make.
   *
   * @param seed of everything
   * @param instruments how many, at least 1
   * @param bars how many, at least 1
   * @param barsAYear in which the volatility is meant, positive: 105,120 of five minutes
   * @param annualVolatility without jumps and crashes, zero or more: 0.6 is 60%
   * @param jumpsAYear on average, zero or more
   * @param jumpDeviation standard deviation of a jump's log return, zero or more
   * @param crashes how many, at bars drawn at random, shared by all instruments
   * @param crashFall by how much the log of the price falls in a crash, zero or more
   * @param depthNotional in calm, positive
   */
  public record Settings(
      long seed,
      int instruments,
      int bars,
      int barsAYear,
      double annualVolatility,
      double jumpsAYear,
      double jumpDeviation,
      int crashes,
      double crashFall,
      double depthNotional) {
    public Settings {
      Checks.inRange(instruments, 1, 10_000, "instruments");
      Checks.positive(bars, "bars");
      Checks.positive(barsAYear, "barsAYear");
      Checks.notNegative(annualVolatility, "annualVolatility");
      Checks.notNegative(jumpsAYear, "jumpsAYear");
      Checks.notNegative(jumpDeviation, "jumpDeviation");
      Checks.notNegative(crashes, "crashes");
      Checks.notNegative(crashFall, "crashFall");
      Checks.positive(depthNotional, "depthNotional");
    }

    /** Five-minute bars at 60% a year, a jump of 2% a week, and crashes of a fifth. */
    public static Settings fiveMinutes(
        long seed, int instruments, int bars, int crashes, double depthNotional) {
      return new Settings(
          seed, instruments, bars, 105_120, 0.6, 52, 0.02, crashes, 0.22, depthNotional);
    }
  }

  /** Makes the market; instruments are {@code SYN0-USD}, {@code SYN1-USD}, … and start at 100. */
  public static MarketPath of(Settings settings) {
    SyntheticPath maker = new SyntheticPath(settings);
    List<InstrumentPath> instruments = new ArrayList<>();
    for (int i = 0; i < settings.instruments(); i++) {
      instruments.add(maker.instrument(i));
    }
    return new MarketPath(instruments);
  }

  private InstrumentPath instrument(int number) {
    int n = settings.bars();
    double[][] bars = new double[4][n];
    double[] depth = new double[n];
    Draws common = new Draws(settings.seed(), 1, 0);
    Draws own = new Draws(settings.seed(), 2, number);
    double log = StrictMath.log(100);
    double variance = meanVariance;
    for (int b = 0; b < n; b++) {
      double calm = meanVariance > 0 ? Math.sqrt(meanVariance / variance) : 1;
      depth[b] = settings.depthNotional() * Math.min(2, calm);
      double before = log;
      double crash = fall[b];
      log = moves(b, bars, log, Math.sqrt(variance / MOVES), common, own);
      double smooth = log - before + crash;
      variance =
          (1 - ALPHA - BETA) * meanVariance
              + ALPHA * (smooth * smooth + crash * crash)
              + BETA * variance;
    }
    return InstrumentPath.of(
            new InstrumentId("SYN" + number + "-USD"), bars[0], bars[1], bars[2], bars[3])
        .withDepth(depth);
  }

  /** Eight moves of a bar; returns the log price after them. */
  private double moves(
      int bar, double[][] bars, double start, double deviation, Draws common, Draws own) {
    double log = start;
    double high = start;
    double low = start;
    int jumpAt = own.happens(settings.jumpsAYear() / settings.barsAYear()) ? own.below(MOVES) : -1;
    for (int m = 0; m < MOVES; m++) {
      double normal = Math.sqrt(0.5) * (common.normal() + own.normal());
      log += deviation * normal - fall[bar] / MOVES;
      if (m == jumpAt) {
        log += settings.jumpDeviation() * own.normal();
      }
      high = Math.max(high, log);
      low = Math.min(low, log);
    }
    bars[0][bar] = StrictMath.exp(start);
    bars[1][bar] = StrictMath.exp(high);
    bars[2][bar] = StrictMath.exp(low);
    bars[3][bar] = StrictMath.exp(log);
    return log;
  }
}
