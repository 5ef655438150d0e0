package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.Checks;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How unevenly a total is spread over names: shares {@code sᵢ = xᵢ/Σx}, Herfindahl index {@code
 * Σsᵢ²}.
 *
 * <p><b>Range</b>: the index lies in [1/n, 1] for n names of positive amount; it and the largest
 * share are NaN where nothing is there to be spread. <b>Reference</b>: Hirschman (1964), "The
 * Paternity of an Index", American Economic Review 54.
 *
 * @param amounts by name, in the order of names, zero or more
 * @param largest the name with the largest share, of equals the first; empty where all are zero
 */
public record Concentration(
    SortedMap<String, Double> amounts,
    double herfindahl,
    double largestShare,
    Optional<String> largest) {

  /** The concentration of amounts by name. */
  public static Concentration of(Map<String, Double> amounts) {
    SortedMap<String, Double> sorted = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    double total = 0;
    for (Map.Entry<String, Double> entry : sorted.entrySet()) {
      total += Checks.notNegative(entry.getValue(), "amount of " + entry.getKey());
    }
    if (total == 0) {
      return new Concentration(sorted, Double.NaN, Double.NaN, Optional.empty());
    }
    double herfindahl = 0;
    double largestShare = -1;
    String largest = "";
    for (Map.Entry<String, Double> entry : sorted.entrySet()) {
      double share = entry.getValue() / total;
      herfindahl += share * share;
      if (share > largestShare) {
        largestShare = share;
        largest = entry.getKey();
      }
    }
    return new Concentration(sorted, herfindahl, largestShare, Optional.of(largest));
  }

  /** The number of equal names that would be as concentrated: one over the index. */
  public double effectiveNumber() {
    return 1 / herfindahl;
  }
}
