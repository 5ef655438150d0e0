package io.plimsoll.margin.oracle;

import io.plimsoll.datasets.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What an oracle remembers from one update to the next.
 *
 * @param accepted the last price that was accepted; null before the first
 * @param halt the halt under way; null where there is none
 */
public record OracleState(@Nullable Accepted accepted, @Nullable Halt halt) {
  /** Nothing was seen yet. */
  public static final OracleState EMPTY = new OracleState(null, null);

  /** A price and when it was accepted. */
  public record Accepted(double price, long nanos) {
    public Accepted {
      Checks.positive(price, "price");
    }
  }

  /**
   * A halt.
   *
   * @param sinceNanos when it began
   * @param candidate the level at which the oracle would go on
   * @param agreeing how many updates in a row agreed on it, at least 1
   */
  public record Halt(long sinceNanos, double candidate, int agreeing) {
    public Halt {
      Checks.positive(candidate, "candidate");
      Checks.positive(agreeing, "agreeing");
    }
  }
}
