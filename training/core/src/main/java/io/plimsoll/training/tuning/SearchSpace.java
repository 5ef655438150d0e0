package io.plimsoll.training.tuning;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The settings that a search may change and what it may change them to. A point of it is one number
 * in [0, 1) for each setting, in the order of their names.
 */
public record SearchSpace(Map<String, Dimension> dimensions) {
  public SearchSpace {
    dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException("a search space must name at least one setting");
    }
  }

  /**
   * Reads {@code {ridge: {log-uniform: [1e-4, 1]}, trees: {whole: [50, 400]}, share: {uniform: [0,
   * 1]}, objective: {choice: [qlike, log]}}}.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} naming the key and the value
   */
  public static SearchSpace read(ConfigTree tree) {
    Map<String, Dimension> dimensions = new LinkedHashMap<>();
    for (String key : tree.keys()) {
      dimensions.put(key, dimension(tree, key));
    }
    return new SearchSpace(dimensions);
  }

  private static Dimension dimension(ConfigTree tree, String setting) {
    ConfigTree one = tree.child(setting);
    List<String> keys = one.keys();
    String kind = keys.size() == 1 ? keys.getFirst() : "";
    try {
      return switch (kind) {
        case "uniform" -> {
          double[] ends = ends(one, kind);
          yield new Dimension.Uniform(ends[0], ends[1]);
        }
        case "log-uniform" -> {
          double[] ends = ends(one, kind);
          yield new Dimension.LogUniform(ends[0], ends[1]);
        }
        case "whole" -> {
          double[] ends = ends(one, kind);
          yield new Dimension.Whole(whole(one, kind, ends[0]), whole(one, kind, ends[1]));
        }
        case "choice" -> new Dimension.Choice(one.texts(kind));
        default ->
            throw tree.error(
                setting, "must be one of uniform, log-uniform, whole, choice, was " + keys);
      };
    } catch (IllegalArgumentException e) {
      throw one.error(kind, "is not a range to search: " + e.getMessage());
    }
  }

  private static double[] ends(ConfigTree one, String kind) {
    double[] ends = one.numbers(kind);
    if (ends.length != 2) {
      throw one.error(kind, "must be [low, high], was " + one.texts(kind));
    }
    return ends;
  }

  private static long whole(ConfigTree one, String kind, double value) {
    if (value != Math.rint(value)) {
      throw one.error(kind, "must be of whole numbers, was " + value);
    }
    return (long) value;
  }

  /** How many numbers a point has. */
  public int size() {
    return dimensions.size();
  }

  /** The settings at a point, by name. */
  public Map<String, String> values(double[] point) {
    Map<String, String> values = new TreeMap<>();
    int at = 0;
    for (Map.Entry<String, Dimension> one : dimensions.entrySet()) {
      values.put(one.getKey(), one.getValue().text(point[at++]));
    }
    return values;
  }

  /** The point of settings; empty where one of them lies outside or is not given. */
  public Optional<double[]> point(Map<String, String> values) {
    double[] point = new double[size()];
    int at = 0;
    for (Map.Entry<String, Dimension> one : dimensions.entrySet()) {
      String text = values.get(one.getKey());
      OptionalDouble unit = text == null ? OptionalDouble.empty() : one.getValue().unit(text);
      if (unit.isEmpty()) {
        return Optional.empty();
      }
      point[at++] = unit.getAsDouble();
    }
    return Optional.of(point);
  }

  /** Where a point lies, for a measure of distance. */
  double[] encode(double[] point) {
    double[] code = new double[dimensions.values().stream().mapToInt(Dimension::width).sum()];
    int at = 0;
    int k = 0;
    for (Dimension one : dimensions.values()) {
      one.encode(point[k++], code, at);
      at += one.width();
    }
    return code;
  }
}
