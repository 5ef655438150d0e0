package io.plimsoll.margin.portfolio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of conformance files: maps, lists, strings, doubles, booleans. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Map<String, Object> read(String text) {
    @SuppressWarnings("unchecked")
    Map<String, Object> map = (Map<String, Object>) new Json(text).value();
    return map;
  }

  private Object value() {
    skip();
    char c = text.charAt(at);
    if (c == '{') {
      return map();
    }
    if (c == '[') {
      return list();
    }
    if (c == '"') {
      return string();
    }
    int from = at;
    while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return word.equals("true") || word.equals("false")
        ? (Object) Boolean.valueOf(word)
        : (Object) Double.valueOf(word);
  }

  private Map<String, Object> map() {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    for (skip(); text.charAt(at) != '}'; skip()) {
      String key = string();
      skip();
      at++;
      map.put(key, value());
      skip();
      at += text.charAt(at) == ',' ? 1 : 0;
    }
    at++;
    return map;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    at++;
    for (skip(); text.charAt(at) != ']'; skip()) {
      list.add(value());
      skip();
      at += text.charAt(at) == ',' ? 1 : 0;
    }
    at++;
    return list;
  }

  private String string() {
    int from = ++at;
    at = text.indexOf('"', from) + 1;
    return text.substring(from, at - 1);
  }

  private void skip() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
