package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.OnlineRunner;
import java.util.List;
import java.util.function.Function;

/**
 * What is audited: a view, and the kernels that compute it.
 *
 * <p>Kernels of this project are handed one event after the other and cannot look ahead. A pipeline
 * made by hand can, by holding all data while it computes a row; so the kernels may depend on all
 * events of a run, which is how the leaks that tests and {@link Hindsight} plant get in.
 *
 * @param view what to compute
 * @param universe the instruments, in order
 * @param kernels the kernels for a run over these events
 */
public record Pipeline(
    FeatureView view,
    List<InstrumentId> universe,
    Function<List<MarketEvent>, KernelRegistry> kernels) {
  public Pipeline {
    universe = List.copyOf(universe);
  }

  /** A view computed by the kernels of this project. */
  public Pipeline(FeatureView view, List<InstrumentId> universe) {
    this(view, universe, events -> KernelRegistry.standard());
  }

  /** All rows due up to and including a time, of the events given, whatever their number. */
  public RowLog rows(List<MarketEvent> events, long untilNanos) {
    RowLog log = new RowLog(view.columns());
    OnlineRunner runner = runner(events, log);
    events.forEach(runner::accept);
    runner.advanceTo(untilNanos + 1);
    return log;
  }

  OnlineRunner runner(List<MarketEvent> events, RowLog log) {
    return new OnlineRunner(view, universe, log, kernels.apply(events));
  }
}
