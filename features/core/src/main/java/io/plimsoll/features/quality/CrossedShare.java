package io.plimsoll.features.quality;

import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel.Window;
import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;

/**
 * How much of a window the book was crossed or locked: bid at or above ask, which no market means
 * for long.
 *
 * <p>{@code time crossed / time known}, or with {@code by: messages} the share of changes of the
 * best prices. A state holds until the next change, at most for {@code max-silence} (default 15m);
 * a missing side is not known and does not count. NaN until {@code warm-up} after the first quote,
 * after {@code max-silence}, and where nothing was known. Settings: {@code by} (time, messages;
 * default time), {@code window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: share. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) a change, O(bars since the one
 * before) if that is more; O(window / bar) a row. <b>Reference</b>: definition.
 */
public final class CrossedShare implements Kernel<TopOfBook, CrossedShare.State> {

  /** What a share is of. */
  public enum By {
    TIME,
    MESSAGES
  }

  private static final int CROSSED = 0;
  private static final int KNOWN = 1;

  private final By by;
  private final Window window;

  /** A kernel over a window. */
  public CrossedShare(By by, Window window) {
    this.by = by;
    this.window = window;
  }

  /** Reads {@code by}, {@code window}, {@code warm-up}, {@code max-silence}. */
  public static CrossedShare from(KernelSettings settings) {
    return new CrossedShare(
        settings.choice("by", By.TIME), Window.from(settings, BookGaps.MAX_SILENCE_NANOS));
  }

  /** What was crossed and what was known up to the last change, and how it is since. */
  public static final class State {
    private final BucketSums sums;
    private long sinceNanos = Long.MIN_VALUE;
    private boolean known;
    private boolean crossed;

    private State(BucketSums sums) {
      this.sums = sums;
    }
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "crossed-share",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "time (or messages) with bid >= ask / time (or messages) with bid and ask",
        "share",
        "[0, 1]",
        "definition",
        window.warmUpNanos());
  }

  @Override
  public Class<TopOfBook> consumes() {
    return TopOfBook.class;
  }

  @Override
  public State create() {
    return new State(window.sums(2));
  }

  @Override
  public void update(State state, TopOfBook top) {
    long nanos = Math.max(top.availableNanos(), state.sinceNanos);
    if (by == By.TIME && state.known) {
      accrue(state, nanos);
    }
    state.sums.hear(nanos);
    state.sinceNanos = nanos;
    state.known = top.bidPrice() > 0 && top.askPrice() > 0;
    state.crossed = top.bidPrice() >= top.askPrice();
    if (by == By.MESSAGES && state.known) {
      state.sums.add(CROSSED, nanos, state.crossed ? 1 : 0);
      state.sums.add(KNOWN, nanos, 1);
    }
  }

  /** Files the time since the last change, bucket by bucket. */
  private void accrue(State state, long nowNanos) {
    long barNanos = window.span().barNanos();
    long until = Math.min(nowNanos, state.sinceNanos + window.maxSilenceNanos());
    long from = Math.max(state.sinceNanos, until - window.span().nanos() - barNanos);
    while (from < until) {
      long end = Math.min(until, (BucketSums.bucketOf(from + 1, barNanos) + 1) * barNanos);
      state.sums.add(CROSSED, end, state.crossed ? end - from : 0);
      state.sums.add(KNOWN, end, end - from);
      from = end;
    }
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!window.known(state.sums, asOfNanos)) {
      return Double.NaN;
    }
    double open = 0;
    if (by == By.TIME && state.known) {
      long barNanos = window.span().barNanos();
      long begin = (BucketSums.bucketOf(asOfNanos, barNanos) + 1 - window.span().bars()) * barNanos;
      open = Math.max(0, asOfNanos - Math.max(state.sinceNanos, begin));
    }
    double crossed = state.sums.sum(CROSSED, asOfNanos) + (state.crossed ? open : 0);
    return crossed / (state.sums.sum(KNOWN, asOfNanos) + open);
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer();
    state.sums.save(out);
    out.putLong(state.sinceNanos).putLong(state.known ? 1 : 0);
    return out.putLong(state.crossed ? 1 : 0).toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    state.sums.restore(in);
    state.sinceNanos = in.getLong();
    state.known = in.getLong() == 1;
    state.crossed = in.getLong() == 1;
    in.end();
    return state;
  }
}
