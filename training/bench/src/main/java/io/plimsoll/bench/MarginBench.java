package io.plimsoll.bench;

import io.plimsoll.bench.SimulationProbe.Cost;
import io.plimsoll.bench.SimulationProbe.Market;
import io.plimsoll.datasets.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of the margin calculator and of the simulated exchange; all of it on one thread. */
public final class MarginBench {
  private static final String CROSS =
      "cross account of " + CrossBenchmark.POSITIONS + " positions, all marks new";
  private static final String PORTFOLIO =
      "Derive PM2, "
          + PortfolioBenchmark.OPTIONS
          + " options, "
          + PortfolioBenchmark.SCENARIOS
          + " scenarios";
  private static final int SIMULATED = 100_000;

  private final Jmh jmh;
  private final boolean quick;
  private final Progress progress;
  private final List<Figure> figures = new ArrayList<>();
  private int done;

  private MarginBench(boolean quick, Progress progress) {
    this.jmh = new Jmh(quick);
    this.quick = quick;
    this.progress = progress;
  }

  /**
   * Runs everything.
   *
   * @param quick whether to measure briefly, to see that it works: such figures are not to be
   *     quoted
   */
  public static List<Figure> run(boolean quick, Progress progress) {
    MarginBench bench = new MarginBench(quick, progress);
    bench.calculators();
    bench.exchange();
    bench.sizes();
    return List.copyOf(bench.figures);
  }

  private void say(String what) {
    progress.update(what, done++, quick ? 10 : 14);
  }

  private void calculators() {
    Figure book = micros(CROSS, CrossBenchmark.class, "reckon", "book").atMost(1);
    Figure account = micros(CROSS, CrossBenchmark.class, "reckon", "account");
    figures.add(book.beside("the account as it is, CrossMargin", times(book, account)));
    Figure engine = micros(PORTFOLIO, PortfolioBenchmark.class, "margin", "engine").atMost(50);
    Figure textbook = micros(PORTFOLIO, PortfolioBenchmark.class, "margin", "textbook");
    figures.add(engine.beside("its prices alone, formula by formula", times(engine, textbook)));
  }

  /** In a quick run a tenth of the accounts. */
  private void exchange() {
    int accounts = quick ? SIMULATED / 10 : SIMULATED;
    say("a year of " + accounts + " accounts");
    Cost year = SimulationProbe.measure(Market.YEAR, accounts);
    say("everybody at every point");
    Cost everybody = SimulationProbe.measure(Market.EVERYBODY, accounts);
    String name = String.format(Locale.ROOT, "%,d accounts, a year of five-minute bars", accounts);
    Figure seconds = Figure.of(name, year.processor(), "s", Double.NaN, Double.NaN).atMost(60);
    figures.add(
        seconds.beside(
            "equity and maintenance of everybody at each point",
            SimulationProbe.yearOf(everybody) / year.processor()));
    figures.add(
        Figure.of(name + ": memory", year.mebibytes(), "MiB", Double.NaN, Double.NaN).atMost(2048));
    figures.add(
        Figure.of(name + ": liquidations", year.liquidations(), "orders", Double.NaN, Double.NaN));
  }

  private void sizes() {
    for (int accounts = 1_000; accounts <= (quick ? 10_000 : 1_000_000); accounts *= 10) {
      String size = String.format(Locale.ROOT, "%,d accounts", accounts);
      say(size + ", quiet");
      Cost quiet = SimulationProbe.measure(Market.QUIET, accounts);
      double bar = 1e6 * quiet.rest() / (SimulationProbe.MONTH_BARS - 1);
      figures.add(Figure.of(size + ", a bar of a quiet month", bar, "us", Double.NaN, Double.NaN));
      say(size + ", crashes");
      Cost crash = SimulationProbe.measure(Market.CRASHES, accounts);
      String name =
          String.format(
              Locale.ROOT, "%s, a month of crashes, %,d liquidations", size, crash.liquidations());
      double each = 1e6 * crash.rest() / Math.max(1, crash.liquidations());
      figures.add(Figure.of(name + ", each", each, "us", Double.NaN, Double.NaN));
    }
  }

  private Figure micros(String name, Class<?> benchmark, String method, String way) {
    say(name + ", " + way);
    Jmh.Sampled sampled = jmh.sample(benchmark, method, Map.of("way", way));
    return Figure.median(name, 1e3 * sampled.median(), "us", 1e3 * sampled.p99(), sampled.bytes());
  }

  private static double times(Figure ours, Figure theirs) {
    return theirs.value() / ours.value();
  }
}
