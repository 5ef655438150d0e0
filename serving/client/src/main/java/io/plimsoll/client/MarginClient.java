package io.plimsoll.client;

import io.plimsoll.client.Answer.Source;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks multipliers up for a core margin calculator and never fails: where the server, the network
 * or the answer is bad, the last answer serves while it is valid, and after that the multiplier is
 * 1, the venue's own base margin, with the reason said.
 *
 * <p>Trusts the server no further than its own bounds: floor, cap, and how far one decision may lie
 * from the one before. The clock is the caller's, so that history can be replayed. Thread-safe; a
 * lookup of one instrument never waits for that of another.
 *
 * <p>A call blocks for at most the timeout, and only when the refresh time has passed; while one
 * thread asks, others are given the answer at hand if there is a valid one.
 */
public final class MarginClient implements AutoCloseable {
  private static final int LONGEST_ANSWER = 4096;
  private static final long NEVER = Long.MIN_VALUE;

  private final ClientSettings settings;
  private final HttpClient http;
  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

  /** A client that has asked nothing yet. */
  public MarginClient(ClientSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout())
            .build();
  }

  /** What is known of one instrument. */
  private static final class Entry {
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile String trouble = "";
    private volatile double applied = Double.NaN;
    private volatile long askAgainNanos = NEVER;
  }

  /** An answer of the server after the client's own bounds. */
  private record Held(Line line, double multiplier, List<String> guards, long usableUntilNanos) {}

  /**
   * The multiplier to use now.
   *
   * @param instrument the server's name of it
   * @param nowNanos the caller's time, in nanoseconds since 1970-01-01T00:00:00Z, on the same clock
   *     as the server's
   */
  public Answer multiplier(String instrument, long nowNanos) {
    Entry entry = entries.computeIfAbsent(instrument, name -> new Entry());
    if (nowNanos >= entry.askAgainNanos || valid(entry, nowNanos) == null) {
      ask(entry, instrument, nowNanos);
    }
    Held held = valid(entry, nowNanos);
    if (held == null) {
      entry.applied = 1;
      String trouble = entry.trouble;
      return new Answer(
          1,
          Source.FALLBACK,
          nowNanos,
          trouble.isEmpty() ? "no answer yet" : trouble,
          List.of(),
          "");
    }
    String trouble = entry.trouble;
    return new Answer(
        held.multiplier(),
        trouble.isEmpty() ? Source.SERVER : Source.CACHE,
        held.usableUntilNanos(),
        trouble.isEmpty() ? held.line().degraded() : trouble,
        held.guards(),
        held.line().model());
  }

  private static @Nullable Held valid(Entry entry, long nowNanos) {
    Held held = entry.held;
    return held != null && nowNanos <= held.usableUntilNanos() ? held : null;
  }

  private void ask(Entry entry, String instrument, long nowNanos) {
    if (valid(entry, nowNanos) != null) {
      if (!entry.asking.tryLock()) {
        return;
      }
    } else {
      entry.asking.lock();
    }
    try {
      if (nowNanos < entry.askAgainNanos
          && (valid(entry, nowNanos) != null || !entry.trouble.isEmpty())) {
        return;
      }
      String trouble = lookUp(entry, instrument, nowNanos);
      entry.trouble = trouble;
      entry.askAgainNanos =
          nowNanos + (trouble.isEmpty() ? settings.refresh() : settings.retry()).toNanos();
    } finally {
      entry.asking.unlock();
    }
  }

  /** Asks the server; returns what went wrong, empty where nothing did. */
  private String lookUp(Entry entry, String instrument, long nowNanos) {
    HttpResponse<String> response;
    CompletableFuture<HttpResponse<String>> request =
        http.sendAsync(
            request(instrument), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    try {
      // The request's own timeout would end with the headers; this one covers the body too.
      response = request.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      request.cancel(true);
      return "timeout: no answer within " + settings.timeout();
    } catch (ExecutionException e) {
      return "unreachable: " + e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      request.cancel(true);
      return "interrupted";
    }
    if (response.statusCode() != 200) {
      return "status " + response.statusCode();
    }
    Line line = Line.parse(response.body());
    if (line == null || !line.instrument().equals(instrument)) {
      return "garbled: the answer is not a multiplier of " + instrument;
    }
    if (line.validUntilNanos() < nowNanos) {
      return "expired: the server's answer was valid until " + line.validUntilNanos();
    }
    entry.held = held(line, entry, nowNanos);
    return "";
  }

  private HttpRequest request(String instrument) {
    String name = URLEncoder.encode(instrument, StandardCharsets.UTF_8).replace("+", "%20");
    URI base = settings.server();
    String root = base.toString();
    return HttpRequest.newBuilder(
            URI.create((root.endsWith("/") ? root : root + "/") + "v1/multipliers/" + name))
        .header("Accept", "text/plain")
        .timeout(settings.timeout())
        .GET()
        .build();
  }

  private Held held(Line line, Entry entry, long nowNanos) {
    long usableUntil = Math.min(line.validUntilNanos(), nowNanos + settings.longestUse().toNanos());
    Held before = entry.held;
    if (before != null
        && before.line().decidedNanos() == line.decidedNanos()
        && before.line().multiplier() == line.multiplier()
        && before.multiplier() == entry.applied) {
      return new Held(line, before.multiplier(), before.guards(), usableUntil);
    }
    List<String> guards = new ArrayList<>();
    double value = bounded(line.multiplier(), entry.applied, guards);
    entry.applied = value;
    return new Held(line, value, List.copyOf(guards), usableUntil);
  }

  private double bounded(double proposed, double previous, List<String> guards) {
    double value = proposed;
    if (value > previous * (1 + settings.maxRiseFraction())) {
      value = previous * (1 + settings.maxRiseFraction());
      guards.add("rise");
    }
    if (value < previous * (1 - settings.maxFallFraction())) {
      value = previous * (1 - settings.maxFallFraction());
      guards.add("fall");
    }
    if (value > settings.cap()) {
      value = settings.cap();
      guards.add("cap");
    }
    if (value < settings.floor()) {
      value = settings.floor();
      guards.add("floor");
    }
    return value;
  }

  /** Ends what is under way; later lookups answer from what is at hand. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
