package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** When models are fitted again. */
public sealed interface RefitSchedule {

  /** At the start of each month, UTC. */
  record Monthly() implements RefitSchedule {}

  /** Each span of time. */
  record Every(long nanos) implements RefitSchedule {
    public Every {
      Checks.positive(nanos, "nanos");
    }
  }

  /**
   * A stretch of time that one fit forecasts.
   *
   * @param fromNanos when models are fitted; inclusive
   * @param toNanos exclusive
   */
  record Fold(long fromNanos, long toNanos) {}

  /** Reads {@code month} or a span such as {@code 1d}. */
  static RefitSchedule parse(String text) {
    return text.equals("month")
        ? new Monthly()
        : new Every(KernelSettings.parseNanos(text, "refit"));
  }

  /** The folds that cover a stretch of time, in order; one always begins at its start. */
  default List<Fold> folds(long fromNanos, long toNanos) {
    List<Fold> folds = new ArrayList<>();
    for (long from = fromNanos; from < toNanos; ) {
      long next = Math.min(toNanos, next(from));
      folds.add(new Fold(from, next));
      from = next;
    }
    return folds;
  }

  private long next(long nanos) {
    return switch (this) {
      case Every every -> nanos + every.nanos();
      case Monthly monthly -> {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(0, nanos), ZoneOffset.UTC);
        LocalDate next = YearMonth.from(day).plusMonths(1).atDay(1);
        yield Math.multiplyExact(next.atStartOfDay().toEpochSecond(ZoneOffset.UTC), 1_000_000_000L);
      }
    };
  }
}
