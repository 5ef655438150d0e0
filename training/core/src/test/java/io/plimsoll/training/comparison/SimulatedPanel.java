package io.plimsoll.training.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bars of five minutes of some instruments whose variance comes in clusters, from 2024-01-01 on,
 * and the files that a study reads them from.
 *
 * <p>The return of bar t is {@code s_i·exp(h_t/2)·z_t}, {@code h ← 0.985h + 0.2e + γz} (a half-life
 * of four hours): with γ negative a fall raises the variance that follows it.
 *
 * @param returns log returns by instrument and bar; NaN where a bar is absent
 */
record SimulatedPanel(List<double[]> returns, List<double[]> ranges) {
  static final int BARS_A_DAY = 288;
  static final long BAR_NANOS = 300_000_000_000L;

  /** 2024-01-01T00:00:00Z. */
  static final long START_NANOS = 1_704_067_200_000_000_000L;

  private static final double[] LEVELS = {0.001, 0.0005, 0.002, 0.0015};

  /** A panel whose variance does not know the sign of a return. */
  static SimulatedPanel of(long seed, int instruments, int days) {
    return of(seed, instruments, days, 0);
  }

  static SimulatedPanel of(long seed, int instruments, int days, double leverage) {
    SplittableRandom random = new SplittableRandom(seed);
    int bars = days * BARS_A_DAY;
    List<double[]> returns = new ArrayList<>();
    List<double[]> ranges = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      double[] r = new double[bars];
      double[] range = new double[bars];
      double h = 0;
      for (int t = 0; t < bars; t++) {
        double z = random.nextGaussian();
        double sigma = LEVELS[i] * StrictMath.exp(h / 2);
        r[t] = sigma * z;
        range[t] = 0.3 * sigma * Math.abs(random.nextGaussian());
        h = 0.985 * h + 0.2 * random.nextGaussian() + leverage * z;
      }
      returns.add(r);
      ranges.add(range);
    }
    return new SimulatedPanel(returns, ranges);
  }

  /** The bars of this panel before one, those of another from there on. */
  SimulatedPanel until(int bar, SimulatedPanel other) {
    SimulatedPanel copy = copy();
    for (int i = 0; i < returns.size(); i++) {
      double[] r = copy.returns.get(i);
      System.arraycopy(other.returns.get(i), bar, r, bar, r.length - bar);
      System.arraycopy(other.ranges.get(i), bar, copy.ranges.get(i), bar, r.length - bar);
    }
    return copy;
  }

  /** The path of prices from its end to its beginning. */
  SimulatedPanel reversed() {
    SimulatedPanel copy = copy();
    for (int i = 0; i < returns.size(); i++) {
      double[] r = returns.get(i);
      for (int t = 0; t < r.length; t++) {
        copy.returns.get(i)[t] = -r[r.length - 1 - t];
        copy.ranges.get(i)[t] = ranges.get(i)[r.length - 1 - t];
      }
    }
    return copy;
  }

  /** Without the bars of an instrument from one to another, exclusive. */
  SimulatedPanel without(int instrument, int from, int to) {
    SimulatedPanel copy = copy();
    Arrays.fill(copy.returns.get(instrument), from, to, Double.NaN);
    return copy;
  }

  private SimulatedPanel copy() {
    return new SimulatedPanel(
        returns.stream().map(double[]::clone).toList(),
        ranges.stream().map(double[]::clone).toList());
  }

  static String name(int instrument) {
    return "SIM" + (char) ('A' + instrument);
  }

  /** Writes a CSV an instrument into {@code bars} below a folder. */
  void write(Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("bars"));
    for (int i = 0; i < returns.size(); i++) {
      StringBuilder text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
      double price = 100;
      for (int t = 0; t < returns.get(i).length; t++) {
        double r = returns.get(i)[t];
        if (Double.isNaN(r)) {
          continue;
        }
        double close = price * StrictMath.exp(r);
        double range = StrictMath.exp(ranges.get(i)[t]);
        text.append((START_NANOS + t * BAR_NANOS) / 1_000_000)
            .append(',')
            .append(price)
            .append(',')
            .append(Math.max(price, close) * range)
            .append(',')
            .append(Math.min(price, close) / range)
            .append(',')
            .append(close)
            .append(",1.5\n");
        price = close;
      }
      Files.writeString(folder.resolve(name(i) + "-5m.csv"), text.toString());
    }
  }
}
