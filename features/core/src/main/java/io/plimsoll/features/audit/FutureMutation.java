package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.MarketEvent;
import java.util.List;
import java.util.Optional;

/**
 * Another future, the same past: everything after a time is randomised, and every row up to it must
 * keep every bit. Rows after it must change, or the check could not have seen a leak.
 *
 * <p><b>Reference</b>: the battery of METHODS §3, (1).
 */
public final class FutureMutation {
  private FutureMutation() {}

  /** Checks at several times, on and beside the boundaries of rows and bars. */
  public static Finding check(Pipeline pipeline, List<MarketEvent> events, long seed) {
    long end = events.getLast().availableNanos();
    RowLog whole = pipeline.rows(events, end);
    long compared = 0;
    long changed = 0;
    List<Long> cuts = Cuts.of(pipeline.view(), events, seed);
    for (int i = 0; i < cuts.size(); i++) {
      long cut = cuts.get(i);
      List<MarketEvent> other = Futures.other(events, cut, seed + i);
      RowLog mutated = pipeline.rows(other, Math.max(cut, other.getLast().availableNanos()));
      Optional<String> leak = whole.difference(mutated, cut);
      if (leak.isPresent()) {
        return new Finding(
            "future-mutation",
            Verdict.FAIL,
            compared,
            "what comes after " + cut + " changes a row up to it: " + leak.get());
      }
      compared += whole.upTo(cut);
      changed += whole.differencesAfter(mutated, cut);
    }
    return new Finding(
        "future-mutation",
        compared > 0 && changed > 0 ? Verdict.PASS : Verdict.UNDECIDED,
        compared,
        cuts.size()
            + " futures replaced; no row before them moved, "
            + changed
            + " after them did"
            + unseen(whole));
  }

  static String unseen(RowLog log) {
    List<String> never = log.neverDefined();
    return never.isEmpty()
        ? ""
        : "; never defined here, so not tested: " + String.join(", ", never);
  }
}
