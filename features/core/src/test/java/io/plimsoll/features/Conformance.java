package io.plimsoll.features;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers that other people's programs printed for returns that anyone can make again: see {@code
 * conformance/realized-measures.csv}.
 */
public final class Conformance {
  private static final int DAY = 390;

  private Conformance() {}

  /** Returns of three assets over three days of 390 minutes, {@code [day][asset][minute]}. */
  static double[][][] returns() {
    Generator g = new Generator(20240101);
    double[][][] returns = new double[3][3][DAY];
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < DAY; i++) {
        double u = (i - 195.0) / 195.0;
        double s = 0.0003 * (1.0 + u * u) * (1.0 + 0.5 * day);
        double e1 = g.normal();
        double e2 = g.normal();
        double e3 = g.normal();
        returns[day][0][i] = s * e1 + (day == 1 && i == 200 ? 0.006 : 0);
        returns[day][1][i] = s * (0.6 * e1 + 0.8 * e2) - (day == 2 && i == 120 ? 0.008 : 0);
        returns[day][2][i] = s * (0.3 * e1 + 0.2 * e2 + 0.9 * e3);
      }
    }
    return returns;
  }

  /** The expected number of an id. */
  public static double expected(String id) {
    return Objects.requireNonNull(Expected.VALUES.get(id), id);
  }

  /**
   * Bars of a day of an asset (1 to 3), each of some returns, opening at the close before; the
   * first one is a flat start.
   */
  public static List<Bar> bars(InstrumentId instrument, int day, int asset, int returnsPerBar) {
    double[] returns = returns()[day][asset - 1];
    List<Bar> bars = new ArrayList<>();
    bars.add(Market.bar(instrument, START, MINUTE, 1, 1, 1));
    double log = 0;
    for (int i = 0; i < returns.length; i += returnsPerBar) {
      double open = log;
      double high = log;
      double low = log;
      for (int k = i; k < i + returnsPerBar; k++) {
        log += returns[k];
        high = Math.max(high, log);
        low = Math.min(low, log);
      }
      long openNanos = START + bars.size() * MINUTE;
      bars.add(
          new Bar(
              instrument,
              openNanos,
              openNanos + MINUTE,
              openNanos + MINUTE,
              StrictMath.exp(open),
              StrictMath.exp(high),
              StrictMath.exp(low),
              StrictMath.exp(log),
              1,
              0,
              1));
    }
    return bars;
  }

  /** What a kernel says after events, as of the last one. */
  @SuppressWarnings("unchecked")
  public static <E extends MarketEvent, S> double value(
      FeatureSpec feature, List<InstrumentId> universe, List<E> events) {
    Kernel<E, S> kernel =
        (Kernel<E, S>) KernelRegistry.standard().create(feature, universe, MINUTE);
    S state = kernel.create();
    events.forEach(event -> kernel.update(state, event));
    return kernel.value(state, events.getLast().availableNanos());
  }

  private static final class Expected {
    static final Map<String, Double> VALUES = read();

    private static Map<String, Double> read() {
      Map<String, Double> values = new HashMap<>();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(
                      Conformance.class.getResourceAsStream("conformance/realized-measures.csv")),
                  StandardCharsets.UTF_8))) {
        lines
            .lines()
            .filter(line -> line.startsWith("day"))
            .map(line -> line.split(",", 3))
            .forEach(parts -> values.put(parts[0], Double.valueOf(parts[1])));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return values;
    }
  }

  /**
   * A linear congruential generator with sums of twelve uniforms: integers and + - * / only, the
   * same bits everywhere.
   */
  private static final class Generator {
    private long x;

    Generator(long seed) {
      x = seed;
    }

    double normal() {
      double sum = 0;
      for (int i = 0; i < 12; i++) {
        x = (1103515245 * x + 12345) % 2147483648L;
        sum += x / 2147483648.0;
      }
      return sum - 6.0;
    }
  }
}
