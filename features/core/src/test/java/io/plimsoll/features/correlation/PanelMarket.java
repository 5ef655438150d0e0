package io.plimsoll.features.correlation;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.KernelContract.Style;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Bars of several instruments that move together, and their returns by slot, the slow way. */
final class PanelMarket {
  private PanelMarket() {}

  /** One-minute bars of three instruments, slot by slot. */
  static List<Bar> bars(long seed, Style style, int count, List<InstrumentId> universe) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Bar> bars = new ArrayList<>();
    double[] log = new double[universe.size()];
    for (int slot = 0; bars.size() < count; slot++) {
      double common = random.nextDouble() - 0.5;
      for (int i = 0; i < log.length; i++) {
        double open = StrictMath.exp(log[i]);
        double size =
            switch (style) {
              case CALM, HUGE -> 0.01;
              case SPIKED -> i == 1 && random.nextInt(15) == 0 ? 100 : 1e-4;
              case FLAT -> 0;
              case QUIET -> random.nextInt(8) == 0 ? 0.01 : 0;
            };
        log[i] += size * (common + random.nextDouble() - 0.5);
        if (style == Style.QUIET && (random.nextInt(4) == 0 || (i == 2 && slot < 9))) {
          continue; // a bar is missing; the third instrument begins late
        }
        long start = START + slot * MINUTE;
        bars.add(Market.bar(universe.get(i), start, MINUTE, open, StrictMath.exp(log[i]), 1));
      }
    }
    return bars.subList(0, count);
  }

  /** {@code [instrument][slot]}: log returns; NaN before an instrument's second bar. */
  static double[][] returns(List<Bar> seen, List<InstrumentId> universe) {
    int slots = 1 + (int) ((seen.getLast().openNanos() - seen.getFirst().openNanos()) / MINUTE);
    double[][] returns = new double[universe.size()][slots];
    double[][] logs = new double[universe.size()][slots];
    for (double[] log : logs) {
      Arrays.fill(log, Double.NaN);
    }
    for (Bar bar : seen) {
      int slot = (int) ((bar.openNanos() - seen.getFirst().openNanos()) / MINUTE);
      logs[universe.indexOf(bar.instrument())][slot] = StrictMath.log(bar.close());
    }
    for (int i = 0; i < returns.length; i++) {
      double before = Double.NaN;
      for (int slot = 0; slot < slots; slot++) {
        double log = Double.isNaN(logs[i][slot]) ? before : logs[i][slot];
        returns[i][slot] = log - before;
        before = log;
      }
    }
    return returns;
  }

  /** The last returns, up to a window, of an instrument and of the mean of all others. */
  static double[][] againstMarket(double[][] returns, int instrument, int window) {
    int slots = returns[0].length;
    double[] others = new double[slots];
    for (int t = 0; t < slots; t++) {
      int slot = t;
      others[t] =
          java.util.stream.IntStream.range(0, returns.length)
              .filter(i -> i != instrument && !Double.isNaN(returns[i][slot]))
              .mapToDouble(i -> returns[i][slot])
              .average()
              .orElse(Double.NaN);
    }
    int from = slots;
    while (from > Math.max(0, slots - window)
        && !Double.isNaN(others[from - 1])
        && !Double.isNaN(returns[instrument][from - 1])) {
      from--;
    }
    return new double[][] {
      Arrays.copyOfRange(returns[instrument], from, slots), Arrays.copyOfRange(others, from, slots)
    };
  }

  /** Bars of some days' returns, mixed slot by slot. */
  static List<Bar> ofReturns(List<InstrumentId> universe, double[]... returns) {
    List<List<Bar>> bars = new ArrayList<>();
    for (int i = 0; i < returns.length; i++) {
      bars.add(Conformance.bars(universe.get(i), 1, returns[i]));
    }
    List<Bar> mixed = new ArrayList<>();
    for (int t = 0; t < bars.getFirst().size(); t++) {
      for (List<Bar> one : bars) {
        mixed.add(one.get(t));
      }
    }
    return mixed;
  }
}
