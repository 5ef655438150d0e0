package io.plimsoll.serving.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;

/** Reads what was sent, no further than it may be trusted. */
final class Requests {
  private static final String JSON = "application/json";

  private Requests() {}

  /**
   * Refuses what a foreign web page could send unasked; tells whether the body is lines of JSON.
   */
  static boolean requireJson(Context ctx, boolean linesAllowed) {
    String type = ctx.contentType() == null ? "" : String.valueOf(ctx.contentType());
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean lines = bare.equals("application/x-ndjson") || bare.equals("application/jsonl");
    if (!bare.equals(JSON) && !(lines && linesAllowed)) {
      throw Problem.of(
          415,
          "UNSUPPORTED_MEDIA_TYPE",
          false,
          "Content-Type must be "
              + JSON
              + (linesAllowed ? " or application/x-ndjson" : "")
              + ", was '"
              + type
              + "'");
    }
    return lines;
  }

  /** The whole body; a problem where it is larger than the limit, whether or not it says so. */
  static byte[] body(Context ctx, long limit) {
    Problem tooLarge =
        Problem.of(
            413,
            "CONTENT_TOO_LARGE",
            false,
            "the body is larger than " + limit + " bytes; send smaller batches");
    if (ctx.contentLength() > limit) {
      throw tooLarge;
    }
    try {
      byte[] body = ctx.bodyInputStream().readNBytes((int) limit + 1);
      if (body.length > limit) {
        throw tooLarge;
      }
      return body;
    } catch (IOException e) {
      throw Problem.of(400, "INVALID_INPUT", false, "the body ended early: " + e.getMessage());
    }
  }
}
