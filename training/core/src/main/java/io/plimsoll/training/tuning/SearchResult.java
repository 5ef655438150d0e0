package io.plimsoll.training.tuning;

import java.util.List;
import java.util.Map;

/**
 * What a search tried and found.
 *
 * @param best number of the trial with the least mean loss among those judged on every fold; the
 *     first of equals
 * @param cut whether time ran out before the trials did, so that the result depends on speed
 * @param trials in the order they ran; the first is what the search began with
 */
public record SearchResult(int best, boolean cut, List<Trial> trials) {
  public SearchResult {
    trials = List.copyOf(trials);
    if (best < 0 || best >= trials.size()) {
      throw new IllegalArgumentException(
          "best must be one of " + trials.size() + " trials, was " + best);
    }
  }

  /** The settings of the best trial. */
  public Map<String, String> chosen() {
    return trials.get(best).values();
  }

  /** The least mean loss. */
  public double loss() {
    return trials.get(best).loss();
  }

  /** The mean loss of what the search began with; NaN where it failed. */
  public double startLoss() {
    return trials.getFirst().loss();
  }

  /** How many trials ended so. */
  public int count(Trial.State state) {
    return (int) trials.stream().filter(trial -> trial.state() == state).count();
  }
}
