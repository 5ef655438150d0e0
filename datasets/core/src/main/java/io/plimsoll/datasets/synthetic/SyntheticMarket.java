package io.plimsoll.datasets.synthetic;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A market made by a seed: correlated instruments with one-minute bars, quotes and order-book
 * depth, jumps, crashes, and accounts that trade on it. Its true variance is known, and depth knows
 * the future by a lead that is a setting.
 *
 * <p>Each minute of each instrument gives a {@link Quote}, a {@link DepthBands} and a {@link Bar},
 * all stamped with the minute's end, by time, then instrument, then in that order. Only closes and
 * variances are kept in memory; every replay makes the rest again from the seed.
 */
public final class SyntheticMarket implements EventSource {
  /** The span of a bar. */
  public static final long BAR_NANOS = 60_000_000_000L;

  private static final int MINUTES_A_DAY = 1440;

  private final Settings settings;
  private final List<InstrumentId> universe;
  private final int minutes;
  private final double[][] close;
  private final double[][] variance;
  private final double[] correlation;

  /** Makes the market of the settings; takes some 10 ms an instrument and month. */
  public SyntheticMarket(Settings settings) {
    this.settings = settings;
    minutes = settings.days() * MINUTES_A_DAY;
    universe = names(settings.instruments());
    close = new double[universe.size()][minutes];
    variance = new double[universe.size()][minutes];
    correlation = new double[minutes];
    MarketProcess process = new MarketProcess(settings);
    for (int minute = 0; minute < minutes; minute++) {
      process.step();
      correlation[minute] = process.correlation();
      for (int i = 0; i < universe.size(); i++) {
        close[i][minute] = process.close[i];
        double jump = process.jumpReturn[i];
        variance[i][minute] = process.diffusiveVariance[i] + jump * jump;
      }
    }
  }

  /** The settings this market was made with. */
  public Settings settings() {
    return settings;
  }

  /** The instruments, in order: {@code AAA-USD}, {@code BBB-USD}, … */
  public List<InstrumentId> universe() {
    return universe;
  }

  /** The start of the first bar. */
  public long startNanos() {
    return settings.startNanos();
  }

  /** The end of the last bar. */
  public long endNanos() {
    return settings.startNanos() + minutes * BAR_NANOS;
  }

  @Override
  public void forEach(Consumer<? super MarketEvent> sink) {
    MarketProcess process = new MarketProcess(settings);
    for (int minute = 0; minute < minutes; minute++) {
      process.step();
      long end = settings.startNanos() + (minute + 1) * BAR_NANOS;
      for (int i = 0; i < universe.size(); i++) {
        sink.accept(quote(process, i, end));
        sink.accept(
            new DepthBands(
                universe.get(i),
                end,
                end,
                process.bidNotional[i].clone(),
                process.askNotional[i].clone()));
        sink.accept(bar(process, i, end));
      }
    }
  }

  /**
   * What the accounts of the market do, by time, then account; made from the seed at every call.
   */
  public List<AccountEvent> accountEvents() {
    return new Population(settings, universe, close).events();
  }

  /**
   * The quadratic variation of the log price: diffusive variance integrated, plus the squares of
   * the jumps that happened (a crash counts as one small jump a minute). Realized variance of the
   * same minutes estimates it without bias, up to the squared drift of each minute.
   *
   * @param fromNanos the start, inclusive, a multiple of a minute from the market's start
   * @param toNanos the end, exclusive, likewise
   */
  public double trueVariance(InstrumentId instrument, long fromNanos, long toNanos) {
    double[] perMinute = variance[indexOf(instrument)];
    int from = minuteOf(fromNanos, "fromNanos");
    int to = minuteOf(toNanos, "toNanos");
    if (to < from) {
      throw new IllegalArgumentException(
          "toNanos must not precede fromNanos " + fromNanos + ", was " + toNanos);
    }
    double sum = 0;
    for (int minute = from; minute < to; minute++) {
      sum += perMinute[minute];
    }
    return sum;
  }

  /**
   * The true correlation of diffusive returns, the same for every pair, in the minute that starts
   * then.
   */
  public double trueCorrelation(long nanos) {
    int minute = minuteOf(nanos, "nanos");
    if (minute == minutes) {
      throw new IllegalArgumentException(
          "nanos must precede the end " + endNanos() + ", was " + nanos);
    }
    return correlation[minute];
  }

  private int minuteOf(long nanos, String name) {
    long since = nanos - settings.startNanos();
    if (since < 0 || since > minutes * BAR_NANOS || since % BAR_NANOS != 0) {
      throw new IllegalArgumentException(
          name
              + " must be a whole minute in ["
              + startNanos()
              + ", "
              + endNanos()
              + "], was "
              + nanos);
    }
    return (int) (since / BAR_NANOS);
  }

  private int indexOf(InstrumentId instrument) {
    int index = universe.indexOf(instrument);
    if (index < 0) {
      throw new IllegalArgumentException(
          "instrument must be one of " + universe + ", was " + instrument);
    }
    return index;
  }

  private Quote quote(MarketProcess process, int i, long end) {
    double bid = process.close[i] - process.halfSpread[i];
    double ask = process.close[i] + process.halfSpread[i];
    return new Quote(
        universe.get(i),
        end,
        end,
        bid,
        0.02 * process.bidNotional[i][0] / bid,
        ask,
        0.02 * process.askNotional[i][0] / ask);
  }

  private Bar bar(MarketProcess process, int i, long end) {
    return new Bar(
        universe.get(i),
        end - BAR_NANOS,
        end,
        end,
        process.open[i],
        process.high[i],
        process.low[i],
        process.close[i],
        process.volume[i],
        process.signedVolume[i],
        process.trades[i]);
  }

  private static List<InstrumentId> names(int count) {
    List<InstrumentId> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String letter = String.valueOf((char) ('A' + i));
      names.add(new InstrumentId(letter.repeat(3) + "-USD"));
    }
    return List.copyOf(names);
  }

  /**
   * What market to make.
   *
   * @param seed of everything
   * @param instruments how many, 1 to 26
   * @param days how long, 1 to 3660
   * @param startNanos the start of the first bar, a whole minute
   * @param depthLeadMinutes by how many minutes depth falls before variance rises, 1 to 1440
   * @param crashes how many, spread over the days at random; the first day stays free
   * @param accounts how many accounts trade
   */
  public record Settings(
      long seed,
      int instruments,
      int days,
      long startNanos,
      int depthLeadMinutes,
      int crashes,
      int accounts) {
    /** 2024-01-01T00:00:00Z. */
    private static final long STANDARD_START = 1_704_067_200_000_000_000L;

    public Settings {
      Checks.inRange(instruments, 1, 26, "instruments");
      Checks.inRange(days, 1, 3660, "days");
      Checks.inRange(depthLeadMinutes, 1, MINUTES_A_DAY, "depthLeadMinutes");
      Checks.inRange(crashes, 0, days, "crashes");
      Checks.inRange(accounts, 0, 1_000_000, "accounts");
      if (startNanos % BAR_NANOS != 0) {
        throw new IllegalArgumentException("startNanos must be a whole minute, was " + startNanos);
      }
    }

    /**
     * Depth leads by 30 minutes, a crash every ten days or so, a thousand accounts, from 1 January
     * 2024.
     */
    public static Settings of(long seed, int instruments, int days) {
      return new Settings(seed, instruments, days, STANDARD_START, 30, days / 10, 1000);
    }

    /** When the crashes come: one in each equal part of the days after the first. */
    List<Latent.Crash> crashSchedule() {
      Draws draws = new Draws(seed, 20);
      List<Latent.Crash> schedule = new ArrayList<>();
      double part = (days - 1) * (double) MINUTES_A_DAY / Math.max(1, crashes);
      for (int i = 0; i < crashes; i++) {
        long start = MINUTES_A_DAY + (long) (part * (i + draws.uniform(0.05, 0.85)));
        double fall = -draws.uniform(0.05, 0.16);
        schedule.add(new Latent.Crash(start, fall, 15 + (int) draws.uniform(0, 30)));
      }
      return List.copyOf(schedule);
    }
  }
}
