package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;

/**
 * A kernel that makes one number of what a sampled quantity is and was: a subclass says what an
 * event samples and what the history means.
 *
 * <p>A sample holds until the next one, at most for {@code max-age}: what was published longer ago
 * says nothing about now. A number that is not finite is NaN.
 *
 * <p><b>Cost</b>: O(1) an event, amortized; a row O(bars since the sample it finds).
 *
 * @param <E> the kind of event
 */
public abstract class HistoryKernel<E extends Observation> implements Kernel<E, SampledHistory> {
  private final Class<E> consumes;
  private final KernelSpec spec;
  private final long barNanos;
  private final int buckets;

  /** After how long a sample is forgotten. */
  protected final long maxAgeNanos;

  /** A kernel that looks back over a window; 0 where it looks at the last sample only. */
  protected HistoryKernel(
      Class<E> consumes, KernelSpec spec, long barNanos, long windowNanos, long maxAgeNanos) {
    this.consumes = consumes;
    this.spec = spec;
    this.barNanos = barNanos;
    this.maxAgeNanos = Checks.positive(maxAgeNanos, "maxAgeNanos");
    this.buckets = SampledHistory.bucketsFor(windowNanos, maxAgeNanos, barNanos);
  }

  /** When an event's sample began to hold: when it became available. */
  protected long filedNanos(E event) {
    return event.availableNanos();
  }

  /** What an event says the quantity is; NaN where it does not say. */
  protected abstract double sample(E event);

  /** The number that the history means. */
  protected abstract double number(SampledHistory history, long asOfNanos);

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<E> consumes() {
    return consumes;
  }

  @Override
  public final SampledHistory create() {
    return new SampledHistory(buckets, barNanos);
  }

  @Override
  public final void update(SampledHistory history, E event) {
    history.set(filedNanos(event), sample(event));
  }

  @Override
  public final double value(SampledHistory history, long asOfNanos) {
    double number = number(history, asOfNanos);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public final double[] save(SampledHistory history) {
    SavedState.Writer out = new SavedState.Writer();
    history.save(out);
    return out.toArray();
  }

  @Override
  public final SampledHistory restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    SampledHistory history = create();
    history.restore(in);
    in.end();
    return history;
  }
}
