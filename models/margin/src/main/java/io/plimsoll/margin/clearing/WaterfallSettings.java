package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.Checks;

/**
 * What stands between a default and the members' gains.
 *
 * @param skinInTheGame the house's own capital before the survivors' contributions, margin currency
 * @param assessmentMultiple calls on a member over all defaults of one settlement, at most this
 *     multiple of its contribution; zero or more
 * @param gainsHaircutFraction the largest part of its gain that a member loses under the rules, in
 *     [0, 1]; with 0 the loss beyond assessments is residual
 */
public record WaterfallSettings(
    double skinInTheGame, double assessmentMultiple, double gainsHaircutFraction) {
  public WaterfallSettings {
    Checks.notNegative(skinInTheGame, "skinInTheGame");
    Checks.notNegative(assessmentMultiple, "assessmentMultiple");
    Checks.inRange(gainsHaircutFraction, 0, 1, "gainsHaircutFraction");
  }
}
