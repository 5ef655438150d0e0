package io.plimsoll.margin.collateral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As much YAML as the files of this module use, for this module's tests: nested keys and lists by
 * indentation, lists and maps in brackets on one line, numbers, texts, comments on lines of their
 * own. The program reads them with a real parser.
 */
final class PlainYaml {
  private final List<String> lines = new ArrayList<>();
  private int at;

  private PlainYaml(String text) {
    for (String line : text.lines().toList()) {
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        lines.add(line);
      }
    }
  }

  static Object parse(String text) {
    return new PlainYaml(text).block();
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private Object block() {
    return lines.get(at).strip().startsWith("- ") ? list() : map();
  }

  private List<Object> list() {
    int indent = indent(lines.get(at));
    List<Object> items = new ArrayList<>();
    while (at < lines.size()
        && indent(lines.get(at)) == indent
        && lines.get(at).strip().startsWith("- ")) {
      String rest = lines.get(at).strip().substring(2);
      if (rest.startsWith("{") || !rest.matches("[^\"]+:( .*)?")) {
        items.add(new Flow(rest).value());
        at++;
      } else {
        lines.set(at, " ".repeat(indent + 2) + rest);
        items.add(map());
      }
    }
    return items;
  }

  private Map<String, Object> map() {
    int indent = indent(lines.get(at));
    Map<String, Object> map = new LinkedHashMap<>();
    while (at < lines.size() && indent(lines.get(at)) == indent) {
      String line = lines.get(at++).strip();
      int colon = line.indexOf(':');
      String rest = line.substring(colon + 1).strip();
      map.put(line.substring(0, colon), rest.isEmpty() ? block() : new Flow(rest).value());
    }
    return map;
  }

  /** A value on one line. */
  private static final class Flow {
    private final String text;
    private int at;

    Flow(String text) {
      this.text = text;
    }

    Object value() {
      skip();
      return switch (text.charAt(at)) {
        case '{' -> map();
        case '[' -> list();
        case '"' -> quoted();
        default -> scalar();
      };
    }

    private Map<String, Object> map() {
      Map<String, Object> map = new LinkedHashMap<>();
      at++;
      for (skip(); text.charAt(at) != '}'; skip()) {
        int colon = text.indexOf(':', at);
        String key = text.substring(at, colon).strip();
        at = colon + 1;
        map.put(key, value());
      }
      at++;
      return map;
    }

    private List<Object> list() {
      List<Object> items = new ArrayList<>();
      at++;
      for (skip(); text.charAt(at) != ']'; skip()) {
        items.add(value());
      }
      at++;
      return items;
    }

    private String quoted() {
      int end = text.indexOf('"', at + 1);
      String inner = text.substring(at + 1, end);
      at = end + 1;
      return inner;
    }

    private Object scalar() {
      int end = at;
      while (end < text.length() && (!isFlow() || ",]}".indexOf(text.charAt(end)) < 0)) {
        end++;
      }
      String word = text.substring(at, end).strip();
      at = end;
      if (word.matches("-?[0-9]+")) {
        return Long.valueOf(word);
      }
      return word.matches("-?[0-9.]+") ? (Object) Double.valueOf(word) : word;
    }

    private boolean isFlow() {
      return text.startsWith("{") || text.startsWith("[");
    }

    private void skip() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ',')) {
        at++;
      }
    }
  }
}
