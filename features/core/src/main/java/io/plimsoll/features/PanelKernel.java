package io.plimsoll.features;

import io.plimsoll.datasets.Observation;

/**
 * A kernel that sees all instruments of the universe and has a number for each of them: how one
 * moves against another or against the market. Its scope is {@link KernelSpec.Scope#PANEL}.
 *
 * <p>There is one state a universe; it is handed each observation once, whatever its instrument.
 * Kernels of market and panel scope that give equal {@link #stateKey()}s share it.
 *
 * @param <E> the kind of observation it consumes
 * @param <S> its state
 */
public interface PanelKernel<E extends Observation, S> extends Kernel<E, S> {

  /**
   * The feature of an instrument, by its place in the universe, as of a time not before the last
   * event; NaN until warm, and whenever it is not defined.
   */
  double value(S state, int instrument, long asOfNanos);

  /** The feature of the first instrument of the universe. */
  @Override
  default double value(S state, long asOfNanos) {
    return value(state, 0, asOfNanos);
  }
}
