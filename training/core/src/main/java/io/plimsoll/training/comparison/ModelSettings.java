package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A forecast of the variance that a study compares. */
public sealed interface ModelSettings {

  /** The name in results; kebab-case. */
  String name();

  /** Which rows one fit sees. */
  enum Scope {
    /** Each instrument has its own. */
    INSTRUMENT,
    /** All instruments together. */
    POOLED
  }

  /**
   * A model family.
   *
   * @param family of the catalog
   * @param features what the family may read in place of the study's; empty for those
   * @param settings of the family in place of its defaults, by name
   */
  record Fitted(
      String name,
      String family,
      Scope scope,
      TrainingWindow window,
      List<String> features,
      Map<String, String> settings)
      implements ModelSettings {
    public Fitted {
      Checks.notBlank(name, "name");
      Checks.notBlank(family, "family");
      features = List.copyOf(features);
      settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
  }

  /**
   * A geometric combination of models that stand before it.
   *
   * @param members at least two, by name
   */
  record Combined(String name, List<String> members, Weighting weighting) implements ModelSettings {
    public Combined {
      Checks.notBlank(name, "name");
      members = List.copyOf(members);
      if (members.size() < 2) {
        throw new IllegalArgumentException(
            "combination '" + name + "' must have two or more members, had " + members);
      }
    }
  }

  /** How a combination weighs its members. */
  enum Weighting {
    /** All the same, whatever they did. */
    EQUAL,
    /** By what they lost on each instrument until the refit. */
    ONLINE
  }
}
