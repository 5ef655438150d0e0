package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;

/**
 * A kernel whose number is made of the last observation alone: a subclass says what it is.
 *
 * <p>It is NaN before the first observation, where the number is not finite, and where the last
 * observation is older than {@code max-age} (default 15m): a book of an hour ago says nothing about
 * now.
 *
 * @param <E> the kind of observation
 */
abstract class LatestKernel<E extends Observation> implements Kernel<E, Latest> {
  private final Class<E> consumes;
  private final KernelSpec spec;
  private final long maxAgeNanos;

  LatestKernel(Class<E> consumes, KernelSpec spec, long maxAgeNanos) {
    this.consumes = consumes;
    this.spec = spec;
    this.maxAgeNanos = Checks.positive(maxAgeNanos, "maxAgeNanos");
  }

  /** A spec without warm-up, in its first version. */
  static KernelSpec spec(String name, String formula, String unit, String range, String reference) {
    return new KernelSpec(name, 1, KernelSpec.Scope.INSTRUMENT, formula, unit, range, reference, 0);
  }

  /** The number that an observation gives; NaN where it gives none. */
  abstract double number(E event);

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<E> consumes() {
    return consumes;
  }

  @Override
  public final Latest create() {
    return new Latest();
  }

  @Override
  public final void update(Latest latest, E event) {
    latest.set(event.availableNanos(), number(event));
  }

  @Override
  public final double value(Latest latest, long asOfNanos) {
    return latest.value(asOfNanos, maxAgeNanos);
  }

  @Override
  public final double[] save(Latest latest) {
    return latest.save();
  }

  @Override
  public final Latest restore(double[] saved) {
    return Latest.restore(saved);
  }
}
