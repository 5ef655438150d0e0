package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.MarketEvent;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What happened before a row but became known after it must not matter: some events of the span
 * before a row are delayed past it, and the rows up to it must be those of a run that never hears
 * of them.
 *
 * <p><b>Reference</b>: METHODS §3, as-of-time rules.
 */
public final class LateNews {
  private static final int ROWS = 4;

  private LateNews() {}

  /** Checks at several rows. */
  public static Finding check(Pipeline pipeline, List<MarketEvent> events, long seed) {
    RowLog whole = pipeline.rows(events, events.getLast().availableNanos());
    SplittableRandom random = new SplittableRandom(seed);
    long compared = 0;
    long late = 0;
    long mattered = 0;
    for (long row : Cuts.rows(pipeline.view(), events, ROWS, seed + 2)) {
      long since = row - 2 * pipeline.view().everyNanos();
      List<MarketEvent> chosen =
          events.stream()
              .filter(e -> e.availableNanos() > since && e.availableNanos() <= row)
              .filter(e -> random.nextInt(3) == 0)
              .toList();
      RowLog never = pipeline.rows(Futures.without(events, chosen), row);
      RowLog delayed = pipeline.rows(Futures.delayed(events, chosen, row, seed), row);
      Optional<String> leak = never.difference(delayed, row);
      if (leak.isPresent()) {
        return new Finding(
            "availability",
            Verdict.FAIL,
            compared,
            "an event known only after " + row + " changes a row up to it: " + leak.get());
      }
      compared += never.size();
      late += chosen.size();
      mattered += whole.difference(never, row).isPresent() ? 1 : 0;
    }
    return new Finding(
        "availability",
        mattered > 0 ? Verdict.PASS : Verdict.UNDECIDED,
        compared,
        late
            + " events known too late for one of "
            + ROWS
            + " rows left it alone; in time they would have changed "
            + mattered
            + " of them");
  }
}
