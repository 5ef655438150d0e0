package io.plimsoll.models;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Settings records with some of their values replaced by what a file or a search says.
 *
 * <p>Keys are the components' names in kebab-case; those of a record in a record are joined by a
 * dot ({@code base.bounds-factor}). Values are text as it stands in a file; lists are joined by
 * commas. The record's own checks still hold.
 */
public final class RecordSettings {
  private RecordSettings() {}

  /**
   * A copy with other values.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where a key is unknown or a value is not
   *     of its kind or is refused by the record
   */
  public static <C extends Record> C with(C settings, Map<String, String> values) {
    Map<String, String> left = new TreeMap<>(values);
    C changed = replaced(settings, "", left);
    if (!left.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "unknown setting '"
              + left.keySet().iterator().next()
              + "'; there are: "
              + String.join(", ", keys(settings)));
    }
    return changed;
  }

  /** The keys of a record, in order. */
  public static List<String> keys(Record settings) {
    List<String> keys = new ArrayList<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      String key = kebab(component.getName());
      if (component.getType().isRecord()) {
        keys((Record) value(settings, component)).forEach(inner -> keys.add(key + "." + inner));
      } else {
        keys.add(key);
      }
    }
    return keys;
  }

  /** What {@link #with} would set to leave a record as it is, by key, in order. */
  public static Map<String, String> values(Record settings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      String key = kebab(component.getName());
      Object value = value(settings, component);
      if (value instanceof Record inner) {
        values(inner).forEach((name, text) -> values.put(key + "." + name, text));
      } else {
        values.put(key, text(value));
      }
    }
    return values;
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(String::valueOf).toList());
    }
    return value instanceof Enum<?> constant
        ? kebab(constant.toString().toLowerCase(Locale.ROOT))
        : String.valueOf(value);
  }

  @SuppressWarnings("unchecked")
  private static <C extends Record> C replaced(C settings, String path, Map<String, String> left) {
    RecordComponent[] components = settings.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = path + kebab(components[i].getName());
      Object old = value(settings, components[i]);
      String text = left.remove(key);
      types[i] = components[i].getType();
      arguments[i] =
          old instanceof Record inner
              ? replaced(inner, key + ".", left)
              : text == null ? old : parsed(key, text, types[i]);
    }
    try {
      Constructor<?> constructor = settings.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (C) constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      Throwable refused = Objects.requireNonNullElse(e.getCause(), e);
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, String.valueOf(refused.getMessage()), refused);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(settings.getClass() + " cannot be made again", e);
    }
  }

  private static Object value(Record settings, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static Object parsed(String key, String text, Class<?> type) {
    try {
      if (type == double.class) {
        return Double.parseDouble(text);
      }
      if (type == int.class) {
        return Integer.parseInt(text);
      }
      if (type == long.class) {
        return Long.parseLong(text);
      }
    } catch (NumberFormatException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "'" + key + "' must be a number, was '" + text + "'", e);
    }
    if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
      return text.equals("true");
    }
    if (type == String.class) {
      return text;
    }
    if (type == List.class) {
      return text.isBlank()
          ? List.of()
          : Arrays.stream(text.split(",")).map(String::strip).toList();
    }
    if (type.isEnum()) {
      return constant(key, text, type);
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT, "'" + key + "' cannot be set to '" + text + "'");
  }

  private static Object constant(String key, String text, Class<?> type) {
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (kebab(constant.toString().toLowerCase(Locale.ROOT)).equals(text)) {
        return constant;
      }
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT,
        "'"
            + key
            + "' must be one of "
            + Arrays.toString(constants).toLowerCase(Locale.ROOT).replace('_', '-')
            + ", was '"
            + text
            + "'");
  }

  private static String kebab(String name) {
    StringBuilder kebab = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (Character.isUpperCase(c)) {
        kebab.append('-');
      }
      kebab.append(c == '_' ? '-' : Character.toLowerCase(c));
    }
    return kebab.toString();
  }
}
