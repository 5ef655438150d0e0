package io.plimsoll.features;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns events into rows of features, one event at a time; its clock is the events' availability
 * and nothing else.
 *
 * <p><b>Rows.</b> A row is due at every multiple of {@link FeatureView#everyNanos()}. The row at g
 * holds everything available up to and including g, so it is made when time moves past g: by an
 * event after g, or by {@link #advanceTo}. Every instrument that has been heard of gets a row, in
 * the order of the universe. One that has been silent for {@value #SILENCE_DAYS} days is forgotten
 * and gets none until it is heard of again; this also bounds the work that one wrong time stamp can
 * cause.
 *
 * <p><b>Bars.</b> Trades become bars [a, b) of the view's span; b is reached by time, never only by
 * the next trade, and intervals without trades give flat bars once there was a first trade. A trade
 * belongs to the bar in which it became <i>available</i>: by event time, each trade whose report
 * crosses the end of its bar would be dropped. Bars that are sent instead of trades pass through as
 * they come, shorter ones are merged, missing ones are filled flat.
 *
 * <p><b>Books.</b> Messages about an order book build it; kernels see it as {@link KernelInputs}
 * says. After a gap it is not known, and what is made of it NaN, until the next snapshot.
 *
 * <p><b>Late events.</b> An event that was available before the newest closed bar began to count,
 * or not after the newest row, is counted and dropped. Feed an instrument trades or bars, not both;
 * a bar that can never fit the view is an error.
 *
 * <p>Not thread-safe. {@link #snapshot} and {@link #restore} continue bit for bit.
 */
public final class OnlineRunner {
  /** How often the depth of a built book is measured, rows aside. */
  public static final long BOOK_SAMPLE_NANOS = 1_000_000_000L;

  private static final int SILENCE_DAYS = 30;
  private static final long SILENCE_NANOS = SILENCE_DAYS * 86_400_000_000_000L;

  /**
   * Times later than this would overflow when the next row is planned; it lies in the year 2260.
   */
  private static final long LAST_NANOS = Long.MAX_VALUE - 2 * 366 * 86_400_000_000_000L;

  private final FeatureView view;
  private final List<InstrumentId> universe;
  private final RowSink sink;
  private final KernelSet kernels;
  private final GridClock clock;
  private final Positions positions;
  private final InstrumentFeed[] feeds;

  private Consumer<? super Bar> barTap = bar -> {};
  private long accepted;
  private long late;
  private long foreign;
  private long rows;
  private long bookGaps;

  /** A runner with the kernels of this project. */
  public OnlineRunner(FeatureView view, List<InstrumentId> universe, RowSink sink) {
    this(view, universe, sink, KernelRegistry.standard());
  }

  /**
   * A runner over a universe; throws IllegalArgumentException where the view asks for what a kernel
   * cannot do.
   */
  public OnlineRunner(
      FeatureView view, List<InstrumentId> universe, RowSink sink, KernelRegistry registry) {
    if (view.entity() != FeatureEntity.INSTRUMENT) {
      throw new IllegalArgumentException(
          "view '"
              + view.name()
              + "' has rows of an "
              + view.entity().text()
              + ", not of an instrument");
    }
    this.view = view;
    this.universe = List.copyOf(universe);
    this.sink = sink;
    this.positions = new Positions(this.universe);
    this.kernels = new KernelSet(view, this.universe, registry);
    this.clock = new GridClock(view.barNanos(), view.everyNanos());
    int size = universe.size();
    feeds = new InstrumentFeed[size];
    for (int i = 0; i < size; i++) {
      feeds[i] =
          new InstrumentFeed(
              universe.get(i), i, view, kernels, bar -> barTap.accept(bar), SILENCE_NANOS);
    }
  }

  /**
   * What became of the events so far.
   *
   * @param accepted events that went into the features
   * @param late events dropped because what they belong to was closed
   * @param foreign events of instruments outside the universe, ignored
   * @param rows rows made
   * @param bookGaps how often messages about a book were missing
   */
  public record Counters(long accepted, long late, long foreign, long rows, long bookGaps) {}

  /**
   * Hands every bar that the bar kernels see to a consumer too: what labels and replays are made
   * of. To be called before the first event: a view without bar kernels makes no bars before.
   */
  public void tapBars(Consumer<? super Bar> tap) {
    barTap = tap;
    for (InstrumentFeed feed : feeds) {
      feed.wantBars();
    }
  }

  /** What became of the events so far. */
  public Counters counters() {
    return new Counters(accepted, late, foreign, rows, bookGaps);
  }

  /**
   * Takes one event; rows due before it are made first. Throws PlimsollException on a bar that
   * cannot fit the view.
   */
  public void accept(MarketEvent event) {
    int i = positions.of(event.instrument());
    if (i < 0) {
      foreign++;
      return;
    }
    long nanos = event.availableNanos();
    checkTime(nanos);
    feeds[i].check(event);
    if (clock.isLate(nanos) || feeds[i].isLate(event)) {
      late++;
      return;
    }
    advance(nanos);
    if (!clock.running()) {
      clock.start(nanos);
    }
    if (feeds[i].take(event)) {
      bookGaps++;
    }
    accepted++;
  }

  /**
   * What the kernels say of an instrument between two rows, as of a time not before the last event.
   * Changes nothing, so a book that changed since it was measured last counts as it was then.
   *
   * @param into one number a column; NaN for an instrument outside the universe
   */
  public void peek(InstrumentId instrument, long asOfNanos, double[] into) {
    if (into.length != view.features().size()) {
      throw new IllegalArgumentException(
          "into must have " + view.features().size() + " numbers, had " + into.length);
    }
    int i = positions.of(instrument);
    if (i < 0) {
      Arrays.fill(into, Double.NaN);
    } else {
      kernels.values(i, asOfNanos, into);
    }
  }

  /**
   * Makes all rows due strictly before a time and closes the bars that end up to it. Going back
   * does nothing.
   */
  public void advanceTo(long nanos) {
    checkTime(nanos);
    advance(nanos);
  }

  private static void checkTime(long nanos) {
    if (nanos > LAST_NANOS || nanos < -LAST_NANOS) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "a time must lie between the years 1680 and 2260, was " + nanos + " ns");
    }
  }

  private void advance(long nanos) {
    while (true) {
      switch (clock.due(nanos)) {
        case ROW -> makeRows(clock.takeRow());
        case BAR_END -> {
          long end = clock.takeBarEnd();
          for (InstrumentFeed feed : feeds) {
            feed.closeBar(end);
          }
        }
        case NOTHING -> {
          return;
        }
      }
    }
  }

  private void makeRows(long asOfNanos) {
    boolean first = true;
    for (InstrumentFeed feed : feeds) {
      feed.forgetIfSilent(asOfNanos, SILENCE_NANOS);
      feed.sampleBook();
    }
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i].heard()) {
        sink.row(universe.get(i), asOfNanos, kernels.row(i, asOfNanos, first));
        rows++;
        first = false;
      }
    }
    if (first) {
      clock.stop();
      kernels.resetMarket();
    }
  }

  /** Everything the runner knows. */
  public Snapshot snapshot() {
    SavedState.Writer out = new SavedState.Writer();
    clock.save(out);
    out.putLong(accepted).putLong(late).putLong(foreign).putLong(rows).putLong(bookGaps);
    for (InstrumentFeed feed : feeds) {
      feed.save(out);
    }
    kernels.save(out);
    return new Snapshot(owner(), out.toArray());
  }

  /**
   * Takes over what {@link #snapshot} gave; throws PlimsollException if it is of another view,
   * kernel version or universe.
   */
  public void restore(Snapshot snapshot) {
    if (!snapshot.owner().equals(owner())) {
      throw new PlimsollException(
          ErrorCode.CONFLICT,
          "the snapshot is of [" + snapshot.owner() + "], this runner is [" + owner() + "]");
    }
    SavedState.Reader in = new SavedState.Reader(snapshot.state());
    clock.restore(in);
    accepted = in.getLong();
    late = in.getLong();
    foreign = in.getLong();
    rows = in.getLong();
    bookGaps = in.getLong();
    for (InstrumentFeed feed : feeds) {
      feed.restore(in);
    }
    kernels.restore(in);
    in.end();
  }

  private String owner() {
    return "view "
        + view.name()
        + "@"
        + view.version()
        + ", kernels "
        + kernels.ids()
        + ", universe "
        + universe;
  }
}
