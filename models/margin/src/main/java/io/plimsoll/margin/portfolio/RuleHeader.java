package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What every portfolio rule set says of itself.
 *
 * @param name of the venue
 * @param effectiveDate the first day on which the rules held
 * @param until the first day on which they held no more
 * @param source where they were published
 */
public record RuleHeader(
    String name, LocalDate effectiveDate, Optional<LocalDate> until, String source) {
  public RuleHeader {
    Checks.notBlank(name, "venue");
    Checks.notBlank(source, "source");
    if (until.isPresent() && !until.get().isAfter(effectiveDate)) {
      throw new IllegalArgumentException(
          "until must be after the effective date " + effectiveDate + ", was " + until.get());
    }
  }
}
