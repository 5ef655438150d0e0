package io.plimsoll.features;

import io.plimsoll.datasets.market.MarketEvent;

/**
 * One feature's arithmetic: settings in this object, everything that changes in the state.
 *
 * <p>One kernel object serves any number of keys, each with a state of its own. A kernel never
 * looks at a clock and never allocates in {@link #update} or {@link #value}. A restart is {@code
 * restore(save(state))} and continues bit for bit.
 *
 * @param <E> the kind of event it consumes
 * @param <S> its state
 */
public interface Kernel<E extends MarketEvent, S> {

  /** What it is: name, unit, range, formula, source. */
  KernelSpec spec();

  /** The kind of event that {@link #update} takes; the runner hands it nothing else. */
  Class<E> consumes();

  /** A state that has seen nothing. */
  S create();

  /** Takes in one event; the events of a state come in available order. */
  void update(S state, E event);

  /**
   * The feature as of a time not before the last event; NaN until warm, and whenever it is not
   * defined.
   */
  double value(S state, long asOfNanos);

  /** Everything the state knows. */
  double[] save(S state);

  /** A state that knows what {@link #save} gave. */
  S restore(double[] saved);
}
