package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import io.plimsoll.training.tuning.TuningSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A forecast of the variance that a study compares. */
public sealed interface ModelSettings {

  /** The name in results; kebab-case. */
  String name();

  /** Which rows one fit sees. */
  enum Scope {
    /** Each instrument has its own. */
    INSTRUMENT,
    /** All instruments together. */
    POOLED,
    /**
     * All other instruments together: each instrument is forecast by a fit that never saw it. What
     * a pooled model knows of an instrument itself is gone then, and what is left is its skill.
     */
    OTHERS
  }

  /**
   * A model family.
   *
   * @param family of the catalog
   * @param base the fitted model before it that it corrects; empty for what the family corrects by
   *     itself, if anything
   * @param features what the family may read in place of the study's; empty for those
   * @param settings of the family in place of its defaults, by name
   * @param tune which settings are searched for inside the training windows; null for none
   */
  record Fitted(
      String name,
      String family,
      Scope scope,
      TrainingWindow window,
      String base,
      List<String> features,
      Map<String, String> settings,
      @Nullable TuningSettings tune)
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
   * @param shares what each member weighs where the weighting is {@code FIXED}; only their
   *     proportions matter
   */
  record Combined(String name, List<String> members, Weighting weighting, List<Double> shares)
      implements ModelSettings {
    public Combined {
      Checks.notBlank(name, "name");
      members = List.copyOf(members);
      shares = List.copyOf(shares);
      if (members.size() < 2) {
        throw new IllegalArgumentException(
            "combination '" + name + "' must have two or more members, had " + members);
      }
      if (weighting == Weighting.FIXED && shares.size() != members.size()) {
        throw new IllegalArgumentException(
            "combination '" + name + "' must have a share for each of " + members);
      }
      if (weighting != Weighting.FIXED && !shares.isEmpty()) {
        throw new IllegalArgumentException(
            "combination '" + name + "' has shares " + shares + " that its weights would not use");
      }
      for (double share : shares) {
        Checks.positive(share, "share");
      }
    }
  }

  /** How a combination weighs its members. */
  enum Weighting {
    /** All the same, whatever they did. */
    EQUAL,
    /** By shares that the study gives. */
    FIXED,
    /** By what they lost on each instrument until the refit. */
    ONLINE
  }

  /**
   * A model that is held up where trading is thin.
   *
   * @param model what is guarded
   * @param floor what it is held up by
   * @param column a feature that grows where trading is thin
   * @param share an instrument is thin where the column's mean over its training rows exceeds this
   * @param timesMedian and this many times the median over instruments
   */
  record Guarded(
      String name, String model, Floor floor, String column, double share, double timesMedian)
      implements ModelSettings {
    public Guarded {
      Checks.notBlank(name, "name");
      Checks.notBlank(column, "column");
      Checks.notNegative(share, "share");
      Checks.notNegative(timesMedian, "timesMedian");
    }
  }

  /** What holds a guarded model up. */
  sealed interface Floor {

    /** A simple model before it: the larger of both counts. */
    record OfModel(String model) implements Floor {
      public OfModel {
        Checks.notBlank(model, "model");
      }
    }

    /**
     * The least level that the instrument had in its training rows: where the level is below it,
     * the forecast is raised in proportion.
     *
     * @param column the level, a feature
     */
    record OfLevel(String column) implements Floor {
      public OfLevel {
        Checks.notBlank(column, "column");
      }
    }
  }

  /** The models before it that it is made of. */
  default List<String> parts() {
    return switch (this) {
      case Fitted fitted -> fitted.base().isEmpty() ? List.of() : List.of(fitted.base());
      case Combined combined -> combined.members();
      case Guarded guarded ->
          switch (guarded.floor()) {
            case Floor.OfModel floor -> List.of(guarded.model(), floor.model());
            case Floor.OfLevel level -> List.of(guarded.model());
          };
    };
  }

  /** The features that it reads by itself, beyond those of its parts. */
  default List<String> columns() {
    return switch (this) {
      case Fitted fitted -> List.of();
      case Combined combined -> List.of();
      case Guarded guarded ->
          switch (guarded.floor()) {
            case Floor.OfModel floor -> List.of(guarded.column());
            case Floor.OfLevel level -> List.of(guarded.column(), level.column());
          };
    };
  }
}
