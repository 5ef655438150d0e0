package io.plimsoll.features;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Our numbers for rows of the conformance pack: a test class of each package fills one, {@link
 * ConformanceTest} compares.
 *
 * <p>Where a program's convention is not ours, the number given here is ours turned into theirs,
 * with a comment that says by which factor.
 */
public final class ConformanceRows {
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Our number and how far it may be away from theirs. */
  record Row(double ours, double relative, double absolute) {
    double tolerance(double theirs) {
      return Math.max(absolute, relative * Math.abs(theirs));
    }
  }

  /** A number that follows a definition; theirs have 15 digits. */
  public ConformanceRows row(String id, double ours) {
    return row(id, ours, 1e-9);
  }

  /** A number that may be away by a fraction of theirs. */
  public ConformanceRows row(String id, double ours, double tolerance) {
    return add(id, new Row(ours, tolerance, 0));
  }

  /** A number that may be away by so much, for where theirs may be near zero. */
  public ConformanceRows rowWithin(String id, double ours, double absolute) {
    return add(id, new Row(ours, 0, absolute));
  }

  private ConformanceRows add(String id, Row row) {
    if (rows.put(id, row) != null) {
      throw new IllegalStateException("given twice: " + id);
    }
    return this;
  }

  Map<String, Row> rows() {
    return new TreeMap<>(rows);
  }
}
