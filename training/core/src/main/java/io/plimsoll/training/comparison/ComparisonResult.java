package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a study found: its numbers, and the forecasts behind them for whoever draws them. */
public final class ComparisonResult {
  private final ComparisonSummary summary;
  private final Map<String, Judged> judged;
  private final List<Tuning> tunings;

  ComparisonResult(ComparisonSummary summary, Map<String, Judged> judged, List<Tuning> tunings) {
    this.tunings = List.copyOf(tunings);
    this.summary = summary;
    this.judged = new LinkedHashMap<>(judged);
    for (Horizon horizon : summary.horizons()) {
      Objects.requireNonNull(this.judged.get(horizon.horizon()), horizon.horizon());
    }
  }

  /** The numbers. */
  public ComparisonSummary summary() {
    return summary;
  }

  /** What tuning tried, in the order of horizons, models and refits. */
  public List<Tuning> tunings() {
    return tunings;
  }

  /** The judged origins of a horizon. */
  Judged judged(String horizon) {
    return Objects.requireNonNull(judged.get(horizon), horizon);
  }

  /** The horizons, in order. */
  public List<String> horizons() {
    return List.copyOf(judged.keySet());
  }
}
