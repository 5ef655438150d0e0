package io.plimsoll.training.audit;

import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.audit.Finding;
import io.plimsoll.features.audit.FutureMutation;
import io.plimsoll.features.audit.Hindsight;
import io.plimsoll.features.audit.Pipeline;
import io.plimsoll.features.audit.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The alarm that rings when a forecast gets too good: more than half of log-HAR's loss gone.
 *
 * <p>No honest column has done that in a published comparison; a label among the features does it
 * at once. So the view's own columns must leave the alarm silent, and a planted leak must ring it,
 * and must be caught by {@link FutureMutation} too.
 *
 * <p><b>Reference</b>: the battery of METHODS §3, (4).
 */
public final class LossAlarm {
  /** The alarm rings where QLIKE falls by more than this. */
  public static final double LIMIT = 0.5;

  /** How many bars ahead the planted leak looks, at least: an hour of minutes. */
  private static final int AHEAD = 60;

  private LossAlarm() {}

  /** Whether the view's own columns are too good to be true. */
  public static Finding own(Pipeline pipeline, List<MarketEvent> events) {
    Optional<Edge> edge = edge(pipeline, events);
    if (edge.isEmpty()) {
      return new Finding(
          "loss-alarm",
          Verdict.UNDECIDED,
          0,
          "there are too few bars and rows to forecast from; some days are needed");
    }
    double fraction = edge.get().fraction();
    return new Finding(
        "loss-alarm",
        fraction > LIMIT ? Verdict.FAIL : fraction <= LIMIT ? Verdict.PASS : Verdict.UNDECIDED,
        edge.get().rows(),
        String.format(
            Locale.ROOT,
            "the columns take %+.1f%% of log-HAR's QLIKE (alarm above %.0f%%)",
            100 * fraction,
            100 * LIMIT));
  }

  /** Whether the coming hour's variance, planted as a column, is noticed both ways. */
  public static Finding planted(Pipeline pipeline, List<MarketEvent> events, long seed) {
    Pipeline leaking = Hindsight.planted(pipeline, Hindsight.comingVariance(AHEAD));
    Finding mutation = FutureMutation.check(leaking, events, seed);
    Optional<Edge> edge = edge(leaking, events);
    boolean caught = mutation.verdict() == Verdict.FAIL;
    boolean rings = edge.map(Edge::fraction).orElse(0.0) > LIMIT;
    Verdict verdict =
        !caught
            ? Verdict.FAIL
            : edge.isEmpty() ? Verdict.UNDECIDED : rings ? Verdict.PASS : Verdict.FAIL;
    return new Finding(
        "planted-leak",
        verdict,
        edge.map(Edge::rows).orElse(0),
        String.format(
            Locale.ROOT,
            "a column that knows the coming variance is %s by another future; it takes %s of"
                + " log-HAR's QLIKE, the alarm %s",
            caught ? "caught" : "NOT caught",
            edge.map(e -> String.format(Locale.ROOT, "%.1f%%", 100 * e.fraction())).orElse("?"),
            rings ? "rings" : "does not ring"));
  }

  private static Optional<Edge> edge(Pipeline pipeline, List<MarketEvent> events) {
    BatchRunner.Result run =
        BatchRunner.runCounted(
            pipeline.view(),
            pipeline.universe(),
            events::forEach,
            pipeline.kernels().apply(events));
    return Edge.of(run.tables().getFirst(), run.bars().getFirst(), Edge.Added.VIEW);
  }
}
