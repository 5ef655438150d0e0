package io.plimsoll.datasets.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value (RFC 8259), strictly: nothing may follow it, and no name may stand twice in
 * an object.
 *
 * <p>Objects are {@link Map}s, arrays {@link List}s, texts {@link String}s, and {@code true},
 * {@code false} and {@code null} {@link Boolean}s and {@link #NULL}. Numbers stay the text they
 * are, as a {@link Number}: identifiers must not pass through a double, and prices are read by one
 * rule for all formats.
 */
final class JsonText {
  /** What {@code null} is. */
  static final Object NULL = new Object();

  private static final int MOST_DEPTH = 16;

  private final byte[] bytes;
  private final int end;
  private int at;

  private JsonText(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** A number as it stands in the text. */
  record Number(String text) {}

  /** The value that the bytes are; IllegalArgumentException if they are none. */
  static Object of(byte[] bytes, int from, int to) {
    JsonText text = new JsonText(bytes, from, to);
    Object value = text.value(0);
    text.skipBlanks();
    if (text.at < to) {
      throw text.wrong("the end");
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > MOST_DEPTH) {
      throw new IllegalArgumentException("JSON is nested deeper than " + MOST_DEPTH);
    }
    skipBlanks();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    skipBlanks();
    if (peek() == '}') {
      at++;
      return object;
    }
    while (true) {
      skipBlanks();
      String name = string();
      skipBlanks();
      expect(':');
      if (object.putIfAbsent(name, value(depth + 1)) != null) {
        throw new IllegalArgumentException("JSON has '" + name + "' twice in an object");
      }
      skipBlanks();
      if (peek() == '}') {
        at++;
        return object;
      }
      expect(',');
    }
  }

  private List<Object> array(int depth) {
    List<Object> array = new ArrayList<>();
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return array;
    }
    while (true) {
      array.add(value(depth + 1));
      skipBlanks();
      if (peek() == ']') {
        at++;
        return array;
      }
      expect(',');
    }
  }

  private String string() {
    expect('"');
    int from = at;
    while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
      if (bytes[at] >= 0 && bytes[at] < ' ') {
        throw wrong("no control character");
      }
      at++;
    }
    if (peek() == '"') {
      return new String(bytes, from, at++ - from, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8));
    while (peek() != '"') {
      int start = at;
      if (peek() == '\\') {
        at++;
        text.append(escape());
      } else {
        while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
          if (bytes[at] >= 0 && bytes[at] < ' ') {
            throw wrong("no control character");
          }
          at++;
        }
        text.append(new String(bytes, start, at - start, StandardCharsets.UTF_8));
      }
    }
    at++;
    return text.toString();
  }

  private char escape() {
    int c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(peek(), 16);
          if (digit < 0) {
            throw wrong("a hexadecimal digit");
          }
          code = 16 * code + digit;
          at++;
        }
        yield (char) code;
      }
      default -> throw wrong("an escape");
    };
  }

  private Object word(String word, Object value) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  private Number number() {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    int first = at;
    digits();
    if (at - first > 1 && bytes[first] == '0') {
      throw wrong("no zero before a number");
    }
    if (at < end && bytes[at] == '.') {
      at++;
      digits();
    }
    if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      digits();
    }
    return new Number(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
  }

  private void digits() {
    int first = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == first) {
      throw wrong("a JSON value");
    }
  }

  private void skipBlanks() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
  }

  private int peek() {
    if (at >= end) {
      throw new IllegalArgumentException("JSON ends too early");
    }
    return bytes[at];
  }

  private void expect(int c) {
    if (peek() != c) {
      throw wrong("'" + (char) c + "'");
    }
    at++;
  }

  private IllegalArgumentException wrong(String wanted) {
    return new IllegalArgumentException("JSON must have " + wanted + " at character " + at);
  }
}
