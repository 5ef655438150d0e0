package io.plimsoll.features.audit;

import io.plimsoll.datasets.Checks;

/**
 * What one check found.
 *
 * @param check its name, kebab-case
 * @param verdict what it says
 * @param compared how many rows it held against each other
 * @param detail one sentence for a person: the first leak, or what was tried
 */
public record Finding(String check, Verdict verdict, long compared, String detail) {
  public Finding {
    Checks.notBlank(check, "check");
    Checks.notNegative(compared, "compared");
    Checks.notBlank(detail, "detail");
  }
}
