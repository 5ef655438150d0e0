package io.plimsoll.serving.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plimsoll.datasets.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 asks for it ({@code application/problem+json}), thrown by a route and
 * written by the server.
 *
 * <p>Beside the members of the RFC: {@code code} for programs, {@code retryable}, and where
 * something in the body is wrong the {@code pointer} (RFC 6901) to it, or the {@code line} and
 * {@code column} at which it stopped being JSON and the {@code field} that was being read.
 */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Body body;

  private Problem(Body body) {
    super(body.detail(), null, false, false);
    this.body = body;
  }

  /** A problem of a kind that the house knows. */
  static Problem of(ErrorCode code, String detail) {
    return of(code.httpStatus(), code.name(), code.retryable(), detail);
  }

  /** Any other problem. */
  static Problem of(int status, String code, boolean retryable, String detail) {
    return new Problem(
        new Body(title(status), status, code, retryable, detail, null, null, null, null));
  }

  /** Something in the body is wrong. */
  static Problem at(String pointer, String detail) {
    ErrorCode code = ErrorCode.INVALID_INPUT;
    return new Problem(
        new Body(title(400), 400, code.name(), false, detail, pointer, null, null, null));
  }

  /** The body is not JSON. */
  static Problem syntax(String detail, int line, int column, @Nullable String field) {
    ErrorCode code = ErrorCode.INVALID_INPUT;
    return new Problem(
        new Body(title(400), 400, code.name(), false, detail, null, line, column, field));
  }

  Body body() {
    return body;
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> "HTTP " + status;
    };
  }

  /** What is written. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Body(
      String title,
      int status,
      String code,
      boolean retryable,
      String detail,
      @Nullable String pointer,
      @Nullable Integer line,
      @Nullable Integer column,
      @Nullable String field) {}
}
