package io.plimsoll.margin.file;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What account and market files have in common. */
final class Fields {
  private Fields() {}

  static InstrumentId instrument(ConfigTree tree) {
    String text = tree.text("instrument");
    return checked(tree, "instrument", () -> new InstrumentId(text));
  }

  static Optional<Instant> time(ConfigTree tree, String key) {
    return tree.optionalText(key).map(text -> time(tree, key, text));
  }

  private static Instant time(ConfigTree tree, String key, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw tree.error(key, "must be a time such as 2026-01-31T08:00:00Z, was '" + text + "'");
    }
  }

  /** Nanoseconds since 1970, refused beyond the years 1678 to 2261. */
  static long nanos(ConfigTree tree, String key, Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (ArithmeticException e) {
      throw tree.error(key, "is too far from 1970: " + time);
    }
  }

  static <E extends Enum<E>> Optional<E> choice(ConfigTree tree, String key, Class<E> type) {
    Optional<String> text = tree.optionalText(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder known = new StringBuilder();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(text.get())) {
        return Optional.of(constant);
      }
      known.append(known.isEmpty() ? "" : ", ").append(name);
    }
    throw tree.error(key, "must be one of " + known + ", was '" + text.get() + "'");
  }

  /** A value built from fields, its refusal told with the file and the key. */
  static <T> T checked(ConfigTree tree, String key, Supplier<T> build) {
    try {
      return build.get();
    } catch (PlimsollException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw tree.error(key, "holds a bad value: " + e.getMessage());
    }
  }
}
