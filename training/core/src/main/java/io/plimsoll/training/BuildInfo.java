package io.plimsoll.training;

import io.plimsoll.models.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a model's provenance says of the program that fitted it. */
public final class BuildInfo {
  /** What stands where the commit is not known. */
  public static final String UNKNOWN = "unknown";

  private static final String RESOURCE = "/io/plimsoll/build.properties";

  private BuildInfo() {}

  /**
   * The commit of the sources: the given one, else what the build wrote into {@code
   * io/plimsoll/build.properties} as {@code commit}, else {@value #UNKNOWN}.
   */
  public static String commit(@Nullable String given) {
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    try (InputStream in = BuildInfo.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return UNKNOWN;
      }
      Properties properties = new Properties();
      properties.load(in);
      String commit = properties.getProperty("commit", "").strip();
      return commit.isEmpty() || commit.startsWith("$") ? UNKNOWN : commit;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** The version of the running JDK. */
  public static String jdk() {
    return Runtime.version().toString();
  }

  /** An origin whose times a fit fills in. */
  public static Provenance.Origin origin(
      String dataSha256,
      String viewName,
      String viewVersion,
      String label,
      @Nullable String commit) {
    return new Provenance.Origin(
        dataSha256, viewName, viewVersion, label, 0, 0, commit(commit), jdk());
  }
}
