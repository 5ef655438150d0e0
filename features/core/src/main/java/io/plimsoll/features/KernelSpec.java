package io.plimsoll.features;

import io.plimsoll.datasets.Checks;

/**
 * What a kernel computes, as shown to a person and recorded in a view's version.
 *
 * @param name kebab-case, for example {@code realized-variance}
 * @param version raised whenever the same events would give other numbers
 * @param scope whether a state belongs to one instrument, to the whole universe or to one account
 * @param formula in plain text
 * @param unit for example {@code variance of log return}, {@code fraction}, {@code base units}
 * @param range for example {@code [0, inf)}
 * @param reference author, year, title, section; {@code definition} where none is needed
 * @param warmUpNanos how much history it needs before its first number
 */
public record KernelSpec(
    String name,
    int version,
    Scope scope,
    String formula,
    String unit,
    String range,
    String reference,
    long warmUpNanos) {
  public KernelSpec {
    Checks.notBlank(name, "name");
    Checks.positive(version, "version");
    Checks.notBlank(formula, "formula");
    Checks.notBlank(unit, "unit");
    Checks.notBlank(range, "range");
    Checks.notBlank(reference, "reference");
    Checks.notNegative(warmUpNanos, "warmUpNanos");
  }

  /** Whose events a state sees. */
  public enum Scope {
    /** Each instrument has its own state and sees only its own events. */
    INSTRUMENT,
    /**
     * One state sees the events of all instruments of the universe; its value is the same for each
     * of them.
     */
    MARKET,
    /** Each account has its own state and sees only its own events. */
    ACCOUNT,
    /**
     * One state sees the events of all instruments of the universe and has a value for each of
     * them: a {@link PanelKernel}.
     */
    PANEL;

    /** Whether a state sees all instruments of the universe. */
    public boolean seesAll() {
      return this == MARKET || this == PANEL;
    }
  }

  /** Name and version, as recorded in provenance. */
  public String id() {
    return name + "@" + version;
  }
}
