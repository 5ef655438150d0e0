package io.plimsoll.bench;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossBook;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.rules.RuleSets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Equity less initial and maintenance requirement of a cross account after every one of its marks
 * changed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class CrossBenchmark {
  static final int POSITIONS = 20;
  private static final int MARKETS = 256;
  private static final String RULES = "reference-linear";

  /** A prepared book, or the account taken as it is. */
  @Param("book")
  public String way;

  private double[][] marks;
  private Reckoning reckoning;
  private int next;

  private interface Reckoning {
    double excess(double[] marks);
  }

  /** Draws an account and markets, and compares the ways. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    VenueRules rules = (VenueRules) RuleSets.load(RULES, Yaml::read);
    Movable market = new Movable(POSITIONS);
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < POSITIONS; i++) {
      double notional = Math.exp(random.nextDouble(7, 15));
      double quantity = (random.nextBoolean() ? notional : -notional) / market.marks[i];
      positions.add(Position.cross(market.instruments.get(i), quantity, market.marks[i]));
    }
    marks = new double[MARKETS][POSITIONS];
    for (double[] row : marks) {
      for (int i = 0; i < POSITIONS; i++) {
        row[i] = market.marks[i] * random.nextDouble(0.9, 1.1);
      }
    }
    Account account = new Account("a", 1e6, positions);
    Reckoning book = book(CrossBook.of(rules, account, market, MarginMultiplier.ONE));
    Reckoning plain = plain(new CrossMargin(rules), account, market);
    for (double[] row : marks) {
      if (book.excess(row) != plain.excess(row)) {
        throw new IllegalStateException("book and account differ");
      }
    }
    reckoning = way.equals("book") ? book : plain;
  }

  private static Reckoning book(CrossBook book) {
    return row -> {
      book.markAll(row);
      return book.equity() - book.maintenance() - book.initial();
    };
  }

  private static Reckoning plain(CrossMargin margin, Account account, Movable market) {
    return row -> {
      System.arraycopy(row, 0, market.marks, 0, row.length);
      return margin.equity(account, market)
          - margin.maintenance(account, market, MarginMultiplier.ONE)
          - margin.initial(account, market, MarginMultiplier.ONE);
    };
  }

  /** One market. */
  @Benchmark
  public double reckon() {
    return reckoning.excess(marks[next++ & (MARKETS - 1)]);
  }

  /** Marks that change in place. */
  private static final class Movable implements MarketState {
    final List<InstrumentId> instruments = new ArrayList<>();
    final double[] marks;
    private final Map<InstrumentId, Integer> numbers = new HashMap<>();

    Movable(int count) {
      marks = new double[count];
      for (int i = 0; i < count; i++) {
        InstrumentId id = new InstrumentId("SYN" + i + "-USDT");
        instruments.add(id);
        numbers.put(id, i);
        marks[i] = Math.exp(i - 8.0);
      }
    }

    @Override
    public double mark(InstrumentId instrument) {
      return marks[numbers.getOrDefault(instrument, -1)];
    }

    @Override
    public double depthNotional(InstrumentId instrument) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
