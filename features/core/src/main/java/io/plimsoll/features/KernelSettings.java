package io.plimsoll.features;

import io.plimsoll.datasets.market.InstrumentId;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one kernel in one view, read by the kernel's factory; a setting nobody reads is
 * an error.
 */
public final class KernelSettings {
  private final String feature;
  private final Map<String, String> values;
  private final List<InstrumentId> universe;
  private final long barNanos;

  /** What was read, with the default as text; empty where there is none. */
  private final Map<String, String> read = new LinkedHashMap<>();

  /**
   * Settings of a feature.
   *
   * @param universe the instruments that a kernel of market scope will see, in a fixed order
   * @param barNanos the span of the bars that bar kernels will see
   */
  public KernelSettings(
      String feature, Map<String, String> values, List<InstrumentId> universe, long barNanos) {
    this.feature = feature;
    this.values = Map.copyOf(values);
    this.universe = List.copyOf(universe);
    this.barNanos = barNanos;
  }

  /** The instruments of the universe. */
  public List<InstrumentId> universe() {
    return universe;
  }

  /** The span of a bar in nanoseconds. */
  public long barNanos() {
    return barNanos;
  }

  /** A span such as {@code 5m}, {@code 1h}, {@code 7d} in nanoseconds. */
  public long nanos(String key) {
    return parseNanos(required(key), feature + "." + key);
  }

  /** A span in nanoseconds, or a default. */
  public long nanos(String key, long otherwise) {
    String value = optional(key, span(otherwise));
    return value == null ? otherwise : parseNanos(value, feature + "." + key);
  }

  /** A span that is a whole number of bars, as a count of bars. */
  public int bars(String key) {
    return toBars(key, required(key));
  }

  /** A span that is a whole number of bars, as a count of bars, or a default. */
  public int bars(String key, int otherwise) {
    String value = optional(key, span(otherwise * barNanos));
    return value == null ? otherwise : toBars(key, value);
  }

  private int toBars(String key, String value) {
    long nanos = parseNanos(value, feature + "." + key);
    if (nanos % barNanos != 0 || nanos / barNanos > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          feature
              + "."
              + key
              + " must be a whole number of bars of "
              + Duration.ofNanos(barNanos)
              + ", was "
              + value);
    }
    return Math.toIntExact(nanos / barNanos);
  }

  /** A number, or a default. */
  public double number(String key, double otherwise) {
    String value = optional(key, Double.toString(otherwise));
    if (value == null) {
      return otherwise;
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          feature + "." + key + " must be a number, was '" + value + "'", e);
    }
  }

  /** A whole number of at least one, or a default. */
  public int count(String key, int otherwise) {
    double value = number(key, otherwise);
    if (!(value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
      throw new IllegalArgumentException(
          feature + "." + key + " must be a whole number of at least 1, was " + value);
    }
    return (int) value;
  }

  /** One of the constants of the default's enum, written {@code like-this}, or the default. */
  public <E extends Enum<E>> E choice(String key, E otherwise) {
    String value = optional(key, written(otherwise));
    if (value == null) {
      return otherwise;
    }
    List<E> all = List.of(otherwise.getDeclaringClass().getEnumConstants());
    return all.stream()
        .filter(one -> written(one).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    feature
                        + "."
                        + key
                        + " must be one of "
                        + all.stream().map(KernelSettings::written).toList()
                        + ", was '"
                        + value
                        + "'"));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A text, or a default. */
  public String text(String key, String otherwise) {
    String value = optional(key, otherwise);
    return value == null ? otherwise : value;
  }

  /** Throws if a setting was given that the kernel does not know. */
  public void rejectUnknown() {
    for (String key : values.keySet().stream().sorted().toList()) {
      if (!read.containsKey(key)) {
        throw new IllegalArgumentException(
            "feature '"
                + feature
                + "': unknown setting '"
                + key
                + "'; known: "
                + String.join(", ", read.keySet()));
      }
    }
  }

  private String required(String key) {
    String value = optional(key, "");
    if (value == null) {
      throw new IllegalArgumentException(
          "feature '" + feature + "': setting '" + key + "' is missing");
    }
    return value;
  }

  private @Nullable String optional(String key, String otherwise) {
    read.putIfAbsent(key, otherwise);
    return values.get(key);
  }

  /**
   * What the kernel's factory asked for, each with its default as text, empty where it has none.
   */
  Map<String, String> asked() {
    return Collections.unmodifiableMap(read);
  }

  private static String span(long nanos) {
    return Duration.ofNanos(nanos).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Reads {@code 30s}, {@code 5m}, {@code 1h}, {@code 7d}; {@code name} is for the error. */
  public static long parseNanos(String text, String name) {
    try {
      String upper = text.strip().toUpperCase(Locale.ROOT);
      long nanos =
          (upper.endsWith("D") ? Duration.parse("P" + upper) : Duration.parse("PT" + upper))
              .toNanos();
      if (nanos > 0) {
        return nanos;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(
          name + " must be a span such as 30s, 5m, 1h or 7d, was '" + text + "'", e);
    }
    throw new IllegalArgumentException(name + " must be a positive span, was '" + text + "'");
  }
}
