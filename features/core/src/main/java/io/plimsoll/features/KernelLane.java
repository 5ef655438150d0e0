package io.plimsoll.features;

import io.plimsoll.datasets.Observation;
import java.util.List;

/**
 * The kernels that are handed one kind of observation; flat arrays, for the loop over events is the
 * hot one.
 */
final class KernelLane {
  private final Kernel<Observation, Object>[] kernels;

  /** {@code states[instrument][kernel]}. */
  private final Object[][] states;

  @SuppressWarnings({"unchecked", "rawtypes"})
  KernelLane(List<Kernel<Observation, Object>> kernels, int instruments) {
    this.kernels = kernels.toArray(new Kernel[0]);
    this.states = new Object[instruments][this.kernels.length];
  }

  boolean isEmpty() {
    return kernels.length == 0;
  }

  void update(int instrument, Observation event) {
    Object[] own = states[instrument];
    for (int k = 0; k < kernels.length; k++) {
      kernels[k].update(own[k], event);
    }
  }

  void put(int instrument, int kernel, Object state) {
    states[instrument][kernel] = state;
  }
}
