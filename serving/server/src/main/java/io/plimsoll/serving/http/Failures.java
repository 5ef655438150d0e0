package io.plimsoll.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns every failure into {@code application/problem+json}; what is a defect of ours is logged,
 * never shown.
 */
final class Failures {
  static final String CONTENT_TYPE = "application/problem+json";
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void write(Context ctx, Exception failure) {
    Problem problem = problem(ctx, failure);
    int status = problem.body().status();
    if (status >= 500 && status != 503) {
      LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
    }
    if (failure instanceof MethodNotAllowedResponse notAllowed) {
      String allowed = notAllowed.getDetails().get("availableMethods");
      if (allowed != null) {
        ctx.header("Allow", allowed);
      }
    }
    if (problem.body().retryable()) {
      ctx.header("Retry-After", "1");
    }
    ctx.status(status).contentType(CONTENT_TYPE).result(Json.write(problem.body()));
  }

  private static Problem problem(Context ctx, Exception failure) {
    return switch (failure) {
      case Problem problem -> problem;
      case PlimsollException e -> Problem.of(e.code(), String.valueOf(e.getMessage()));
      case HttpResponseException e -> ofStatus(e.getStatus(), ctx.method() + " " + ctx.path());
      default -> Problem.of(ErrorCode.INTERNAL, "the server failed on this request; see its log");
    };
  }

  private static Problem ofStatus(int status, String request) {
    return switch (status) {
      case 404 ->
          Problem.of(404, "NOT_FOUND", false, "nothing answers " + request + "; see /openapi.json");
      case 405 -> Problem.of(405, "METHOD_NOT_ALLOWED", false, "method not allowed: " + request);
      default ->
          Problem.of(status, "HTTP_" + status, status == 503, "the server turned away " + request);
    };
  }

  /** The message of the first cause, which is the one that names what is wrong. */
  static String root(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
  }

  /** What fails before a route is found: a request line or a header that is not HTTP. */
  static final class BeforeRouting extends ErrorHandler {
    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      base.setHandled(true);
      byte[] body =
          Json.write(ofStatus(response.getStatus(), "a request that cannot be routed").body());
      response.setContentType(CONTENT_TYPE);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
      fields.put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
      return ByteBuffer.wrap(
          Json.write(
              Problem.of(status, "HTTP_" + status, false, "not a valid HTTP request").body()));
    }
  }
}
