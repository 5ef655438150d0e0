package io.plimsoll.datasets.reader;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The fields of a JSON object, checked for their types; errors name the field and the value. */
final class JsonFields {
  private final Map<String, Object> fields;

  private JsonFields(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** The fields of a value that must be an object. */
  static JsonFields of(Object value, String name) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(name + " must be a JSON object");
    }
    @SuppressWarnings("unchecked") // JsonText makes no other maps.
    Map<String, Object> fields = (Map<String, Object>) map;
    return new JsonFields(fields);
  }

  boolean has(String name) {
    return fields.containsKey(name) && fields.get(name) != JsonText.NULL;
  }

  JsonFields object(String name) {
    return of(value(name), name);
  }

  String text(String name) {
    if (value(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  /** A whole number from 0, written as a number. */
  long whole(String name) {
    if (value(name) instanceof JsonText.Number n && n.text().matches("\\d{1,18}")) {
      return Long.parseLong(n.text());
    }
    throw wrong(name, "a whole number from 0");
  }

  /** Nanoseconds since 1970 of a number of milliseconds. */
  long millis(String name) {
    byte[] digits = String.valueOf(whole(name)).getBytes(StandardCharsets.ISO_8859_1);
    long nanos = TimeFormat.MILLISECONDS.nanos(digits, 0, digits.length);
    if (nanos == TimeFormat.NONE) {
      throw wrong(name, "milliseconds since 1970 between 1980 and 2100");
    }
    return nanos;
  }

  /** A number, written as a number or as a text. */
  double number(String name) {
    return number(name, value(name));
  }

  /** Levels of a book, each a list of a price and a quantity. */
  Levels levels(String name, QuantityRule rule) {
    if (!(value(name) instanceof List<?> list)) {
      throw wrong(name, "a list of levels");
    }
    Levels levels = new Levels();
    for (Object item : list) {
      if (!(item instanceof List<?> level) || level.size() < 2) {
        throw new IllegalArgumentException(name + " must hold levels of price and quantity");
      }
      double price = number(name + " price", level.get(0));
      levels.add(price, rule.baseUnits(number(name + " quantity", level.get(1)), price));
    }
    return levels;
  }

  /** Makes base units of a quantity as it is written. */
  @FunctionalInterface
  interface QuantityRule {
    double baseUnits(double quantity, double price);
  }

  private static double number(String name, Object value) {
    String text =
        value instanceof JsonText.Number n ? n.text() : value instanceof String s ? s : "";
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    double number = Numbers.decimal(bytes, 0, bytes.length);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException(name + " must be a number, was '" + text + "'");
    }
    return Numbers.sized(name, number);
  }

  private Object value(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("field '" + name + "' is missing");
    }
    return value;
  }

  private IllegalArgumentException wrong(String name, String wanted) {
    Object value = fields.get(name);
    String shown = value instanceof JsonText.Number n ? n.text() : String.valueOf(value);
    return new IllegalArgumentException(
        "field '"
            + name
            + "' must be "
            + wanted
            + ", was '"
            + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown)
            + "'");
  }
}
