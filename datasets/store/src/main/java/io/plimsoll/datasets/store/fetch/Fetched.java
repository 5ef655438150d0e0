package io.plimsoll.datasets.store.fetch;

/**
 * What became of one file.
 *
 * @param bytes how many were transferred; 0 unless it was downloaded
 * @param note what a person should know; for a failure, why
 */
public record Fetched(RemoteFile file, Status status, long bytes, String note) {

  /** What became of a file. */
  public enum Status {
    DOWNLOADED,
    /** It was here, and is what the server has. */
    ALREADY_THERE,
    /** It is here, and the server has another one since. */
    NEW_VERSION,
    /** The server has not got it. */
    MISSING,
    FAILED
  }
}
