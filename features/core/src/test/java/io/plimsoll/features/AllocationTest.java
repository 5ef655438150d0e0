package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Warm kernels allocate nothing; the runner allocates a bar a minute and nothing a trade. */
class AllocationTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long allocatedBy(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void aHundredThousandBarsThroughTheKernelsOfTheTradesViewAllocateNothing() {
    FeatureView view = Market.named("trades-1h");
    KernelSet kernels = new KernelSet(view, List.of(BTC), KernelRegistry.standard());
    Bar[] bars = new Bar[100_000];
    for (int i = 0; i < bars.length; i++) {
      double open = 100 + i % 7;
      bars[i] = Market.bar(BTC, START + i * MINUTE, MINUTE, open, 100 + (i + 1) % 7, 1 + i % 3);
    }
    double[] sum = new double[1];
    Runnable work =
        () -> {
          for (Bar bar : bars) {
            kernels.bars.update(0, bar);
            sum[0] += kernels.row(0, bar.eventNanos(), true)[0];
          }
        };
    // The least of a few runs: the compiler may put back what it had optimized away, once, when it
    // changes its mind.
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      least = Math.min(least, allocatedBy(work));
    }
    assertEquals(0, least);
    assertTrue(sum[0] > 0 || Double.isNaN(sum[0]));
  }

  @Test
  void noKernelOverTheBarsOfAnInstrumentAllocates() {
    Bar[] bars = new Bar[4_000];
    for (int i = 0; i < bars.length; i++) {
      double open = 100 + i % 7;
      bars[i] = Market.bar(BTC, START + i * MINUTE, MINUTE, open, 100 + (i + 1) % 7, 1 + i % 3);
    }
    for (KernelSpec spec : KernelRegistry.standard().specs()) {
      if (spec.scope() == KernelSpec.Scope.INSTRUMENT) {
        FeatureSpec feature =
            new FeatureSpec("x", spec.name(), KernelRegistry.standard().example(spec.name()));
        Kernel<?, ?> kernel = KernelRegistry.standard().create(feature, List.of(BTC), MINUTE);
        if (kernel.consumes() == Bar.class) {
          assertEquals(0, leastAllocatedBy(kernel, bars), spec.name());
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <S> long leastAllocatedBy(Kernel<?, S> any, Bar[] bars) {
    Kernel<Bar, S> kernel = (Kernel<Bar, S>) any;
    S state = kernel.create();
    double[] sum = new double[1];
    Runnable work =
        () -> {
          for (int i = 0; i < bars.length; i++) {
            kernel.update(state, bars[i]);
            if (i % 5 == 0) {
              sum[0] += kernel.value(state, bars[i].eventNanos());
            }
          }
        };
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5 && least > 0; run++) {
      least = Math.min(least, allocatedBy(work));
    }
    return least;
  }

  @Test
  void aHundredThousandTradesThroughTheRunnerAllocateOnlyTheirBars() {
    OnlineRunner runner =
        new OnlineRunner(Market.named("trades-1h"), List.of(BTC), (i, asOf, values) -> {});
    MarketEvent[] trades = new MarketEvent[200_000];
    for (int i = 0; i < trades.length; i++) {
      long nanos = START + i * (MINUTE / 1_000);
      trades[i] = new Trade(BTC, nanos, nanos, 100 + i % 5, 1, Trade.Aggressor.UNKNOWN);
    }
    for (int i = 0; i < 100_000; i++) {
      runner.accept(trades[i]);
    }
    long bytes =
        allocatedBy(
            () -> {
              for (int i = 100_000; i < trades.length; i++) {
                runner.accept(trades[i]);
              }
            });
    // A hundred bars of about 100 bytes each.
    assertTrue(bytes <= 100 * 200, bytes + " bytes");
  }
}
