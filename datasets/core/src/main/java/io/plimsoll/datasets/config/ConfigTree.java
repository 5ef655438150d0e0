package io.plimsoll.datasets.config;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of settings as a YAML or JSON parser yields it (maps, lists, strings, numbers,
 * booleans), read strictly.
 *
 * <p>Every error names the file, the path of the key and the value. After reading, {@link
 * #rejectUnknownKeys()} turns each key that nobody asked for into an error, so that a misspelt
 * setting never passes silently. The parser itself lives where the file is opened; modules that run
 * on the JDK alone only see this class.
 */
public final class ConfigTree {
  private final String source;
  private final String path;
  private final Map<?, ?> values;
  private final Set<String> read = new LinkedHashSet<>();

  private ConfigTree(String source, String path, Map<?, ?> values) {
    this.source = source;
    this.path = path;
    this.values = values;
  }

  /** The top of a file; {@code parsed} is what the parser returned. */
  public static ConfigTree of(String source, Object parsed) {
    if (parsed instanceof Map<?, ?> map) {
      return new ConfigTree(source, "", map);
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT, source + ": expected keys and values at the top, found " + parsed);
  }

  /** The keys in the order of the file. */
  public List<String> keys() {
    return values.keySet().stream().map(String::valueOf).toList();
  }

  /** Whether the key stands in the file. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The text at a key, which must be there. */
  public String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  /** The text at a key, if it is there. */
  public Optional<String> optionalText(String key) {
    Object value = get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return Optional.of(value.toString());
    }
    throw wrong(key, "text", value);
  }

  /** The finite number at a key, which must be there. */
  public double number(String key) {
    Object value = get(key);
    if (value == null) {
      throw missing(key);
    }
    return toNumber(key, value);
  }

  /** The finite number at a key, or a default. */
  public double number(String key, double otherwise) {
    Object value = get(key);
    return value == null ? otherwise : toNumber(key, value);
  }

  /** The whole number at a key, or a default. */
  public long wholeNumber(String key, long otherwise) {
    Object value = get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw wrong(key, "a whole number", value);
  }

  /** The tree below a key, which must be there. */
  public ConfigTree child(String key) {
    Object value = get(key);
    if (value == null) {
      throw missing(key);
    }
    if (value instanceof Map<?, ?> map) {
      return new ConfigTree(source, pathOf(key), map);
    }
    throw wrong(key, "keys and values", value);
  }

  /** The trees in the list at a key; none if the key is not there. */
  public List<ConfigTree> children(String key) {
    List<ConfigTree> trees = new ArrayList<>();
    List<?> items = list(key);
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Map<?, ?> map)) {
        throw wrong(key + "[" + i + "]", "keys and values", items.get(i));
      }
      trees.add(new ConfigTree(source, pathOf(key + "[" + i + "]"), map));
    }
    return trees;
  }

  /** The texts in the list at a key; none if the key is not there. */
  public List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  /** The numbers in the list at a key; none if the key is not there. */
  public double[] numbers(String key) {
    List<?> items = list(key);
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = toNumber(key + "[" + i + "]", items.get(i));
    }
    return numbers;
  }

  /** Throws if the file holds a key that was never read. */
  public void rejectUnknownKeys() {
    for (String key : keys()) {
      if (!read.contains(key)) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            source + ": unknown key '" + pathOf(key) + "'; known here: " + String.join(", ", read));
      }
    }
  }

  /** An error about the value of a key, for checks that only the caller can make. */
  public PlimsollException error(String key, String message) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT, source + ": '" + pathOf(key) + "' " + message);
  }

  private List<?> list(String key) {
    Object value = get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> items) {
      return items;
    }
    throw wrong(key, "a list", value);
  }

  private @Nullable Object get(String key) {
    read.add(key);
    return values.get(key);
  }

  private double toNumber(String key, Object value) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(key, "a finite number", value);
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private PlimsollException missing(String key) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT, source + ": '" + pathOf(key) + "' is missing");
  }

  private PlimsollException wrong(String key, String expected, Object value) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT,
        source + ": '" + pathOf(key) + "' must be " + expected + ", was '" + value + "'");
  }
}
