package io.plimsoll.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.store.ArrowFiles;
import io.plimsoll.datasets.store.ColumnTable;
import io.plimsoll.datasets.store.ParquetFiles;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tape view computed by data-frame libraries from the same columns, on one thread, with the
 * same numbers: what they give is compared with ours before it is timed.
 */
final class Peers {
  private static final double TOLERANCE = 1e-6;
  private static final int ROUNDS = 3;

  private Peers() {}

  /**
   * How fast a peer is.
   *
   * @param name library and formulation
   * @param millionsPerSecond million trades a second
   * @param everyEvent whether it gives values after each trade, not once a minute
   * @param promised whether it is the one that is promised to be beaten
   */
  record Timing(String name, double millionsPerSecond, boolean everyEvent, boolean promised) {}

  /** Times the peers; those in Python only where there is an interpreter. */
  static List<Timing> trades(int count, @Nullable String python) {
    return Python.inFolder(folder -> run(folder, count, python));
  }

  private static List<Timing> run(Path folder, int count, @Nullable String python)
      throws IOException {
    MarketEvent[] trades = BenchData.trades(count, BenchData.universe(1));
    FeatureTable ours =
        BatchRunner.run(
                ViewBenchmark.viewOf("tape-1m"),
                BenchData.universe(1),
                sink -> Arrays.stream(trades).forEach(sink))
            .getFirst();
    List<Timing> timings = new ArrayList<>();
    timings.add(duckDb(folder, columns(trades), ours));
    if (python != null) {
      timings.addAll(python(folder, columns(trades), ours, python));
    }
    return timings;
  }

  private static Timing duckDb(Path folder, ColumnTable trades, FeatureTable ours)
      throws IOException {
    Path in = folder.resolve("trades.parquet");
    Path out = folder.resolve("rows.parquet");
    ParquetFiles.write(in, trades);
    String sql = Python.text("tape.sql");
    double best = Double.POSITIVE_INFINITY;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads = 1");
      statement.execute("create table trades as select * from read_parquet('" + in + "')");
      for (int i = 0; i < ROUNDS; i++) {
        long begin = System.nanoTime();
        statement.execute("create or replace table rows as " + sql);
        best = Math.min(best, (System.nanoTime() - begin) / 1e9);
      }
      statement.execute("copy rows to '" + out + "' (format parquet)");
    } catch (SQLException e) {
      throw new PlimsollException(ErrorCode.INTERNAL, "DuckDB failed: " + e.getMessage(), e);
    }
    compare("DuckDB", ParquetFiles.read(out), ours);
    return new Timing("DuckDB, window functions", trades.rows() / best / 1e6, false, false);
  }

  private static List<Timing> python(
      Path folder, ColumnTable trades, FeatureTable ours, String interpreter) throws IOException {
    ArrowFiles.write(folder.resolve("trades.arrow"), trades);
    String out = Python.run(interpreter, "peers.py", folder);
    compare("Polars", ArrowFiles.read(folder.resolve("rows.arrow")), ours);
    List<Timing> timings = new ArrayList<>();
    for (JsonNode peer : new ObjectMapper().readTree(out)) {
      timings.add(
          new Timing(
              peer.get("name").asText(),
              trades.rows() / peer.get("seconds").asDouble() / 1e6,
              peer.get("every_event").asBoolean(),
              peer.get("promised").asBoolean()));
    }
    return timings;
  }

  private static ColumnTable columns(MarketEvent[] trades) {
    List<Trade> list = Arrays.stream(trades).map(Trade.class::cast).toList();
    return ColumnTable.builder()
        .longs("t", list.stream().mapToLong(Trade::availableNanos).toArray())
        .doubles("p", list.stream().mapToDouble(Trade::price).toArray())
        .doubles("q", list.stream().mapToDouble(Trade::quantity).toArray())
        .doubles(
            "s",
            list.stream()
                .mapToDouble(trade -> trade.aggressor() == Trade.Aggressor.BUYER ? 1 : -1)
                .toArray())
        .build();
  }

  /** The largest size of a column: sums that cancel are held to what they are sums of. */
  private static double largest(FeatureTable table, int column) {
    double largest = 0;
    for (int row = 0; row < table.size(); row++) {
      largest =
          Math.max(
              largest,
              Double.isNaN(table.value(row, column)) ? 0 : Math.abs(table.value(row, column)));
    }
    return largest;
  }

  /** Throws if a peer's rows are not ours: then the times would compare different work. */
  static void compare(String peer, ColumnTable theirs, FeatureTable ours) {
    long[] times = theirs.longs("as_of");
    int row = 0;
    int compared = 0;
    for (int i = 0; i < times.length; i++) {
      while (row < ours.size() && ours.asOfNanos(row) < times[i]) {
        row++;
      }
      if (row < ours.size() && ours.asOfNanos(row) == times[i]) {
        compared += compareRow(peer, theirs, i, ours, row);
      }
    }
    if (compared == 0) {
      throw new PlimsollException(
          ErrorCode.INTERNAL, "no number of " + peer + " could be compared");
    }
  }

  private static int compareRow(
      String peer, ColumnTable theirs, int at, FeatureTable ours, int row) {
    int compared = 0;
    for (int column = 0; column < ours.columns().size(); column++) {
      String name = ours.columns().get(column);
      double mine = ours.value(row, column);
      double other = theirs.doubles(name)[at];
      if (Double.isNaN(mine)) {
        continue;
      }
      compared++;
      if (!(Math.abs(mine - other) <= TOLERANCE * largest(ours, column))) {
        throw new PlimsollException(
            ErrorCode.INTERNAL,
            peer
                + "'s "
                + name
                + " at "
                + ours.asOfNanos(row)
                + " is "
                + other
                + ", ours is "
                + mine);
      }
    }
    return compared;
  }
}
