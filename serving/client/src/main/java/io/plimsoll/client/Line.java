package io.plimsoll.client;

import org.jspecify.annotations.Nullable;

/**
 * The server's answer in its plain-text form, read strictly: {@code plimsoll/1} and six fields as
 * {@code name=value} in a fixed order, closed by {@code end}, so that a line cut short is not taken
 * for a whole one.
 *
 * @param degraded the server's reason for serving its own fallback; empty where it did not
 */
record Line(
    String instrument,
    double multiplier,
    long decidedNanos,
    long validUntilNanos,
    String degraded,
    String model) {
  private static final int WORDS = 8;

  /** Reads a line; null where it is anything else. */
  static @Nullable Line parse(String text) {
    if (!text.endsWith(" end\n")) {
      return null;
    }
    String[] words = text.substring(0, text.length() - 1).split(" ", -1);
    if (words.length != WORDS || !words[0].equals("plimsoll/1")) {
      return null;
    }
    try {
      String degraded = field(words[5], "degraded");
      return new Line(
          field(words[1], "instrument"),
          finite(field(words[2], "multiplier")),
          Long.parseLong(field(words[3], "decided")),
          Long.parseLong(field(words[4], "until")),
          degraded.equals("no") ? "" : degraded,
          field(words[6], "model"));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String field(String word, String name) {
    if (!word.startsWith(name + "=") || word.length() == name.length() + 1) {
      throw new IllegalArgumentException("expected " + name + "=…, was '" + word + "'");
    }
    return word.substring(name.length() + 1);
  }

  private static double finite(String text) {
    double value = Double.parseDouble(text);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("multiplier must be positive and finite, was " + text);
    }
    return value;
  }
}
