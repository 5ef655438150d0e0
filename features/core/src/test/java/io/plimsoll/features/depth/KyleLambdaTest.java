package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.tape.TradeTick;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KyleLambdaTest extends KernelContract<Observation, IntervalGrid> {
  private static final long INTERVAL = 20 * SECOND;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "kyle-lambda", "window", "20m", "warm-up", "5m", "interval", "20s");
  }

  @Override
  protected List<Observation> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Observation> events = new ArrayList<>();
    TradeTick tick = new TradeTick();
    long nanos = START + 17;
    double mid = 100;
    for (int i = 0; i < count; i++) {
      mid = style == Style.FLAT ? mid : mid * (1 + 1e-4 * (random.nextInt(5) - 2));
      if (i % 2 == 0) {
        boolean crossed = style == Style.QUIET && random.nextInt(4) == 0;
        double ask = crossed ? mid : mid * 1.0002;
        events.add(QuoteKernelContract.quote(nanos, mid, 1, ask, 1));
      } else {
        double size = style == Style.HUGE ? 1e300 : style == Style.SPIKED ? 1e100 : 1;
        if (style == Style.SPIKED && random.nextInt(10) > 0) {
          size = 1e-100;
        }
        Trade.Aggressor side = Trade.Aggressor.values()[random.nextInt(3)];
        tick.next(new Trade(BTC, nanos, nanos, mid, size * (0.1 + random.nextDouble()), side));
        events.add(tick.copy());
      }
      nanos +=
          switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> INTERVAL - nanos % INTERVAL;
            case 2 -> style == Style.QUIET ? 30 * MINUTE : MINUTE;
            default -> 1 + random.nextLong(INTERVAL);
          };
    }
    return events;
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 5 * MINUTE) {
      return Double.NaN;
    }
    long last = Math.floorDiv(asOfNanos, INTERVAL) * INTERVAL;
    double[] x = new double[60];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      long end = last - (59 - i) * INTERVAL;
      double before = mid(seen, end - INTERVAL);
      y[i] = (mid(seen, end) - before) / before;
      for (Observation event : seen) {
        long nanos = event.availableNanos();
        if (event instanceof TradeTick t && nanos > end - INTERVAL && nanos <= end) {
          x[i] += t.sign() * t.price() * t.quantity();
        }
      }
    }
    return Lines.slope(x, y);
  }

  private static double mid(List<Observation> seen, long nanos) {
    double mid = Double.NaN;
    for (Observation event : seen) {
      if (event instanceof Quote quote && event.availableNanos() <= nanos) {
        mid = quote.bidPrice() < quote.askPrice() ? quote.mid() : Double.NaN;
      }
    }
    return mid;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-17;
  }

  @Test
  void findsTheSlopeThatTheMarketWasMadeWith() {
    Kernel<Observation, IntervalGrid> kernel = kernel();
    IntervalGrid state = kernel.create();
    TradeTick tick = new TradeTick();
    SplittableRandom random = new SplittableRandom(3);
    double mid = 100;
    kernel.update(state, QuoteKernelContract.quote(START, mid * 0.99, 1, mid * 1.01, 1));
    for (int i = 0; i < 60; i++) {
      long nanos = START + i * INTERVAL + SECOND;
      boolean buy = random.nextBoolean();
      double notional = 1000 * random.nextDouble();
      Trade.Aggressor side = buy ? Trade.Aggressor.BUYER : Trade.Aggressor.SELLER;
      tick.next(new Trade(BTC, nanos, nanos, mid, notional / mid, side));
      kernel.update(state, tick);
      // A millionth for each unit of money, whichever way.
      mid *= 1 + 1e-6 * (buy ? notional : -notional);
      kernel.update(state, QuoteKernelContract.quote(nanos, mid * 0.99, 1, mid * 1.01, 1));
    }
    assertEquals(1e-6, kernel.value(state, START + 60 * INTERVAL), 1e-15);
  }
}
