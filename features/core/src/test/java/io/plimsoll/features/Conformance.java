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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers that other people's programs printed, and the inputs that they were printed for: see
 * {@code conformance/README.md}.
 *
 * <p>Which of them are ours to reproduce, and by what: {@link ConformanceTest}.
 */
public final class Conformance {
  /** Returns in a day of the intraday file. */
  public static final int DAY = 390;

  private Conformance() {}

  /** The expected number of an id, from either file. */
  public static double expected(String id) {
    return Objects.requireNonNull(Expected.VALUES.get(id), id);
  }

  /** The ids of both files. */
  public static List<String> ids() {
    return List.copyOf(Expected.VALUES.keySet());
  }

  /** One-minute log returns of an asset (1 to 3) on a day (0 to 2). */
  public static double[] returns(int day, int asset) {
    return Arrays.copyOfRange(Intraday.RETURNS[asset - 1], day * DAY, (day + 1) * DAY);
  }

  /** One-minute log returns of an asset (1 to 3), the three days one after the other. */
  public static double[] allReturns(int asset) {
    return Intraday.RETURNS[asset - 1].clone();
  }

  /** A column of an input file, for example {@code column("async_a", "logprice")}. */
  public static double[] column(String file, String name) {
    List<String> lines = lines(file + ".csv");
    int column = Arrays.asList(lines.getFirst().split(",")).indexOf(name);
    return lines.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
        .toArray();
  }

  /**
   * Bars of a day of an asset (1 to 3), each of some returns, opening at the close before; the
   * first one is a flat start.
   */
  public static List<Bar> bars(InstrumentId instrument, int day, int asset, int returnsPerBar) {
    return bars(instrument, returnsPerBar, returns(day, asset));
  }

  /** Bars of some returns each, opening at the close before; the first one is a flat start. */
  public static List<Bar> bars(InstrumentId instrument, int returnsPerBar, double... returns) {
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

  /** What a kernel says over the 390 one-minute returns of an asset (1 to 3) on a day. */
  public static double ofDay(int day, int asset, String kernel, String... settings) {
    return ofReturns(returns(day, asset), kernel, settings);
  }

  /** What a kernel says over a window of all these one-minute returns. */
  public static double ofReturns(double[] returns, String kernel, String... settings) {
    return ofBars(bars(Market.BTC, 1, returns), returns.length, kernel, settings);
  }

  /** What a kernel says over a window of so many bars at the end of these. */
  public static double ofBars(List<Bar> bars, int window, String kernel, String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 2);
    all[settings.length] = "window";
    all[settings.length + 1] = window + "m";
    return value(Market.feature("x", kernel, all), List.of(Market.BTC), bars);
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

  private static List<String> lines(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Conformance.class.getResourceAsStream("conformance/" + file), file),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Expected {
    static final Map<String, Double> VALUES = read();

    private static Map<String, Double> read() {
      Map<String, Double> values = new LinkedHashMap<>();
      for (String file : List.of("expected_R.csv", "expected_py.csv")) {
        lines(file).stream().skip(1).forEach(line -> add(values, line));
      }
      return Collections.unmodifiableMap(values);
    }

    /** Reads {@code id,value,oracle}; an id in quotes may hold commas. */
    private static void add(Map<String, Double> values, String line) {
      String[] parts =
          line.startsWith("\"") ? line.substring(1).split("\",", 2) : line.split(",", 2);
      String value = parts[1].split(",", 2)[0];
      if (values.put(parts[0], Double.valueOf(value)) != null) {
        throw new IllegalStateException("expected twice: " + parts[0]);
      }
    }
  }

  private static final class Intraday {
    static final double[][] RETURNS = {
      column("intraday_returns", "r1"),
      column("intraday_returns", "r2"),
      column("intraday_returns", "r3")
    };
  }
}
