package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;

/**
 * A kernel that makes one number of sums of irregular events over a window of time: a subclass says
 * what an event adds and what the sums mean.
 *
 * <p>It is NaN before the first event and until {@code warm-up} after it: a feed that was never
 * heard of is not a feed on which nothing happened. From then on a window without events holds
 * zero, until nothing was heard of for longer than {@code max-silence}: then the feed counts as
 * broken. A number that is not finite is NaN.
 *
 * <p><b>Cost</b>: O(1) an event, O(window / bar) a row; see {@link BucketSums}.
 *
 * @param <E> the kind of event
 */
public abstract class BucketKernel<E extends Observation> implements Kernel<E, BucketSums> {

  /**
   * A window, how long a feed must have been heard of, and how long it may be silent.
   *
   * @param span the window in bars, and the warm-up
   * @param maxSilenceNanos after this a feed counts as broken
   */
  public record Window(BarSpan span, long maxSilenceNanos) {
    public Window {
      Checks.positive(maxSilenceNanos, "maxSilenceNanos");
    }

    /** Reads {@code window}, {@code warm-up}, {@code max-silence} (or its default). */
    public static Window from(KernelSettings settings, long maxSilenceNanos) {
      return new Window(BarSpan.from(settings), settings.nanos("max-silence", maxSilenceNanos));
    }

    /** How much history it needs. */
    public long warmUpNanos() {
      return span.warmUpBars() * span.barNanos();
    }

    /** Empty sums over it. */
    public BucketSums sums(int count) {
      return new BucketSums(span.bars(), span.barNanos(), count);
    }

    /** Whether sums over it can be told. */
    public boolean known(BucketSums sums, long asOfNanos) {
      return sums.known(asOfNanos, warmUpNanos(), maxSilenceNanos);
    }
  }

  private final Class<E> consumes;
  private final Window window;
  private final KernelSpec spec;
  private final int sums;

  /** A kernel that keeps some sums. */
  protected BucketKernel(Class<E> consumes, Window window, KernelSpec spec, int sums) {
    this.consumes = consumes;
    this.window = window;
    this.spec = spec;
    this.sums = sums;
  }

  /** Adds what an event contributes. */
  protected abstract void add(BucketSums sums, E event);

  /** The number that the sums mean. */
  protected abstract double number(BucketSums sums, long asOfNanos);

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<E> consumes() {
    return consumes;
  }

  @Override
  public final BucketSums create() {
    return window.sums(sums);
  }

  @Override
  public final void update(BucketSums state, E event) {
    state.hear(event.availableNanos());
    add(state, event);
  }

  @Override
  public final double value(BucketSums state, long asOfNanos) {
    if (!window.known(state, asOfNanos)) {
      return Double.NaN;
    }
    double number = number(state, asOfNanos);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public final double[] save(BucketSums state) {
    SavedState.Writer out = new SavedState.Writer();
    state.save(out);
    return out.toArray();
  }

  @Override
  public final BucketSums restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    BucketSums state = create();
    state.restore(in);
    in.end();
    return state;
  }
}
