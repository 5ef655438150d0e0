package io.plimsoll.margin;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What one venue published, as of a date: versioned data that makes a calculator. How the numbers
 * are used is the rule set's {@link #form}; a venue whose form exists is a file, not a class.
 */
public interface RuleSet {

  /** The venue, for people. */
  String name();

  /** The first day on which the rules held. */
  LocalDate effectiveDate();

  /** The first day on which they held no more; empty while they are in force. */
  Optional<LocalDate> until();

  /** Where they were published. */
  String source();

  /** Which arithmetic reads the numbers, for example {@code rates} or {@code derive-pm2}. */
  String form();

  /** The methods that the venue offers, never empty. */
  Set<MarginMethod> methods();

  /**
   * The calculator of a method.
   *
   * @throws PlimsollException if the venue does not offer the method
   */
  MarginCalculator calculator(MarginMethod method);

  /**
   * Refuses a day on which the rules did not hold.
   *
   * @throws PlimsollException naming the rule set, its dates and the day
   */
  default void requireInForce(LocalDate day) {
    boolean ended = until().isPresent() && !day.isBefore(until().get());
    if (day.isBefore(effectiveDate()) || ended) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of %s hold from %s%s, not on %s"
              .formatted(name(), effectiveDate(), until().map(u -> " until " + u).orElse(""), day));
    }
  }
}
