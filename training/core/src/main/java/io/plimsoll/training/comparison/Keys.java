package io.plimsoll.training.comparison;

import io.plimsoll.datasets.config.ConfigTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Values of a study file that several of its parts read. */
final class Keys {

  private Keys() {}

  /** Numbers; none where the key is not there. */
  static List<Double> numbers(ConfigTree tree, String key) {
    List<Double> numbers = new ArrayList<>();
    for (double number : tree.numbers(key)) {
      numbers.add(number);
    }
    return numbers;
  }

  /** The settings of a family, by name; none where the key is not there. */
  static Map<String, String> settings(ConfigTree tree) {
    Map<String, String> settings = new TreeMap<>();
    if (tree.has("settings")) {
      ConfigTree values = tree.child("settings");
      values.keys().forEach(key -> settings.put(key, values.text(key)));
    }
    return settings;
  }

  /** A constant by its name in kebab-case. */
  static <T extends Enum<T>> T choice(ConfigTree tree, String key, Class<T> type, T otherwise) {
    if (!tree.has(key)) {
      return otherwise;
    }
    String text = tree.text(key);
    List<String> known = new ArrayList<>();
    for (T constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text)) {
        return constant;
      }
      known.add(name);
    }
    throw tree.error(key, "must be one of " + String.join(", ", known) + ", was '" + text + "'");
  }
}
