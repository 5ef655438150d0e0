package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Outcome;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows that were set aside, up to a limit. */
final class FailureLog {
  private final String file;
  private final int most;
  private final List<Outcome.Failed<MarketEvent>> failures = new ArrayList<>();

  FailureLog(String file, int most) {
    this.file = file;
    this.most = most;
  }

  /**
   * Sets a row aside; throws if that is one too many. {@code hint} is what the file may be instead.
   */
  void add(long line, String row, String reason, String hint) {
    failures.add(new Outcome.Failed<>(line, row, reason));
    if (failures.size() > most) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          file
              + ": "
              + (most == 0 ? "a bad row" : "more than " + most + " bad rows")
              + "; "
              + firstText()
              + (hint.isEmpty() ? "" : ". " + hint));
    }
  }

  /** The first failure for a person. */
  String firstText() {
    if (failures.isEmpty()) {
      return "they hold no event";
    }
    Outcome.Failed<MarketEvent> first = failures.getFirst();
    return "the first: line " + first.line() + ": " + first.reason() + ": '" + first.item() + "'";
  }

  /** The failures in the order of the file. */
  List<Outcome.Failed<MarketEvent>> inOrder() {
    return failures.stream()
        .sorted(Comparator.comparingLong(Outcome.Failed<MarketEvent>::line))
        .toList();
  }

  int count() {
    return failures.size();
  }
}
