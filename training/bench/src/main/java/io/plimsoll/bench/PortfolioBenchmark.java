package io.plimsoll.bench;

import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.option.Black76;
import io.plimsoll.margin.portfolio.DerivePm2Rules;
import io.plimsoll.margin.portfolio.Pm2Book;
import io.plimsoll.margin.portfolio.Pm2Engine;
import io.plimsoll.margin.rules.RuleSets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The whole portfolio margin of a book of options under Derive's rules; beside it nothing but the
 * prices that the scenarios need, each by the textbook's formula.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class PortfolioBenchmark {
  static final int OPTIONS = 100;
  static final int SCENARIOS = 33;
  private static final int EXPIRIES = 10;
  private static final double DAY = 86_400;

  /** The engine, or the textbook's prices. */
  @Param("engine")
  public String way;

  private final double[] forward = new double[OPTIONS];
  private final double[] strike = new double[OPTIONS];
  private final double[] volatility = new double[OPTIONS];
  private final double[] years = new double[OPTIONS];
  private final double[] quantity = new double[OPTIONS];
  private final Right[] right = new Right[OPTIONS];
  private Pm2Engine engine;
  private Pm2Book book;
  private int next;

  /** Draws a book. */
  @Setup
  public void fill() {
    DerivePm2Rules rules = (DerivePm2Rules) RuleSets.load("derive-pm2-eth", Yaml::read);
    if (rules.scenarios().size() != SCENARIOS) {
      throw new IllegalStateException(
          "the rules have " + rules.scenarios().size() + " scenarios, not " + SCENARIOS);
    }
    engine = new Pm2Engine(rules);
    book = new Pm2Book();
    book.market(3000, 1, 1, 100_000);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < OPTIONS; i++) {
      int expiry = i / (OPTIONS / EXPIRIES);
      double seconds = (expiry + 1) * (expiry + 1) * 3 * DAY;
      forward[i] = 3000 * (1 + 0.01 * expiry);
      years[i] = seconds / (365 * DAY);
      strike[i] = Math.rint(forward[i] * Math.exp(random.nextDouble(-0.5, 0.5)));
      volatility[i] = random.nextDouble(0.5, 0.9);
      quantity[i] = random.nextDouble(-50, 50);
      right[i] = random.nextBoolean() ? Right.CALL : Right.PUT;
      if (i % (OPTIONS / EXPIRIES) == 0) {
        book.options.addExpiry(seconds, forward[i], 0, 0.99);
        book.expiryConfidence(1);
      }
      book.options.addOption(right[i], strike[i], volatility[i], quantity[i]);
    }
  }

  /** One valuation, each time at another price of the underlying. */
  @Benchmark
  public double margin() {
    double factor = 1 + 1e-3 * (next++ & 63);
    if (way.equals("engine")) {
      engine.evaluate(book, factor);
      return engine.initialRequirement();
    }
    double sum = 0;
    for (int s = 0; s < SCENARIOS; s++) {
      double move = factor * (0.7 + 0.02 * s);
      for (int i = 0; i < OPTIONS; i++) {
        sum +=
            quantity[i]
                * Black76.price(
                    right[i], forward[i] * move, strike[i], 1.1 * volatility[i], years[i], 0.99);
      }
    }
    return sum;
  }
}
