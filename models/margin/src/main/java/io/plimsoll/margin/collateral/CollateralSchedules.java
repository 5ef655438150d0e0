package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The schedules that ship with this module: published examples and a reference, one YAML file each,
 * named {@code venue@date} and listed in {@code index.txt}. A file holds its {@code source} and the
 * section {@code collateral}, as a rule set does. This module has no YAML parser; callers bring
 * theirs.
 */
public final class CollateralSchedules {
  private CollateralSchedules() {}

  /** The names, in alphabetical order. */
  public static List<String> names() {
    try (InputStream stream = resource("index.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file of a name, as YAML; the caller closes it.
   *
   * @throws PlimsollException NOT_FOUND, with the names there are
   */
  public static InputStream open(String name) {
    if (!names().contains(name)) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "there is no collateral schedule '"
              + name
              + "'; there are "
              + String.join(", ", names()));
    }
    return resource(name + ".yaml");
  }

  private static InputStream resource(String file) {
    InputStream stream = CollateralSchedules.class.getResourceAsStream(file);
    if (stream == null) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND, "collateral file " + file + " is listed but missing");
    }
    return stream;
  }
}
