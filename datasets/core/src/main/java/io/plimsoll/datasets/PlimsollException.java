package io.plimsoll.datasets;

import org.jspecify.annotations.Nullable;

/**
 * An operation failed; the message names what (file, row, field) and the offending value, for the
 * person who reads it.
 */
public final class PlimsollException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** A failure of the given kind. */
  public PlimsollException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** A failure of the given kind, caused by another. */
  public PlimsollException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What kind of failure this is. */
  public ErrorCode code() {
    return code;
  }
}
