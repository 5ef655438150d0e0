package io.plimsoll.features;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.InputStream;
import java.util.List;

/** The feature views that come with this project, as YAML for {@link FeatureView#from}. */
public final class Views {
  private static final List<String> NAMES =
      List.of(
          "trades-1h",
          "bars-1h",
          "depth-1h",
          "tape-1m",
          "positioning-1h",
          "book-1m",
          "market-1h",
          "account-1h");

  private Views() {}

  /** The names of the views. */
  public static List<String> names() {
    return NAMES;
  }

  /** The YAML of a view; the caller closes the stream. */
  public static InputStream open(String name) {
    InputStream stream =
        NAMES.contains(name) ? Views.class.getResourceAsStream("views/" + name + ".yaml") : null;
    if (stream == null) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "no feature view '" + name + "'; there are: " + String.join(", ", NAMES));
    }
    return stream;
  }
}
