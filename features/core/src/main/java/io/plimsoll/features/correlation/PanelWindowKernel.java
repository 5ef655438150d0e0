package io.plimsoll.features.correlation;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.HashMap;
import java.util.Map;

/** What all kernels over a {@link PanelWindow} have in common: they fill and keep it alike. */
abstract class PanelWindowKernel implements Kernel<Bar, PanelWindow> {
  final Pairing pairing;
  private final KernelSpec spec;
  private final Map<InstrumentId, Integer> positions = new HashMap<>();

  PanelWindowKernel(Pairing pairing, KernelSpec spec) {
    this.pairing = pairing;
    this.spec = spec;
    for (InstrumentId instrument : pairing.universe()) {
      positions.put(instrument, positions.size());
    }
  }

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public final Object stateKey() {
    return pairing.key();
  }

  @Override
  public final PanelWindow create() {
    return new PanelWindow(positions.size(), pairing.span().bars());
  }

  @Override
  public final void update(PanelWindow window, Bar bar) {
    Integer position = positions.get(bar.instrument());
    if (position != null) {
      window.close(position, bar.eventNanos(), bar.close(), pairing.span().barNanos());
    }
  }

  /** Whether something was observed within the window and one bar. */
  final boolean fresh(long lastNanos, long asOfNanos) {
    return lastNanos != Long.MIN_VALUE
        && asOfNanos - lastNanos <= pairing.span().nanos() + pairing.span().barNanos();
  }

  static double finite(double number) {
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public final double[] save(PanelWindow window) {
    SavedState.Writer out = new SavedState.Writer();
    window.save(out);
    return out.toArray();
  }

  @Override
  public final PanelWindow restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    PanelWindow window = create();
    window.restore(in);
    in.end();
    return window;
  }
}
