package io.plimsoll.features;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a row of a view is about. */
public enum FeatureEntity {
  /** An instrument: rows are made of market events. */
  INSTRUMENT,
  /** An account: rows are made of account events and of the market. */
  ACCOUNT;

  /** As it stands in a view, for example {@code instrument}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FeatureEntity named(String text, String where) {
    for (FeatureEntity entity : values()) {
      if (entity.text().equals(text)) {
        return entity;
      }
    }
    List<String> known = Arrays.stream(values()).map(FeatureEntity::text).toList();
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT,
        where + ": 'entity' must be one of " + String.join(", ", known) + ", was '" + text + "'");
  }
}
