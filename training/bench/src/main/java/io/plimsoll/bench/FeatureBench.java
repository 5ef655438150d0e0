package io.plimsoll.bench;

import io.plimsoll.datasets.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the feature library: events through views, columns, matrices, and the same work
 * done by others in the same run.
 *
 * <p>All of it runs on one thread. What is promised stands with each figure.
 */
public final class FeatureBench {
  private static final int TRADES = 500_000;

  /** Enough that starting up does not count, neither ours nor theirs. */
  private static final int COMPARED = 4 * TRADES;

  private static final int BATCH_ROWS = 1 << 16;
  private static final int COLUMN_ROWS = 32_000_000;

  private final Jmh jmh;
  private final boolean quick;
  private final Progress progress;
  private final List<Figure> figures = new ArrayList<>();
  private int done;

  private FeatureBench(boolean quick, Progress progress) {
    this.jmh = new Jmh(quick);
    this.quick = quick;
    this.progress = progress;
  }

  /**
   * Runs everything.
   *
   * @param quick whether to measure briefly, to see that it works: such figures are not to be
   *     quoted
   * @param python an interpreter that has Polars and pandas; null where there is none
   */
  public static List<Figure> run(boolean quick, @Nullable String python, Progress progress) {
    FeatureBench bench = new FeatureBench(quick, progress);
    bench.trades(python);
    bench.books();
    bench.columns();
    bench.matrices();
    return List.copyOf(bench.figures);
  }

  private void say(String what) {
    progress.update(what, done++, 20);
  }

  private void trades(@Nullable String python) {
    say("trades, a row a minute");
    Figure ours = view("trades through tape-1m", "tape-1m", COMPARED, 1, false).atLeast(3);
    say("peers on the same trades");
    List<Peers.Timing> peers = Peers.trades(quick ? TRADES / 5 : COMPARED, python);
    for (Peers.Timing peer : peers) {
      if (!peer.everyEvent()) {
        figures.add(beside(ours, peer));
      }
    }
    say("trades, values after each");
    Figure each =
        view("trades through tape-1m, values after each", "tape-1m", COMPARED, 1, true).atLeast(3);
    for (Peers.Timing peer : peers) {
      if (peer.everyEvent()) {
        figures.add(beside(each, peer));
      }
    }
    for (int times : new int[] {1, 4, 16}) {
      say("trades, " + times + " times as many");
      figures.add(view("trades, " + times + "x events", "tape-1m", times * TRADES, 1, false));
    }
    for (int instruments : new int[] {1, 4, 16}) {
      say("trades, of " + instruments + " instruments");
      figures.add(
          view(
              "trades, " + instruments + "x instruments, as many each",
              "tape-1m",
              instruments * TRADES,
              instruments,
              false));
    }
  }

  private static Figure beside(Figure ours, Peers.Timing peer) {
    Figure figure = ours.beside(peer.name(), ours.value() / peer.millionsPerSecond());
    return peer.promised() ? figure.timesAtLeast(5) : figure;
  }

  private void books() {
    say("book messages");
    figures.add(view("L2 messages through book-1m", "book-1m", 300_000, 1, false).atLeast(1));
  }

  private Figure view(String name, String view, int events, int instruments, boolean everyEvent) {
    Jmh.Measured measured =
        jmh.run(
            ViewBenchmark.class,
            "run",
            Map.of(
                "view", view,
                "events", Integer.toString(events),
                "instruments", Integer.toString(instruments),
                "everyEvent", Boolean.toString(everyEvent)));
    double millions = events / measured.millis() / 1e3;
    return Figure.of(
        name,
        millions,
        "M/s",
        millions * measured.error() / measured.millis(),
        measured.bytes() / events);
  }

  private void columns() {
    say("a mapped column");
    double mapped = gigabytes("mapped");
    say("a column through Arrow's reader");
    double copied = gigabytes("arrowReader");
    figures.add(
        Figure.of("mapped Arrow column", mapped, "GB/s", Double.NaN, Double.NaN)
            .beside("Arrow's file reader", mapped / copied)
            .atLeast(15));
    say("rolling moments");
    double moments = nanosPerRow("moments");
    for (String peer : List.of("plainLoop", "slidingLoop")) {
      say("rolling moments, " + peer);
      double other = nanosPerRow(peer);
      Figure figure =
          Figure.of("rolling moments of 60 rows", moments, "ns/row", Double.NaN, Double.NaN)
              .beside(
                  peer.equals("plainLoop") ? "plain loop" : "sums that slide, and drift",
                  other / moments);
      figures.add(peer.equals("plainLoop") ? figure.timesAtLeast(5) : figure);
    }
  }

  private void matrices() {
    for (int instruments : new int[] {125, 250, 500}) {
      say("the correlation matrix of " + instruments);
      Jmh.Measured measured =
          jmh.run(
              CorrelationBenchmark.class,
              "update",
              Map.of("instruments", Integer.toString(instruments)));
      Figure figure =
          Figure.of(
              "correlation matrix of " + instruments + ", with its features",
              measured.millis(),
              "ms",
              measured.error(),
              measured.bytes());
      figures.add(instruments == 500 ? figure.atMost(5) : figure);
    }
  }

  private double gigabytes(String method) {
    int rows = quick ? COLUMN_ROWS / 8 : COLUMN_ROWS;
    double millis =
        jmh.run(ColumnBenchmark.class, method, Map.of("rows", Integer.toString(rows))).millis();
    return rows * (double) Double.BYTES / millis / 1e6;
  }

  private double nanosPerRow(String method) {
    double millis =
        jmh.run(ColumnBenchmark.class, method, Map.of("rows", Integer.toString(BATCH_ROWS)))
            .millis();
    return millis * 1e6 / BATCH_ROWS;
  }
}
