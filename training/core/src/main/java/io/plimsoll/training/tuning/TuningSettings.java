package io.plimsoll.training.tuning;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.training.tuning.Search.Budget;
import io.plimsoll.training.tuning.Search.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How a study tunes a model: key {@code tune}.
 *
 * @param budget keys {@code trials} (20) and {@code minutes}: how many settings are tried for each
 *     refit that is tuned, the model's own included, and for how long. Without {@code minutes} the
 *     same data and seed give the same bytes; with it, results may depend on the speed of the
 *     machine, and a search that time cut short says so.
 * @param folds key {@code folds} (3): how many stretches of the training window settings are judged
 *     on
 * @param refits key {@code every} ({@code first}): which refits are tuned
 * @param strategy key {@code strategy} ({@code bayes})
 * @param space key {@code space}: the settings and their ranges, as {@link SearchSpace#read} takes
 *     them
 */
public record TuningSettings(
    Budget budget, int folds, Refits refits, Strategy strategy, SearchSpace space) {

  /** Which refits are tuned. */
  public enum Refits {
    /** The first that has something to train on; later ones keep its settings. */
    FIRST,
    /** Each, inside its own training window. */
    EACH
  }

  public TuningSettings {
    Checks.positive(folds, "folds");
  }

  /**
   * Reads the value of {@code tune}.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} naming the key and the value
   */
  public static TuningSettings read(ConfigTree tree) {
    OptionalDouble minutes =
        tree.has("minutes")
            ? OptionalDouble.of(positive(tree, "minutes", tree.number("minutes")))
            : OptionalDouble.empty();
    if (!tree.has("space") || tree.child("space").keys().isEmpty()) {
      throw tree.error("space", "must name at least one setting to tune");
    }
    TuningSettings settings =
        new TuningSettings(
            new Budget(count(tree, "trials", 20), minutes),
            count(tree, "folds", 3),
            choice(tree, "every", Refits.class, Refits.FIRST),
            choice(tree, "strategy", Strategy.class, Strategy.BAYES),
            SearchSpace.read(tree.child("space")));
    tree.rejectUnknownKeys();
    return settings;
  }

  private static int count(ConfigTree tree, String key, long otherwise) {
    long value = tree.wholeNumber(key, otherwise);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw tree.error(key, "must be a positive number, was " + value);
    }
    return (int) value;
  }

  private static double positive(ConfigTree tree, String key, double value) {
    if (!(value > 0)) {
      throw tree.error(key, "must be positive, was " + value);
    }
    return value;
  }

  private static <T extends Enum<T>> T choice(
      ConfigTree tree, String key, Class<T> type, T otherwise) {
    if (!tree.has(key)) {
      return otherwise;
    }
    String text = tree.text(key);
    List<String> known = new ArrayList<>();
    for (T constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return constant;
      }
      known.add(name);
    }
    throw tree.error(key, "must be one of " + String.join(", ", known) + ", was '" + text + "'");
  }
}
