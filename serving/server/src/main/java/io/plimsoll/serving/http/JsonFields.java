package io.plimsoll.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read strictly: each is of its type, and a field that nobody read
 * is an error.
 */
final class JsonFields {
  /**
   * Whole numbers below this would be times before May 1970: milliseconds or microseconds taken for
   * nanoseconds.
   */
  private static final long LEAST_PLAUSIBLE_NANOS = 10_000_000_000_000_000L;

  private final JsonNode object;
  private final String pointer;
  private final Set<String> read = new LinkedHashSet<>();

  JsonFields(JsonNode node, String pointer) {
    if (!node.isObject()) {
      throw Problem.at(pointer, "expected an object, was " + kind(node));
    }
    this.object = node;
    this.pointer = pointer;
  }

  /** Where the object stands in the body. */
  String pointer() {
    return pointer;
  }

  /** Whether a field is there and not null. */
  boolean has(String name) {
    read.add(name);
    return object.hasNonNull(name);
  }

  String text(String name) {
    JsonNode node = required(name);
    if (!node.isTextual()) {
      throw wrong(name, "must be text", node);
    }
    return node.textValue();
  }

  double number(String name) {
    return number(name, required(name));
  }

  OptionalDouble optionalNumber(String name) {
    JsonNode node = optional(name);
    return node == null ? OptionalDouble.empty() : OptionalDouble.of(number(name, node));
  }

  double[] numbers(String name) {
    JsonNode node = required(name);
    if (!node.isArray()) {
      throw wrong(name, "must be an array of numbers", node);
    }
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(name + "/" + i, node.get(i));
    }
    return values;
  }

  /** A whole number that fits an int. */
  int whole(String name, int otherwise) {
    JsonNode node = optional(name);
    if (node == null) {
      return otherwise;
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw wrong(name, "must be a whole number", node);
    }
    return node.intValue();
  }

  /** A whole number that fits a long. */
  long whole(String name, long otherwise) {
    JsonNode node = optional(name);
    if (node == null) {
      return otherwise;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(name, "must be a whole number", node);
    }
    return node.longValue();
  }

  /** True or false. */
  boolean flag(String name, boolean otherwise) {
    JsonNode node = optional(name);
    if (node == null) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      throw wrong(name, "must be true or false", node);
    }
    return node.booleanValue();
  }

  /** A time: whole nanoseconds since the epoch, or ISO-8601 text with an offset. */
  long nanos(String name) {
    return nanos(name, required(name));
  }

  OptionalLong optionalNanos(String name) {
    JsonNode node = optional(name);
    return node == null ? OptionalLong.empty() : OptionalLong.of(nanos(name, node));
  }

  /** One of several words. */
  <T> T choice(String name, Map<String, T> words) {
    String word = text(name);
    T value = words.get(word);
    if (value == null) {
      throw problem(
          name, "must be one of " + String.join(", ", words.keySet()) + ", was '" + word + "'");
    }
    return value;
  }

  /** The objects of an array. */
  List<JsonFields> children(String name) {
    JsonNode node = required(name);
    if (!node.isArray()) {
      throw wrong(name, "must be an array", node);
    }
    List<JsonFields> children = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      children.add(new JsonFields(node.get(i), pointer + "/" + name + "/" + i));
    }
    return children;
  }

  /** Throws where the object has a field that was not asked for. */
  void rejectUnknown() {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!read.contains(name)) {
        throw problem(name, "is not a known field; known: " + String.join(", ", read));
      }
    }
  }

  /** A problem of one field. */
  Problem problem(String name, String detail) {
    return Problem.at(pointer + "/" + name, name + " " + detail);
  }

  private double number(String name, JsonNode node) {
    if (!node.isNumber()) {
      throw wrong(name, "must be a number", node);
    }
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      throw problem(name, "must be finite, was too large for a double");
    }
    return value;
  }

  private long nanos(String name, JsonNode node) {
    if (node.isTextual()) {
      return parse(name, node.textValue());
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(name, "must be whole nanoseconds since 1970 or ISO-8601 text", node);
    }
    long nanos = node.longValue();
    if (nanos < LEAST_PLAUSIBLE_NANOS) {
      throw wrong(
          name, "must be nanoseconds since 1970 (not seconds, milliseconds or microseconds)", node);
    }
    return nanos;
  }

  private long parse(String name, String text) {
    try {
      Instant instant = Instant.parse(text);
      BigInteger nanos =
          BigInteger.valueOf(instant.getEpochSecond())
              .multiply(BigInteger.valueOf(1_000_000_000L))
              .add(BigInteger.valueOf(instant.getNano()));
      return nanos.longValueExact();
    } catch (DateTimeException | ArithmeticException e) {
      throw problem(name, "must be a time such as 2013-11-25T00:00:00Z, was '" + text + "'");
    }
  }

  private @Nullable JsonNode optional(String name) {
    return has(name) ? object.get(name) : null;
  }

  private JsonNode required(String name) {
    JsonNode node = optional(name);
    if (node == null) {
      throw problem(name, object.has(name) ? "must not be null" : "is missing");
    }
    return node;
  }

  private Problem wrong(String name, String expected, JsonNode was) {
    return problem(name, expected + ", was " + kind(was));
  }

  private static String kind(JsonNode node) {
    if (node.isValueNode()) {
      String text = node.toString();
      return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
    return node.isArray() ? "an array" : "an object";
  }
}
