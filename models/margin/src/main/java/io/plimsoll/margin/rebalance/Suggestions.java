package io.plimsoll.margin.rebalance;

import java.util.List;

/**
 * What would help, the cheapest first.
 *
 * @param outcome whether there is anything to do, and whether anything does it
 * @param ranked by cost, the cheapest first; empty unless the outcome is {@link Outcome#FOUND}
 * @param nearest the lowest margin ratio of all that was tried, or the smallest absolute delta;
 *     what is possible where nothing suffices
 */
public record Suggestions(Outcome outcome, List<Suggestion> ranked, double nearest) {
  public Suggestions {
    ranked = List.copyOf(ranked);
  }

  /** Whether something is to be done and can be. */
  public enum Outcome {
    /** The account is where it should be. */
    NOTHING_TO_DO,
    /** At least one action suffices. */
    FOUND,
    /** No action that was tried suffices. */
    NONE_SUFFICES
  }
}
