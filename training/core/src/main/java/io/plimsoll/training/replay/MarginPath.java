package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A margin regime: the multiplier of the venue's requirement over time, per instrument. Immutable;
 * build one with {@link Builder}.
 */
public final class MarginPath {
  private final String name;
  private final double otherwise;
  private final Map<InstrumentId, NavigableMap<Long, Double>> steps;

  private MarginPath(
      String name, double otherwise, Map<InstrumentId, NavigableMap<Long, Double>> steps) {
    this.name = Checks.notBlank(name, "name");
    this.otherwise = Checks.positive(otherwise, "multiplier");
    this.steps = steps;
  }

  /** A regime that never changes. */
  public static MarginPath constant(String name, double multiplier) {
    return new MarginPath(name, multiplier, Map.of());
  }

  /** What people call the regime. */
  public String name() {
    return name;
  }

  /** The multiplier in force: the last one decided at or before a time, and 1 before the first. */
  public double at(InstrumentId instrument, long nanos) {
    NavigableMap<Long, Double> track = steps.get(instrument);
    if (track == null) {
      return otherwise;
    }
    Map.Entry<Long, Double> entry = track.floorEntry(nanos);
    return entry == null ? otherwise : entry.getValue();
  }

  /** The same regime at another level. */
  public MarginPath scaled(double factor) {
    Checks.positive(factor, "factor");
    Builder builder = new Builder(name);
    steps.forEach(
        (id, track) -> track.forEach((time, value) -> builder.add(id, time, value * factor)));
    return new MarginPath(name, otherwise * factor, builder.steps);
  }

  /** Collects decisions in any order. */
  public static final class Builder {
    private final String name;
    private final Map<InstrumentId, NavigableMap<Long, Double>> steps = new TreeMap<>();

    /** A regime without decisions. */
    public Builder(String name) {
      this.name = name;
    }

    /**
     * From a time on the multiplier is this one; throws if it is not positive and finite or the
     * time was given before.
     */
    public Builder add(InstrumentId instrument, long nanos, double multiplier) {
      Checks.positive(multiplier, "multiplier of " + instrument);
      if (steps.computeIfAbsent(instrument, id -> new TreeMap<>()).put(nanos, multiplier) != null) {
        throw new IllegalArgumentException("two multipliers of " + instrument + " at " + nanos);
      }
      return this;
    }

    /** The regime so far. */
    public MarginPath build() {
      Map<InstrumentId, NavigableMap<Long, Double>> copy = new TreeMap<>();
      steps.forEach((id, track) -> copy.put(id, new TreeMap<>(track)));
      return new MarginPath(name, 1, copy);
    }
  }
}
