package io.plimsoll.datasets.store.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The archive's side: what it answers, and what that means. */
final class Remote implements AutoCloseable {
  private static final Pattern CHECKSUM =
      Pattern.compile("\\s*([0-9a-fA-F]{64})(?:\\s+\\*?(\\S+))?\\s*");
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");
  private static final int MOST_CHECKSUM_BYTES = 4096;

  private final FetchSettings settings;
  private final InstantSource clock;
  private final HttpClient client;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Remote(FetchSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    client =
        HttpClient.newBuilder()
            .connectTimeout(settings.quiet())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** What came for a file. */
  enum Body {
    /** All bytes that the server announced are in the part. */
    WHOLE,
    ABSENT
  }

  /** Told how many bytes came, and once an answer how many there will be. */
  interface Meter {
    void announced(long bytes);

    void came(long bytes);
  }

  /** The sha256 that the archive publishes beside a file; empty if it publishes none. */
  String checksum(RemoteFile file) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = get(file.path() + ".CHECKSUM", 0, "");
    try (InputStream body = answer.body()) {
      if (answer.statusCode() == 404) {
        return "";
      }
      if (answer.statusCode() != 200) {
        throw failure(answer, "the checksum");
      }
      String text = text(body);
      Matcher found = CHECKSUM.matcher(text);
      String named = found.matches() ? found.group(2) : null;
      if (!found.matches() || (named != null && !named.equals(file.name()))) {
        throw ServerFailure.worthAnother(
            "the checksum must be 64 hexadecimal digits and "
                + file.name()
                + ", was '"
                + text.strip().lines().findFirst().orElse("")
                + "'");
      }
      return found.group(1).toLowerCase(Locale.ROOT);
    }
  }

  /** Brings the part to its end, or starts it anew where what is there does not belong to it. */
  Body body(RemoteFile file, PartFile part, String sha256, Meter meter)
      throws IOException, InterruptedException {
    long have = part.length();
    HttpResponse<InputStream> answer = get(file.path(), have, part.validator());
    try (InputStream body = answer.body()) {
      switch (answer.statusCode()) {
        case 200 -> {
          refusePage(answer.headers());
          part.restart(sha256, validator(answer.headers()));
        }
        case 206 -> checkRange(answer.headers(), part, have);
        case 404 -> {
          part.discard();
          return Body.ABSENT;
        }
        case 416 -> {
          // Nothing is left to send: the part is whole already, or the checksum will tell.
          return Body.WHOLE;
        }
        default -> throw failure(answer, "the file");
      }
      if (sha256.isEmpty() && settings.unverified() == FetchSettings.Unverified.REFUSE) {
        part.discard();
        throw ServerFailure.pointless("the server has no checksum beside it");
      }
      meter.announced(answer.headers().firstValueAsLong("content-length").orElse(0));
      copy(body, part, meter);
      return Body.WHOLE;
    }
  }

  private void copy(InputStream body, PartFile part, Meter meter) throws IOException {
    byte[] chunk = new byte[1 << 16];
    try (StallGuard guard = new StallGuard(body, settings.quiet(), timer)) {
      try {
        int read;
        while ((read = body.read(chunk)) >= 0) {
          guard.alive();
          part.append(chunk, read);
          meter.came(read);
        }
      } catch (IOException e) {
        throw ServerFailure.worthAnother(
            guard.stalled() ? silence() : "the connection broke off: " + e.getMessage());
      }
      if (guard.stalled()) {
        throw ServerFailure.worthAnother(silence());
      }
    }
  }

  private String silence() {
    return "nothing came for " + settings.quiet().toMillis() + " ms";
  }

  private HttpResponse<InputStream> get(String path, long from, String validator)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.uri(path)).timeout(settings.quiet()).GET();
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
      if (!validator.isEmpty()) {
        request.header("If-Range", validator);
      }
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** A strong ETag or the time of the last change: what If-Range takes (RFC 9110, 13.1.5). */
  private static String validator(HttpHeaders headers) {
    String tag = headers.firstValue("etag").orElse("");
    return tag.isEmpty() || tag.startsWith("W/")
        ? headers.firstValue("last-modified").orElse("")
        : tag;
  }

  private static void refusePage(HttpHeaders headers) throws ServerFailure {
    String type = headers.firstValue("content-type").orElse("");
    if (type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
      throw ServerFailure.worthAnother("a web page came in place of the file (" + type + ")");
    }
  }

  private static void checkRange(HttpHeaders headers, PartFile part, long have)
      throws ServerFailure {
    String range = headers.firstValue("content-range").orElse("");
    Matcher found = CONTENT_RANGE.matcher(range);
    if (!found.matches() || !found.group(1).equals(Long.toString(have))) {
      part.discard();
      throw ServerFailure.worthAnother(
          "asked for the bytes from " + have + ", the server sent '" + range + "'");
    }
  }

  private ServerFailure failure(HttpResponse<?> answer, String what) {
    int status = answer.statusCode();
    String reason = "the server answered " + status + " for " + what;
    if (status != 408 && status != 429 && status < 500) {
      return ServerFailure.pointless(reason);
    }
    Duration asked = retryAfter(answer.headers().firstValue("retry-after").orElse(""));
    return asked.compareTo(settings.longestWait()) > 0
        ? ServerFailure.pointless(
            reason + " and asks to wait " + asked.toSeconds() + " s, longer than is waited here")
        : new ServerFailure(reason, ServerFailure.Again.WORTHWHILE, asked);
  }

  /** Seconds, or a date (RFC 9110, 10.2.3); zero for anything else. */
  private Duration retryAfter(String text) {
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    Instant until = instant(text);
    Duration wait = until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty()
          ? null
          : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private String text(InputStream body) throws IOException {
    try (StallGuard guard = new StallGuard(body, settings.quiet(), timer)) {
      byte[] bytes = body.readNBytes(MOST_CHECKSUM_BYTES);
      if (guard.stalled()) {
        throw ServerFailure.worthAnother(silence());
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    timer.shutdownNow();
  }
}
