package io.plimsoll.features.correlation;

import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import io.plimsoll.features.PanelKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The contract of kernels over the trades of two instruments, held against the second one. */
abstract class TickKernelContract extends KernelContract<Trade, TickPanel> {
  static final long WINDOW = 60 * SECOND;
  private final String name;
  private final String[] settings;

  TickKernelContract(String name, String... settings) {
    this.name = name;
    this.settings = settings;
  }

  @Override
  protected final FeatureSpec underTest() {
    String[] all = Arrays.copyOf(settings, settings.length + 4);
    all[settings.length] = "window";
    all[settings.length + 1] = "60s";
    all[settings.length + 2] = "against";
    all[settings.length + 3] = UNIVERSE.get(1).value();
    return feature("x", name, all);
  }

  /** Trades of all three at once at first, then of one a second or so; QUIET has holes. */
  @Override
  protected final List<Trade> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Trade> trades = new ArrayList<>();
    double[] log = new double[3];
    long nanos = START;
    while (trades.size() < count) {
      int i = trades.size() < 3 ? trades.size() : random.nextInt(2);
      double common = random.nextDouble() - 0.5;
      for (int k = 0; k < 3; k++) {
        double size =
            switch (style) {
              case CALM, HUGE -> 0.01;
              case SPIKED -> k == 0 && random.nextInt(40) == 0 ? 100 : 1e-4;
              case FLAT -> 0;
              case QUIET -> random.nextInt(8) == 0 ? 0.01 : 0;
            };
        log[k] += size * (common + random.nextDouble() - 0.5);
      }
      trades.add(Market.trade(UNIVERSE.get(i), nanos, StrictMath.exp(log[i]), 1));
      if (trades.size() >= 3) {
        nanos += random.nextLong(2 * SECOND);
        nanos += style == Style.QUIET && random.nextInt(30) == 0 ? 50 * SECOND : 0;
      }
    }
    return trades;
  }

  @Override
  protected final double absoluteTolerance() {
    return 1e-9;
  }

  /** The ticks that count of an instrument: {@code {nanos, log price}}, of a second the last. */
  static List<double[]> ticks(List<Trade> seen, int instrument, long asOfNanos) {
    List<double[]> ticks = new ArrayList<>();
    for (Trade trade : seen) {
      if (trade.instrument().equals(UNIVERSE.get(instrument))) {
        double[] tick = {trade.eventNanos() - START, StrictMath.log(trade.price())};
        if (!ticks.isEmpty() && Math.floor(ticks.getLast()[0] / 1e9) == Math.floor(tick[0] / 1e9)) {
          ticks.removeLast();
        }
        ticks.add(tick);
      }
    }
    ticks.removeIf(tick -> tick[0] < asOfNanos - START - WINDOW);
    return ticks;
  }

  /** All pairs of returns, one by one. */
  static double overlapping(List<double[]> a, List<double[]> b, double shiftNanos) {
    double sum = 0;
    for (int i = 1; i < a.size(); i++) {
      for (int j = 1; j < b.size(); j++) {
        double begin = Math.max(a.get(i - 1)[0], b.get(j - 1)[0] + shiftNanos);
        double end = Math.min(a.get(i)[0], b.get(j)[0] + shiftNanos);
        if (begin < end) {
          sum += (a.get(i)[1] - a.get(i - 1)[1]) * (b.get(j)[1] - b.get(j - 1)[1]);
        }
      }
    }
    return sum;
  }

  @Override
  protected final double naive(List<Trade> seen, long asOfNanos) {
    List<double[]> a = ticks(seen, 0, asOfNanos);
    List<double[]> b = ticks(seen, 1, asOfNanos);
    return asOfNanos - START < WINDOW || a.size() < 11 || b.size() < 11 ? Double.NaN : naive(a, b);
  }

  abstract double naive(List<double[]> a, List<double[]> b);

  @Test
  @SuppressWarnings("unchecked")
  void anInstrumentWithoutTradesHasNoNumber() {
    PanelKernel<Trade, TickPanel> kernel =
        (PanelKernel<Trade, TickPanel>)
            KernelRegistry.standard().create(underTest(), UNIVERSE, Market.MINUTE);
    TickPanel state = kernel.create();
    List<Trade> trades = events(4, Style.CALM, 200);
    trades.forEach(trade -> kernel.update(state, trade));
    long asOf = trades.getLast().eventNanos();
    assertEquals(kernel.value(state, asOf), kernel.value(state, 0, asOf));
    assertEquals(Double.NaN, kernel.value(state, 2, asOf), "one trade long ago");
    assertEquals(Double.NaN, kernel.value(state, 0, asOf + 2 * WINDOW), "silence");
  }
}
