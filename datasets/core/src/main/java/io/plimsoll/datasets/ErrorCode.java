package io.plimsoll.datasets;

/**
 * What kind of failure an operation met, and what that means over HTTP, at a shell and for a retry.
 */
public enum ErrorCode {
  /** The caller's input is wrong; the same call fails again. */
  INVALID_INPUT(400, 2, false),
  /** What was named does not exist. */
  NOT_FOUND(404, 2, false),
  /** What would be created exists already, or changed under the caller. */
  CONFLICT(409, 1, false),
  /** Bytes that were read are not what they should be: truncated, garbled, another checksum. */
  CORRUPT_DATA(422, 1, false),
  /** Something the operation needs is missing on this machine or not configured. */
  MISSING_DEPENDENCY(500, 1, false),
  /** A service did not answer, or answered that it could not. */
  UNAVAILABLE(503, 1, true),
  /** A defect of this program. */
  INTERNAL(500, 1, false);

  private final int httpStatus;
  private final int exitCode;
  private final boolean retryable;

  ErrorCode(int httpStatus, int exitCode, boolean retryable) {
    this.httpStatus = httpStatus;
    this.exitCode = exitCode;
    this.retryable = retryable;
  }

  /** The HTTP status a server answers with. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The exit code a command ends with: 2 for the user's mistakes, 1 for everything else. */
  public int exitCode() {
    return exitCode;
  }

  /** Whether the same call may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
