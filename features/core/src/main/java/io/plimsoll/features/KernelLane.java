package io.plimsoll.features;

import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * The kernels that consume one kind of event, with a state for each instrument; flat arrays, for
 * the loop over events is the hot one.
 */
final class KernelLane {
  private final Kernel<MarketEvent, Object>[] kernels;
  private final boolean[] market;

  /**
   * {@code states[instrument][kernel]}; a kernel of market scope has the same state in every row.
   */
  private final Object[][] states;

  @SuppressWarnings({"unchecked", "rawtypes"})
  KernelLane(List<Kernel<MarketEvent, Object>> kernels, int instruments) {
    this.kernels = kernels.toArray(new Kernel[0]);
    this.market = new boolean[this.kernels.length];
    this.states = new Object[instruments][this.kernels.length];
    for (int k = 0; k < market.length; k++) {
      market[k] = this.kernels[k].spec().scope() == KernelSpec.Scope.MARKET;
    }
    for (int i = 0; i < instruments; i++) {
      reset(i);
    }
    resetMarket();
  }

  boolean isMarket(int kernel) {
    return market[kernel];
  }

  void update(int instrument, MarketEvent event) {
    Object[] own = states[instrument];
    for (int k = 0; k < kernels.length; k++) {
      kernels[k].update(own[k], event);
    }
  }

  double value(int instrument, int kernel, long asOfNanos) {
    return kernels[kernel].value(states[instrument][kernel], asOfNanos);
  }

  /** Forgets what the kernels know of one instrument. */
  void reset(int instrument) {
    for (int k = 0; k < kernels.length; k++) {
      if (!market[k]) {
        states[instrument][k] = kernels[k].create();
      }
    }
  }

  /** Forgets what the kernels of market scope know. */
  void resetMarket() {
    for (int k = 0; k < kernels.length; k++) {
      if (market[k]) {
        share(k, kernels[k].create());
      }
    }
  }

  private void share(int kernel, Object state) {
    for (Object[] own : states) {
      own[kernel] = state;
    }
  }

  void save(SavedState.Writer out) {
    for (int k = 0; k < kernels.length; k++) {
      for (int i = 0; i < (market[k] ? 1 : states.length); i++) {
        double[] saved = kernels[k].save(states[i][k]);
        out.putLong(saved.length);
        for (double value : saved) {
          out.put(value);
        }
      }
    }
  }

  void restore(SavedState.Reader in) {
    for (int k = 0; k < kernels.length; k++) {
      for (int i = 0; i < (market[k] ? 1 : states.length); i++) {
        Object state = kernels[k].restore(in.getAll(in.getLong()));
        if (market[k]) {
          share(k, state);
        } else {
          states[i][k] = state;
        }
      }
    }
  }
}
