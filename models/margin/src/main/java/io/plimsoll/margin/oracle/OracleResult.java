package io.plimsoll.margin.oracle;

import io.plimsoll.datasets.Checks;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** What an oracle says at a moment. Whoever wants a price must say what becomes of the others. */
public sealed interface OracleResult {

  /** Sources that were not used, and why, by name. */
  Map<String, SourceIssue> ignored();

  /** Why this is not simply a price; empty for one that is. */
  Set<Reason> reasons();

  /** A price that positions may be liquidated by; empty unless the result is {@link Live}. */
  default OptionalDouble tradable() {
    return OptionalDouble.empty();
  }

  /**
   * A price made of enough fresh sources.
   *
   * @param price positive and finite
   * @param confidenceFraction half-width of its interval over the price
   * @param confidence the same from 0 (at the maximum accepted) to 1
   * @param asOfNanos when the oldest report in it was published
   */
  record Live(
      double price,
      double confidenceFraction,
      double confidence,
      long asOfNanos,
      Map<String, SourceIssue> ignored)
      implements OracleResult {
    public Live {
      Checks.positive(price, "price");
      Checks.notNegative(confidenceFraction, "confidenceFraction");
      Checks.inRange(confidence, 0, 1, "confidence");
      ignored = Collections.unmodifiableMap(new TreeMap<>(ignored));
    }

    @Override
    public Set<Reason> reasons() {
      return Set.of();
    }

    /** Whether some source is missing in it. */
    public boolean degraded() {
      return !ignored.isEmpty();
    }

    @Override
    public OptionalDouble tradable() {
      return OptionalDouble.of(price);
    }
  }

  /**
   * The last good price, which is not of now: for display, not to liquidate by.
   *
   * @param price positive and finite
   * @param ageNanos since it was accepted
   * @param reasons never empty
   */
  record Held(double price, long ageNanos, Set<Reason> reasons, Map<String, SourceIssue> ignored)
      implements OracleResult {
    public Held {
      Checks.positive(price, "price");
      Checks.notNegative(ageNanos, "ageNanos");
      reasons = notEmpty(reasons);
      ignored = Collections.unmodifiableMap(new TreeMap<>(ignored));
    }
  }

  /**
   * There is no price.
   *
   * @param reasons never empty
   */
  record Absent(Set<Reason> reasons, Map<String, SourceIssue> ignored) implements OracleResult {
    public Absent {
      reasons = notEmpty(reasons);
      ignored = Collections.unmodifiableMap(new TreeMap<>(ignored));
    }
  }

  private static Set<Reason> notEmpty(Set<Reason> reasons) {
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("reasons must not be empty");
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(reasons));
  }

  /** Why one source was not used. */
  enum SourceIssue {
    /** Its numbers are no price: NaN, infinite, zero or negative. */
    UNUSABLE,
    /** It was published too long ago. */
    STALE,
    /** It was published later than now: its clock or ours is wrong. */
    FROM_THE_FUTURE,
    /** Its interval is too wide. */
    UNCERTAIN
  }

  /** Why there is no live price. */
  enum Reason {
    TOO_FEW_SOURCES,
    /** The sources together are less sure than is accepted. */
    UNCERTAIN,
    /** The price moved too far at once and the move is not confirmed yet. */
    MOVED_TOO_FAR,
    /** The price is too far from the reference. */
    DEVIATES_FROM_REFERENCE,
    /** A halt is not over, whatever the price does. */
    HALTED,
    /** The last good price is too old to be shown. */
    LAST_PRICE_EXPIRED,
    /** There never was a good price. */
    NO_PRICE_YET
  }
}
