package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * Kupiec's test of all observations, and of each group alone (a side, an hour, a volatility
 * tercile) with Holm's correction for how many groups there are.
 *
 * <p>A margin that is exceeded too often in one half and too seldom in the other has the right
 * coverage and is of no use; only the groups show it.
 *
 * <p><b>Reference</b>: {@link KupiecTest}, {@link Holm}.
 *
 * @param pooled the test of all
 * @param groups the test of each group
 * @param holm their reliable p-values, corrected; NaN for a group without observations
 */
@SuppressWarnings("ArrayRecordComponent")
public record GroupedCoverage(KupiecTest pooled, List<KupiecTest> groups, double[] holm) {
  public GroupedCoverage {
    groups = List.copyOf(groups);
  }

  /**
   * The tests.
   *
   * @param hits whether each observation exceeded its margin; horizons must not overlap
   * @param group of each observation, from 0
   * @param count how many groups there are
   * @param probability with which margins should be exceeded, in (0, 1)
   */
  public static GroupedCoverage of(boolean[] hits, int[] group, int count, double probability) {
    Samples.sameLength(hits.length, group.length);
    Checks.positive(count, "count");
    int[] observations = new int[count];
    int[] exceedances = new int[count];
    for (int i = 0; i < hits.length; i++) {
      Checks.inRange(group[i], 0, count - 1, "group " + i);
      observations[group[i]]++;
      exceedances[group[i]] += hits[i] ? 1 : 0;
    }
    List<KupiecTest> groups = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      groups.add(KupiecTest.of(observations[g], exceedances[g], probability));
    }
    return new GroupedCoverage(
        KupiecTest.of(hits.length, Samples.count(hits), probability),
        groups,
        Holm.adjust(groups.stream().mapToDouble(KupiecTest::reliablePValue).toArray()));
  }
}
