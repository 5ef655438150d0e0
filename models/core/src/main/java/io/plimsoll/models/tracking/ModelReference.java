package io.plimsoll.models.tracking;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code models:/name@alias} or {@code models:/name/3}.
 *
 * @param name letters, digits and {@code . _ -}, at most 128, not beginning with a sign
 * @param alias of the same form; null where a version is meant
 * @param version from 1; 0 where an alias is meant
 */
public record ModelReference(String name, @Nullable String alias, int version) {
  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";
  private static final Pattern NAME = Pattern.compile(WORD);
  private static final Pattern FORM =
      Pattern.compile("models:/(" + WORD + ")(?:@(" + WORD + ")|/([1-9][0-9]{0,8}))");

  public ModelReference {
    requireName(name, "model name");
    if (alias != null) {
      requireName(alias, "alias");
    }
    if ((alias == null) != (version > 0)) {
      throw new IllegalArgumentException(
          "expected an alias or a version from 1, had " + alias + " and " + version);
    }
  }

  /**
   * Reads a reference; throws {@link PlimsollException} with INVALID_INPUT where it has another
   * form.
   */
  public static ModelReference parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "expected models:/NAME@ALIAS or models:/NAME/VERSION, was '" + text + "'");
    }
    String version = form.group(3);
    return new ModelReference(
        form.group(1), form.group(2), version == null ? 0 : Integer.parseInt(version));
  }

  /** Returns a name or alias of the allowed form; throws INVALID_INPUT otherwise. */
  public static String requireName(String name, String what) {
    if (!NAME.matcher(name).matches()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          what + " must be letters, digits and . _ - (at most 128), was '" + name + "'");
    }
    return name;
  }

  @Override
  public String toString() {
    return "models:/" + name + (alias == null ? "/" + version : "@" + alias);
  }
}
