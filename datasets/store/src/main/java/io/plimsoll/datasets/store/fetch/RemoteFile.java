package io.plimsoll.datasets.store.fetch;

import java.util.regex.Pattern;

/**
 * A file of an archive.
 *
 * @param path below the archive's address, and below the directory it is downloaded to
 */
public record RemoteFile(String path) {
  /** No empty part and none that begins with a dot: a path never leads out of its directory. */
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

  public RemoteFile {
    if (!FORM.matcher(path).matches()) {
      throw new IllegalArgumentException("path must be names joined by /, was '" + path + "'");
    }
  }

  /** The name without folders. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
