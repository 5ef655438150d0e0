package io.plimsoll.features;

import io.plimsoll.datasets.Observation;
import java.util.List;

/**
 * One feature's arithmetic: settings in this object, everything that changes in the state.
 *
 * <p>One kernel object serves any number of keys, each with a state of its own. A kernel never
 * looks at a clock and never allocates in {@link #update} or {@link #value}. A restart is {@code
 * restore(save(state))} and continues bit for bit. What it is handed may be reused by the runner
 * for the next observation: a kernel keeps numbers, never the observation.
 *
 * @param <E> the kind of observation it consumes
 * @param <S> its state
 */
public interface Kernel<E extends Observation, S> {

  /** What it is: name, unit, range, formula, source. */
  KernelSpec spec();

  /** The kind of observation that {@link #update} takes; the runner hands it nothing else. */
  Class<E> consumes();

  /**
   * The kinds it is to be handed, each a {@link #consumes()}: one of {@link KernelInputs#kinds()}.
   * A kernel that looks at several kinds consumes {@link Observation} and names them here; one that
   * looks at nothing but the time names none.
   */
  default List<Class<? extends Observation>> kinds() {
    return List.of(consumes());
  }

  /**
   * Kernels of a view that give equal keys keep one state between them, which is handed each
   * observation once: what differs between them is only what they make of it. By default a kernel
   * shares its state with none.
   */
  default Object stateKey() {
    return this;
  }

  /** A state that has seen nothing. */
  S create();

  /** Takes in one observation; those of a state come in available order. */
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
