package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.Checks;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each member would lose beyond its margin in one stress scenario, margin currency.
 *
 * @param beyondMargin by member, in the order of ids, zero or more
 */
public record StressLoss(String scenario, SortedMap<String, Double> beyondMargin) {
  public StressLoss {
    Checks.notBlank(scenario, "scenario");
    beyondMargin = Collections.unmodifiableSortedMap(new TreeMap<>(beyondMargin));
    beyondMargin.forEach((member, loss) -> Checks.notNegative(loss, "loss of " + member));
  }

  /** The losses of a scenario by member, in any order. */
  public static StressLoss of(String scenario, Map<String, Double> beyondMargin) {
    return new StressLoss(scenario, new TreeMap<>(beyondMargin));
  }
}
