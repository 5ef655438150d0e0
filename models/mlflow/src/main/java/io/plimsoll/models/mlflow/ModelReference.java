package io.plimsoll.models.mlflow;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

record ModelReference(String name, @Nullable String alias, @Nullable Integer version) {
  private static final Pattern FORM = Pattern.compile("models:/([^/@]+)(?:/(\\d{1,9})|@([^/@]+))");

  static ModelReference parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new PlimsollException(ErrorCode.INVALID_INPUT, "bad reference " + text);
    }
    return new ModelReference(
        m.group(1), m.group(3), m.group(2) == null ? null : Integer.valueOf(m.group(2)));
  }
}
