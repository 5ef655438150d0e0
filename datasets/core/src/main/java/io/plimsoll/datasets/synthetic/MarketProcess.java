package io.plimsoll.datasets.synthetic;

import io.plimsoll.datasets.market.DepthBands;

/**
 * What everybody sees, minute by minute: prices, volumes, quotes and depth, driven by {@link
 * Latent}.
 *
 * <p>The diffusive log return of a minute is {@code v^(1/2) (rho^(1/2) z + (1 - rho)^(1/2) z_i) - v
 * / 2}; highs and lows are the extremes of the Brownian bridge between its ends (exact law of
 * each), and a jump falls on the minute's last instant.
 */
final class MarketProcess {
  private static final double MINUTES_A_YEAR = 525_600;
  private static final long MINUTE = 60_000_000_000L;
  private static final double[] START_PRICE = {40_000, 2_500, 20};
  private static final double[] ANNUAL_VOLATILITY = {0.55, 0.75, 1.0};
  private static final double[] LIQUIDITY = {1, 0.4, 0.08};
  private static final double DEPTH_QUOTE = 12e6;
  private static final double VOLUME_QUOTE_A_MINUTE = 600_000;
  private static final double MEAN_TRADE_QUOTE = 3_000;

  private final long startNanos;
  private final Latent latent;
  private final Draws price;
  private final Draws activity;
  private final Draws book;
  private final MeanReverting[] tilt;
  private long minute = -1;

  final double[] open;
  final double[] high;
  final double[] low;
  final double[] close;
  final double[] diffusiveVariance;
  final double[] jumpReturn;
  final double[] volume;
  final double[] signedVolume;
  final int[] trades;
  final double[] halfSpread;
  final double[][] bidNotional;
  final double[][] askNotional;

  MarketProcess(SyntheticMarket.Settings settings) {
    int n = settings.instruments();
    startNanos = settings.startNanos();
    latent = new Latent(settings.seed(), n, settings.depthLeadMinutes(), settings.crashSchedule());
    price = new Draws(settings.seed(), 10);
    activity = new Draws(settings.seed(), 11);
    book = new Draws(settings.seed(), 12);
    tilt = new MeanReverting[n];
    open = new double[n];
    high = new double[n];
    low = new double[n];
    close = new double[n];
    diffusiveVariance = new double[n];
    jumpReturn = new double[n];
    volume = new double[n];
    signedVolume = new double[n];
    trades = new int[n];
    halfSpread = new double[n];
    bidNotional = new double[n][DepthBands.bands()];
    askNotional = new double[n][DepthBands.bands()];
    for (int i = 0; i < n; i++) {
      close[i] = START_PRICE[i % START_PRICE.length];
      tilt[i] = new MeanReverting(15, 0.4, new Draws(settings.seed(), 300 + i));
    }
  }

  /** Moves on by a minute. */
  void step() {
    minute++;
    double diurnal = diurnal();
    latent.step(diurnal);
    double factor = price.normal();
    for (int i = 0; i < close.length; i++) {
      double z = movePrice(i, factor);
      trade(i, z, diurnal);
      makeBook(i);
    }
  }

  double correlation() {
    return latent.correlation;
  }

  /** The share of volatility that the hour and the weekend make, as a log. */
  private double diurnal() {
    long minutes = Math.floorDiv(startNanos, MINUTE) + minute;
    double hour = Math.floorMod(minutes, 1440L) / 60.0;
    long day = Math.floorMod(Math.floorDiv(minutes, 1440L) + 4, 7L);
    return 0.35 * StrictMath.cos(StrictMath.PI / 12 * (hour - 15))
        - (day == 0 || day == 6 ? 0.3 : 0);
  }

  private double movePrice(int i, double factor) {
    double annual = ANNUAL_VOLATILITY[i % ANNUAL_VOLATILITY.length];
    double variance = annual * annual / MINUTES_A_YEAR * StrictMath.exp(latent.deviation[i]);
    double own = price.normal();
    double rho = latent.correlation;
    double z = StrictMath.sqrt(rho) * factor + StrictMath.sqrt(1 - rho) * own;
    double drift = StrictMath.sqrt(variance) * z - 0.5 * variance;
    double up = bridge(drift, variance, price.uniform());
    double down = -bridge(-drift, variance, price.uniform());
    double beta = annual / ANNUAL_VOLATILITY[0];
    diffusiveVariance[i] = variance;
    jumpReturn[i] = latent.jump * beta;
    open[i] = close[i];
    close[i] = open[i] * StrictMath.exp(drift + jumpReturn[i]);
    high[i] = Math.max(Math.max(open[i], close[i]), open[i] * StrictMath.exp(up));
    low[i] = Math.min(Math.min(open[i], close[i]), open[i] * StrictMath.exp(down));
    return z;
  }

  /**
   * The maximum of a Brownian path from 0 to {@code end} of the given variance, at a uniform draw.
   */
  private static double bridge(double end, double variance, double uniform) {
    return 0.5 * (end + StrictMath.sqrt(end * end - 2 * variance * StrictMath.log(1 - uniform)));
  }

  private void trade(int i, double z, double diurnal) {
    double quote =
        VOLUME_QUOTE_A_MINUTE
            * liquidity(i)
            * StrictMath.exp(0.5 * latent.deviation[i] + 0.5 * diurnal + 0.4 * activity.normal());
    volume[i] = quote / close[i];
    signedVolume[i] = volume[i] * StrictMath.tanh(0.6 * z + 0.4 * activity.normal());
    trades[i] = 1 + (int) (quote / MEAN_TRADE_QUOTE * StrictMath.exp(0.3 * activity.normal()));
  }

  private void makeBook(int i) {
    double stress = latent.makersStress[i];
    double lean = latent.crashNear ? -0.5 : 0;
    double imbalance = StrictMath.tanh(tilt[i].next() + lean);
    double depth =
        DEPTH_QUOTE
            * liquidity(i)
            * StrictMath.exp(-0.45 * stress - 0.15 * latent.deviation[i] + 0.1 * book.normal());
    cumulate(bidNotional[i], 0.5 * depth * (1 + imbalance));
    cumulate(askNotional[i], 0.5 * depth * (1 - imbalance));
    double basisPoints =
        0.4
            / StrictMath.sqrt(liquidity(i))
            * StrictMath.exp(0.25 * latent.deviation[i] + 0.15 * stress + 0.1 * book.normal());
    halfSpread[i] = close[i] * Math.min(basisPoints, 50) * 1e-4;
  }

  private void cumulate(double[] bands, double total) {
    double sum = 0;
    double below = 0;
    for (int band = 0; band < bands.length; band++) {
      double share = 1 - StrictMath.exp(-DepthBands.bandBps(band) / 45.0);
      sum += total * (share - below) * StrictMath.exp(0.1 * book.normal());
      bands[band] = sum;
      below = share;
    }
  }

  private static double liquidity(int i) {
    return LIQUIDITY[i % LIQUIDITY.length];
  }
}
