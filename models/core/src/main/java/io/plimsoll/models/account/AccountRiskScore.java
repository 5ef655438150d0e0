package io.plimsoll.models.account;

import io.plimsoll.datasets.Explanation;
import java.util.List;

/**
 * How likely an account is to be liquidated within the horizon, and why.
 *
 * @param probability in [0, 1]
 * @param distanceSigmas how many forecast standard deviations the nearest liquidation is away; in
 *     [0, 100]
 * @param points scorecard points in [0, 1000], higher is safer: 600 at odds of 50 to 1 against
 *     liquidation, 20 more wherever the odds double
 * @param reasons what moves the probability most, strongest first, for a person
 * @param explanation recomputes to {@code probability} bit for bit
 */
public record AccountRiskScore(
    double probability,
    double distanceSigmas,
    double points,
    List<String> reasons,
    Explanation explanation) {
  public AccountRiskScore {
    reasons = List.copyOf(reasons);
  }
}
