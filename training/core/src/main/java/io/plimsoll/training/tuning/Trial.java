package io.plimsoll.training.tuning;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One set of settings that a search tried.
 *
 * @param number from 0, which is what the search began with
 * @param values of the settings that are searched
 * @param losses on the inner folds that it was tried on, in order
 * @param failure why it could not be judged; empty where it could
 */
public record Trial(
    int number, Map<String, String> values, List<Double> losses, State state, String failure) {

  /** How a trial ended. */
  public enum State {
    /** Judged on every fold. */
    COMPLETE,
    /** Clearly worse than others after its first folds. */
    STOPPED,
    /** Could not be fitted, or forecast something that is not a number. */
    FAILED
  }

  public Trial {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    losses = List.copyOf(losses);
  }

  /** Mean loss over its folds; NaN where it failed. */
  public double loss() {
    return state == State.FAILED ? Double.NaN : mean(losses.size());
  }

  /** Mean loss over its first folds. */
  double mean(int folds) {
    double sum = 0;
    for (int k = 0; k < folds; k++) {
      sum += losses.get(k);
    }
    return sum / folds;
  }
}
