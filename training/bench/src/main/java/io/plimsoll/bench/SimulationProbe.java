package io.plimsoll.bench;

import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.rules.RuleSets;
import io.plimsoll.margin.simulation.Action;
import io.plimsoll.margin.simulation.ExchangeSimulation;
import io.plimsoll.margin.simulation.GeneratedPopulation;
import io.plimsoll.margin.simulation.InstrumentPath;
import io.plimsoll.margin.simulation.MarketPath;
import io.plimsoll.margin.simulation.SimulationResult;
import io.plimsoll.margin.simulation.SimulationSettings;
import io.plimsoll.margin.simulation.SyntheticPath;
import io.plimsoll.margin.simulation.Trader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Simulates an exchange once, in a JVM of its own that may use one processor and two gibibytes, and
 * prints what it took.
 */
public final class SimulationProbe {
  static final int YEAR_BARS = 105_120;
  static final int MONTH_BARS = 8_640;
  private static final long FUND = 1_000_000_000L;

  /** Bars that the peer looks at; everything after is the same again. */
  private static final int LOOKED_BARS = 200;

  private SimulationProbe() {}

  /** What is simulated. */
  enum Market {
    /** A year at 60 % volatility with jumps and four crashes. */
    YEAR,
    /** A month in which hardly a price moves. */
    QUIET,
    /** A month with three crashes. */
    CRASHES,
    /** Nothing: every account is looked at, at each of four points of some bars. */
    EVERYBODY
  }

  /**
   * What it took.
   *
   * @param opening seconds until the first bar was over, accounts and path made
   * @param rest seconds of all other bars
   * @param processor seconds of processor time of the whole JVM, its compiler and collector
   *     included
   * @param mebibytes most memory resident at a time; NaN where the system does not say
   */
  record Cost(double opening, double rest, double processor, double mebibytes, long liquidations) {}

  /** Runs a JVM and reads what it prints. */
  static Cost measure(Market market, int accounts) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx2g");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:ActiveProcessorCount=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SimulationProbe.class.getName());
    command.add(market.name());
    command.add(Integer.toString(accounts));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String printed = new String(process.getInputStream().readAllBytes()).strip();
      int exit = process.waitFor();
      String[] parts = printed.split(" ");
      if (exit != 0 || parts.length != 5) {
        throw new IllegalStateException("the simulation ended with " + exit + ": " + printed);
      }
      return new Cost(
          Double.parseDouble(parts[0]),
          Double.parseDouble(parts[1]),
          Double.parseDouble(parts[2]),
          Double.parseDouble(parts[3]),
          Long.parseLong(parts[4]));
    } catch (IOException e) {
      throw new IllegalStateException("the simulation did not run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Arguments: the market, how many accounts. */
  public static void main(String[] args) {
    Market market = Market.valueOf(args[0]);
    int accounts = Integer.parseInt(args[1]);
    long start = System.nanoTime();
    long[] opened = {start};
    long liquidations =
        market == Market.EVERYBODY
            ? everybody(accounts, opened)
            : simulate(market, accounts, opened);
    long end = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "%.9f %.9f %.9f %.1f %d%n",
        1e-9 * (opened[0] - start),
        1e-9 * (end - opened[0]),
        1e-9 * processorNanos(),
        resident(),
        liquidations);
  }

  private static long simulate(Market market, int accounts, long[] opened) {
    SimulationResult result =
        ExchangeSimulation.run(
            SimulationSettings.of(rules(), FUND),
            population(accounts),
            path(market, accounts),
            (what, done, total) -> {
              if (done == 1) {
                opened[0] = System.nanoTime();
              }
            });
    return result.count(Action.LIQUIDATE);
  }

  /** Equity and maintenance of everybody, as one would look without an index. */
  private static long everybody(int accounts, long[] opened) {
    BracketTable table = rules().of(new io.plimsoll.datasets.market.InstrumentId("ANY")).brackets();
    GeneratedPopulation population = population(accounts);
    InstrumentPath path = path(Market.YEAR, accounts).get(0);
    double[] wallet = new double[accounts];
    double[] quantity = new double[accounts];
    double entry = path.price(0, 0);
    for (int a = 0; a < accounts; a++) {
      Trader trader = population.trader(a, 0);
      wallet[a] = trader.collateral();
      quantity[a] = trader.legs().get(0).notional() / entry;
    }
    opened[0] = System.nanoTime();
    long breached = 0;
    for (int bar = 0; bar < LOOKED_BARS; bar++) {
      for (int point = 0; point < InstrumentPath.POINTS; point++) {
        double mark = path.price(bar, point);
        for (int a = 0; a < accounts; a++) {
          double equity = wallet[a] + quantity[a] * (mark - entry);
          breached += equity < table.maintenance(Math.abs(quantity[a]) * mark) ? 1 : 0;
        }
      }
    }
    return breached;
  }

  /** The seconds that a year of looking at everybody would take. */
  static double yearOf(Cost everybody) {
    return everybody.rest() * YEAR_BARS / LOOKED_BARS;
  }

  private static VenueRules rules() {
    return (VenueRules) RuleSets.load("reference-linear", Yaml::read);
  }

  private static GeneratedPopulation population(int accounts) {
    return new GeneratedPopulation(GeneratedPopulation.Settings.of(1, accounts, 1));
  }

  /** Depth grows with the accounts, so that a crowd moves the price as much as a few do. */
  private static MarketPath path(Market market, int accounts) {
    double depth = 1_000.0 * accounts;
    return SyntheticPath.of(
        switch (market) {
          case YEAR, EVERYBODY -> SyntheticPath.Settings.fiveMinutes(1, 1, YEAR_BARS, 4, depth);
          case CRASHES -> SyntheticPath.Settings.fiveMinutes(1, 1, MONTH_BARS, 3, depth);
          case QUIET ->
              new SyntheticPath.Settings(1, 1, MONTH_BARS, YEAR_BARS, 0.005, 0, 0, 0, 0, depth);
        });
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double resident() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return Double.NaN;
    }
    return Double.NaN;
  }
}
