package io.plimsoll.features.audit;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Events of every kind from a seed, to audit features on: irregular in time, late by up to some
 * seconds, and with an arrow of time.
 *
 * <p>Log variance of a minute follows {@code h ← φh + θz + γ(|z| − √(2/π))} (Nelson 1991), the
 * return is {@code σ·e^(h/2)·z}: variance comes in clusters, and a fall raises the variance that
 * follows it while a rise lowers it. Run backwards, variance still clusters, but no return tells of
 * the variance after it.
 */
public final class AuditMarket {
  /** The span of a bar. */
  public static final long MINUTE = 60_000_000_000L;

  /** 2023-11-15T00:00:00Z. */
  static final long START = 1_700_006_400_000_000_000L;

  private static final double PERSISTENCE = 0.985;
  private static final double LEVERAGE = -0.16;
  private static final double MAGNITUDE = 0.10;
  private static final double MINUTE_VOLATILITY = 0.0008;
  private static final double MEAN_ABSOLUTE_NORMAL = StrictMath.sqrt(2 / StrictMath.PI);

  private final SplittableRandom random;
  private final Set<Source> kinds;
  private final List<MarketEvent> events = new ArrayList<>();
  private final AuditBook[] books;
  private final double[] price;

  /** Which way time runs. */
  public enum Time {
    /** As it does. */
    FORWARD,
    /** The path of prices is run from its end to its beginning. */
    BACKWARD
  }

  private AuditMarket(SplittableRandom random, Set<Source> kinds, int instruments) {
    this.random = random;
    this.kinds = Set.copyOf(kinds);
    price = new double[instruments];
    books = new AuditBook[instruments];
    for (int i = 0; i < instruments; i++) {
      price[i] = 100;
      books[i] = new AuditBook(instrument(i), random.split());
    }
  }

  /** The instruments of such a market, in order. */
  public static List<InstrumentId> universe(int instruments) {
    List<InstrumentId> ids = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      ids.add(instrument(i));
    }
    return ids;
  }

  private static InstrumentId instrument(int i) {
    return new InstrumentId("AUDIT" + (char) ('A' + i) + "-USD");
  }

  /** Events with time running forward. */
  public static List<MarketEvent> events(
      long seed, Set<Source> kinds, int instruments, int minutes) {
    return events(seed, kinds, instruments, minutes, Time.FORWARD);
  }

  /**
   * Events in available order.
   *
   * @param kinds which kinds; trades stand for bars where both are asked for
   * @param instruments 1 to 26
   * @param minutes how long
   */
  public static List<MarketEvent> events(
      long seed, Set<Source> kinds, int instruments, int minutes, Time time) {
    Checks.inRange(instruments, 1, 26, "instruments");
    Checks.positive(minutes, "minutes");
    SplittableRandom random = new SplittableRandom(seed);
    double[][] returns = returns(random.split(), instruments, minutes);
    AuditMarket market = new AuditMarket(random, kinds, instruments);
    for (int minute = 0; minute < minutes; minute++) {
      for (int i = 0; i < instruments; i++) {
        market.step(
            i,
            minute,
            switch (time) {
              case FORWARD -> returns[i][minute];
              case BACKWARD -> -returns[i][minutes - 1 - minute];
            });
      }
    }
    market.events.sort(Comparator.comparingLong(MarketEvent::availableNanos));
    return List.copyOf(market.events);
  }

  /** Log returns by instrument and minute. */
  private static double[][] returns(SplittableRandom random, int instruments, int minutes) {
    double[][] returns = new double[instruments][minutes];
    double[] h = new double[instruments];
    for (int minute = 0; minute < minutes; minute++) {
      double common = random.nextGaussian();
      for (int i = 0; i < instruments; i++) {
        double z = StrictMath.sqrt(0.5) * (common + random.nextGaussian());
        returns[i][minute] = MINUTE_VOLATILITY * StrictMath.exp(h[i] / 2) * z;
        double next =
            PERSISTENCE * h[i]
                + LEVERAGE * z
                + MAGNITUDE * (StrictMath.abs(z) - MEAN_ABSOLUTE_NORMAL);
        h[i] = StrictMath.max(-5, StrictMath.min(5, next));
      }
    }
    return returns;
  }

  private void step(int i, int minute, double r) {
    long start = START + minute * MINUTE;
    double open = price[i];
    price[i] = open * StrictMath.exp(r);
    InstrumentId id = instrument(i);
    // Now and then nobody trades for a minute, and now and then several at one instant.
    if (random.nextInt(25) > 0) {
      tape(id, start, open, r);
    }
    book(id, i, start, open);
    positioning(id, start, minute, price[i]);
  }

  private void tape(InstrumentId id, long start, double open, double r) {
    if (kinds.contains(Source.TRADES)) {
      int count = 1 + random.nextInt(5);
      long instant = random.nextLong(MINUTE);
      for (int k = 1; k <= count; k++) {
        long at = random.nextInt(6) == 0 ? instant : random.nextLong(MINUTE);
        trade(id, start + at, open * StrictMath.exp(r * at / MINUTE + noise(2e-5)));
      }
    } else if (kinds.contains(Source.BARS)) {
      double close = open * StrictMath.exp(r);
      double volume = StrictMath.exp(random.nextGaussian());
      events.add(
          new Bar(
              id,
              start,
              start + MINUTE,
              start + MINUTE,
              open,
              Math.max(open, close) * StrictMath.exp(StrictMath.abs(noise(2e-4))),
              Math.min(open, close) * StrictMath.exp(-StrictMath.abs(noise(2e-4))),
              close,
              volume,
              volume * StrictMath.tanh(r / MINUTE_VOLATILITY + random.nextGaussian()),
              1 + random.nextInt(50)));
    }
  }

  private void trade(InstrumentId id, long happened, double at) {
    events.add(
        new Trade(
            id,
            happened,
            late(happened),
            at,
            0.01 + random.nextDouble(),
            Trade.Aggressor.values()[random.nextInt(3)]));
  }

  private void book(InstrumentId id, int i, long start, double open) {
    double mid = 0.5 * (open + price[i]);
    for (int k = 0; k < 2 && kinds.contains(Source.QUOTES); k++) {
      long happened = start + random.nextLong(MINUTE);
      double half = 5e-5 * mid * (0.5 + random.nextDouble());
      double center = mid * (1 + noise(5e-5));
      events.add(
          new Quote(
              id,
              happened,
              late(happened),
              center - half,
              0.1 + random.nextDouble(),
              center + half,
              0.1 + random.nextDouble()));
    }
    for (int k = 0; k < 2 && kinds.contains(Source.DEPTH); k++) {
      long happened = start + random.nextLong(MINUTE);
      events.add(new DepthBands(id, happened, late(happened), bands(), bands()));
    }
    for (int k = 0; k < 5 && kinds.contains(Source.BOOK); k++) {
      long happened = start + k * (MINUTE / 5) + random.nextLong(MINUTE / 5);
      // A venue's messages about a book arrive in order: the same delay for all of them.
      events.addAll(books[i].next(happened, happened + 20_000_000L, mid));
    }
  }

  private double[] bands() {
    double[] bands = new double[DepthBands.bands()];
    double sum = 0;
    for (int band = 0; band < bands.length; band++) {
      sum += 1e5 * StrictMath.exp(0.5 * random.nextGaussian());
      bands[band] = sum;
    }
    return bands;
  }

  private void positioning(InstrumentId id, long start, int minute, double last) {
    long happened = start + random.nextLong(MINUTE);
    if (kinds.contains(Source.MARKS)) {
      events.add(
          new MarkPrice(
              id, happened, late(happened), last * (1 + noise(1e-4)), last * (1 + noise(1e-4))));
    }
    if (kinds.contains(Source.LIQUIDATIONS) && random.nextInt(4) == 0) {
      events.add(
          new Liquidation(
              id, happened, late(happened), last, 0.1 + random.nextDouble(), random.nextBoolean()));
    }
    if (minute % 5 == 0 && kinds.contains(Source.OPEN_INTEREST)) {
      double open = 1e4 * StrictMath.exp(0.1 * random.nextGaussian());
      events.add(new OpenInterest(id, happened, late(happened), open, open * last));
    }
    if (minute % 5 == 2 && kinds.contains(Source.RATIOS)) {
      events.add(
          new LongShortRatio(id, happened, late(happened), ratio(), ratio(), ratio(), ratio()));
    }
    if (minute % 60 == 30 && kinds.contains(Source.FUNDING)) {
      events.add(new FundingRate(id, happened, late(happened), noise(1e-4), 8 * 60 * MINUTE));
    }
  }

  private double ratio() {
    return StrictMath.exp(0.3 * random.nextGaussian());
  }

  private double noise(double scale) {
    return scale * random.nextGaussian();
  }

  /** Mostly some milliseconds, sometimes seconds, sometimes at once. */
  private long late(long happened) {
    return happened
        + switch (random.nextInt(10)) {
          case 0 -> 0;
          case 1 -> random.nextLong(5_000_000_000L);
          default -> random.nextLong(200_000_000L);
        };
  }
}
