package io.plimsoll.training.audit;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Source;
import io.plimsoll.features.audit.AuditMarket;
import io.plimsoll.features.audit.Finding;
import io.plimsoll.features.audit.FutureMutation;
import io.plimsoll.features.audit.LateNews;
import io.plimsoll.features.audit.Pipeline;
import io.plimsoll.features.audit.StreamingEqualsBatch;
import io.plimsoll.features.audit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All checks for leaks, one after the other: bits first, then what only a forecast shows.
 *
 * <p>The checks of bits run on the events that are audited. The planted leak and the reversal of
 * time run on a market of the battery's own, whose arrow of time is known; the loss alarm runs on
 * the audited events where they are long enough for a forecast, else on that market.
 */
public final class LeakageBattery {
  private static final int OWN_INSTRUMENTS = 2;
  private static final int OWN_MINUTES = 12 * 1440;
  private static final int SHORT_MINUTES = 1000;
  private static final int LONG_MINUTES = 2 * 1440;

  private LeakageBattery() {}

  /** Whether a check failed or could not tell; then the view is not cleared. */
  public static boolean cleared(List<Finding> findings) {
    return findings.stream().allMatch(finding -> finding.verdict() == Verdict.PASS);
  }

  /**
   * The events of the battery's own market for the checks of bits, long enough for the view's rows.
   */
  public static List<MarketEvent> synthetic(FeatureView view, Set<Source> kinds, long seed) {
    boolean dense = view.everyNanos() <= AuditMarket.MINUTE;
    return AuditMarket.events(seed, kinds, OWN_INSTRUMENTS, dense ? SHORT_MINUTES : LONG_MINUTES);
  }

  /**
   * Runs the battery.
   *
   * @param pipeline what is audited, over the instruments of the events
   * @param events in available order, at least one
   * @param kinds what the battery's own market sends: kinds that serve the view
   */
  public static List<Finding> run(
      Pipeline pipeline,
      List<MarketEvent> events,
      Set<Source> kinds,
      long seed,
      Progress progress) {
    Pipeline own =
        new Pipeline(pipeline.view(), AuditMarket.universe(OWN_INSTRUMENTS), pipeline.kernels());
    List<MarketEvent> market = AuditMarket.events(seed, kinds, OWN_INSTRUMENTS, OWN_MINUTES);
    List<Supplier<Finding>> checks =
        List.of(
            () -> FutureMutation.check(pipeline, events, seed),
            () -> StreamingEqualsBatch.check(pipeline, events, seed),
            () -> LateNews.check(pipeline, events, seed),
            () -> LossAlarm.planted(own, market, seed),
            () -> alarm(pipeline, events, own, market),
            () -> TimeReversal.check(own, kinds, seed));
    List<Finding> findings = new ArrayList<>();
    for (Supplier<Finding> check : checks) {
      progress.update("audit of " + pipeline.view().name(), findings.size(), checks.size());
      findings.add(check.get());
    }
    progress.update("audit of " + pipeline.view().name(), checks.size(), checks.size());
    return findings;
  }

  private static Finding alarm(
      Pipeline pipeline, List<MarketEvent> events, Pipeline own, List<MarketEvent> market) {
    Finding finding = LossAlarm.own(pipeline, events);
    return finding.verdict() == Verdict.UNDECIDED ? LossAlarm.own(own, market) : finding;
  }
}
