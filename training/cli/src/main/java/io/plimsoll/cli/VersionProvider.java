package io.plimsoll.cli;

import picocli.CommandLine;

/** What {@code --version} prints: our version, the sources' commit, the JDK. */
final class VersionProvider implements CommandLine.IVersionProvider {
  static final String VERSION = "0.1.0-SNAPSHOT";

  @Override
  public String[] getVersion() {
    return new String[] {
      "plimsoll " + VERSION + " (" + commit() + "), JDK " + Runtime.version().feature()
    };
  }

  /** The commit of the sources, as the launcher found it. */
  static String commit() {
    String commit = System.getenv("PLIMSOLL_COMMIT");
    return commit == null || commit.isBlank() ? "unknown" : commit;
  }
}
