package io.plimsoll.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.client.Answer.Source;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarginClientTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 1_385_337_600 * SECOND;

  private static ClientSettings settings(URI server) {
    return new ClientSettings(
        server,
        Duration.ofMillis(500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofHours(1),
        0.5,
        4,
        1,
        0.5);
  }

  private static String line(double multiplier, long decided, long until) {
    return "plimsoll/1 instrument=BTC-USD multiplier="
        + multiplier
        + " decided="
        + decided
        + " until="
        + until
        + " degraded=no model=models:/m/3 end\n";
  }

  private static RawServer.Behaviour serving(double multiplier, long decided) {
    return RawServer.body(line(multiplier, decided, decided + 60 * SECOND));
  }

  @Test
  void the_servers_multiplier_is_handed_on() {
    try (RawServer server = new RawServer(serving(1.7, NOW));
        MarginClient client = new MarginClient(settings(server.address()))) {
      Answer answer = client.multiplier("BTC-USD", NOW);
      assertEquals(
          new Answer(1.7, Source.SERVER, NOW + 60 * SECOND, "", List.of(), "models:/m/3"), answer);
    }
  }

  @Test
  void within_the_refresh_time_the_server_is_not_asked_again() {
    try (RawServer server = new RawServer(serving(1.7, NOW));
        MarginClient client = new MarginClient(settings(server.address()))) {
      for (int i = 0; i < 5; i++) {
        client.multiplier("BTC-USD", NOW + i * SECOND);
      }
      assertEquals(1, server.requests());
      client.multiplier("BTC-USD", NOW + 5 * SECOND);
      assertEquals(2, server.requests());
    }
  }

  @Test
  void while_the_server_is_gone_its_last_answer_serves_until_it_expires_and_then_one() {
    RawServer server = new RawServer(serving(1.7, NOW));
    try (MarginClient client = new MarginClient(settings(server.address()))) {
      client.multiplier("BTC-USD", NOW);
      server.close();
      Answer cached = client.multiplier("BTC-USD", NOW + 60 * SECOND);
      assertEquals(Source.CACHE, cached.source());
      assertEquals(1.7, cached.multiplier());
      assertTrue(cached.reason().startsWith("unreachable"), cached.reason());
      Answer fallback = client.multiplier("BTC-USD", NOW + 60 * SECOND + 1);
      assertEquals(Source.FALLBACK, fallback.source());
      assertEquals(1, fallback.multiplier());
      assertTrue(fallback.reason().startsWith("unreachable"), fallback.reason());
    }
  }

  @Test
  void a_server_that_comes_back_is_used_again() {
    try (RawServer server = new RawServer(RawServer.bytes(""));
        MarginClient client = new MarginClient(settings(server.address()))) {
      assertEquals(Source.FALLBACK, client.multiplier("BTC-USD", NOW).source());
      server.behaviour = serving(1.7, NOW);
      assertEquals(
          Source.FALLBACK,
          client.multiplier("BTC-USD", NOW + 1).source(),
          "left alone for a second");
      assertEquals(Source.SERVER, client.multiplier("BTC-USD", NOW + SECOND).source());
    }
  }

  @Test
  void an_answer_that_has_expired_is_not_used() {
    try (RawServer server = new RawServer(serving(1.7, NOW - 60 * SECOND - 1));
        MarginClient client = new MarginClient(settings(server.address()))) {
      Answer answer = client.multiplier("BTC-USD", NOW);
      assertEquals(Source.FALLBACK, answer.source());
      assertTrue(answer.reason().startsWith("expired"), answer.reason());
    }
  }

  @Test
  void no_answer_is_used_longer_than_the_client_allows_whatever_it_claims() {
    RawServer server = new RawServer(RawServer.body(line(1.7, NOW, Long.MAX_VALUE)));
    try (MarginClient client = new MarginClient(settings(server.address()))) {
      assertEquals(NOW + 3600 * SECOND, client.multiplier("BTC-USD", NOW).validUntilNanos());
      server.close();
      assertEquals(Source.CACHE, client.multiplier("BTC-USD", NOW + 3600 * SECOND).source());
      assertEquals(Source.FALLBACK, client.multiplier("BTC-USD", NOW + 3600 * SECOND + 1).source());
    }
  }

  @Test
  void the_clients_own_bounds_hold_whatever_the_server_says() {
    try (RawServer server = new RawServer(serving(1e6, NOW));
        MarginClient client = new MarginClient(settings(server.address()))) {
      Answer capped = client.multiplier("BTC-USD", NOW);
      assertEquals(4, capped.multiplier());
      assertEquals(List.of("cap"), capped.guards());
      // At most halved from one decision to the next: 4, 2, 1, 0.5; the floor of 0.5 then holds.
      double[] expected = {2, 1, 0.5, 0.5};
      for (int i = 1; i <= expected.length; i++) {
        server.behaviour = serving(0.01, NOW + 10 * i * SECOND);
        Answer answer = client.multiplier("BTC-USD", NOW + 10 * i * SECOND);
        assertEquals(expected[i - 1], answer.multiplier());
        assertEquals(i < 4 ? List.of("fall") : List.of("fall", "floor"), answer.guards());
      }
      // At most doubled: 1.
      server.behaviour = serving(3, NOW + 60 * SECOND);
      Answer rising = client.multiplier("BTC-USD", NOW + 60 * SECOND);
      assertEquals(1, rising.multiplier());
      assertEquals(List.of("rise"), rising.guards());
    }
  }

  @Test
  void asking_again_for_the_same_decision_does_not_take_another_step() {
    try (RawServer server = new RawServer(serving(1, NOW));
        MarginClient client = new MarginClient(settings(server.address()))) {
      client.multiplier("BTC-USD", NOW);
      server.behaviour = serving(4, NOW + 10 * SECOND);
      for (int i = 0; i < 4; i++) {
        assertEquals(2, client.multiplier("BTC-USD", NOW + (10 + 6 * i) * SECOND).multiplier());
      }
      assertEquals(5, server.requests());
    }
  }

  @Test
  void the_servers_own_fallback_is_handed_on_with_its_reason() {
    try (RawServer server =
            new RawServer(
                RawServer.body(
                    line(1.5, NOW, NOW + SECOND)
                        .replace("degraded=no", "degraded=stale:_last_event")));
        MarginClient client = new MarginClient(settings(server.address()))) {
      Answer answer = client.multiplier("BTC-USD", NOW);
      assertEquals(1.5, answer.multiplier());
      assertEquals("stale:_last_event", answer.reason());
    }
  }

  static Stream<Arguments> misbehaviours() {
    String good = line(1.7, NOW, NOW + SECOND);
    return Stream.of(
        Arguments.of("closes at once", RawServer.bytes("")),
        Arguments.of("is no HTTP", RawServer.bytes("HELLO\r\n\r\n")),
        Arguments.of("random bytes", RawServer.bytes("\u0000\u00ff\u0001".repeat(100))),
        Arguments.of(
            "cuts the body short",
            RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nplimsoll/1 ")),
        Arguments.of("cuts the line short", RawServer.body(good.substring(0, 60))),
        Arguments.of("answers with HTML", RawServer.body("<html>login</html>")),
        Arguments.of(
            "answers for another instrument", RawServer.body(good.replace("BTC-USD", "ETH-USD"))),
        Arguments.of("says NaN", RawServer.body(good.replace("1.7", "NaN"))),
        Arguments.of(
            "is not found", RawServer.bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")),
        Arguments.of("fails", RawServer.bytes("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")),
        Arguments.of(
            "redirects",
            RawServer.bytes("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")),
        Arguments.of(
            "never stops talking",
            (RawServer.Behaviour)
                out -> {
                  out.write(
                      "HTTP/1.1 200 OK\r\n\r\n"
                          .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                  while (true) {
                    out.write(new byte[65536]);
                  }
                }),
        Arguments.of("never answers", (RawServer.Behaviour) out -> Thread.sleep(10_000)),
        Arguments.of(
            "drips the body",
            (RawServer.Behaviour)
                out -> {
                  out.write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
                          .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                  for (int i = 0; i < 1000; i++) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(20);
                  }
                }));
  }

  @ParameterizedTest(name = "a server that {0}")
  @MethodSource("misbehaviours")
  void whatever_the_server_does_the_answer_is_one_in_time_with_a_reason(
      String name, RawServer.Behaviour behaviour) {
    try (RawServer server = new RawServer(behaviour);
        MarginClient client = new MarginClient(settings(server.address()))) {
      Answer answer = assertTimeout(Duration.ofSeconds(3), () -> client.multiplier("BTC-USD", NOW));
      assertEquals(1, answer.multiplier(), name);
      assertEquals(Source.FALLBACK, answer.source());
      assertTrue(!answer.reason().isBlank());
    }
  }

  @Test
  void nobody_listening_is_no_error() {
    try (MarginClient client = new MarginClient(settings(URI.create("http://127.0.0.1:1/")))) {
      assertEquals(1, client.multiplier("BTC-USD", NOW).multiplier());
      assertEquals(1, client.multiplier("no name at all / ü ?", NOW).multiplier());
    }
  }

  @Test
  void an_interrupted_thread_stays_interrupted_and_gets_an_answer() throws Exception {
    try (RawServer server = new RawServer(out -> Thread.sleep(10_000));
        MarginClient client = new MarginClient(settings(server.address()))) {
      AtomicReference<Answer> answer = new AtomicReference<>();
      AtomicReference<Boolean> interrupted = new AtomicReference<>();
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    Thread.currentThread().interrupt();
                    answer.set(client.multiplier("BTC-USD", NOW));
                    interrupted.set(Thread.currentThread().isInterrupted());
                  });
      thread.join(5_000);
      assertEquals(1, answer.get().multiplier());
      assertEquals(true, interrupted.get());
    }
  }

  @Test
  void a_closed_client_answers_with_the_fallback() {
    try (RawServer server = new RawServer(serving(1.7, NOW))) {
      MarginClient client = new MarginClient(settings(server.address()));
      client.close();
      assertEquals(Source.FALLBACK, client.multiplier("BTC-USD", NOW).source());
    }
  }

  @Test
  void many_threads_get_the_same_answer() throws Exception {
    try (RawServer server = new RawServer(serving(1.7, NOW));
        MarginClient client = new MarginClient(settings(server.address()));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Answer>> answers =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            start.await();
                            return client.multiplier("BTC-USD", NOW);
                          }))
              .limit(50)
              .toList();
      start.countDown();
      for (Future<Answer> answer : answers) {
        assertEquals(1.7, answer.get().multiplier());
      }
      assertEquals(1, server.requests());
    }
  }

  @Test
  void settings_that_could_not_protect_are_refused() {
    ClientSettings good = ClientSettings.standard(URI.create("http://localhost:8080"));
    assertThrows(
        IllegalArgumentException.class,
        () -> ClientSettings.standard(URI.create("localhost:8080")));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ClientSettings(
                good.server(),
                good.timeout(),
                good.refresh(),
                good.retry(),
                good.longestUse(),
                1.5,
                5,
                1,
                0.5));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ClientSettings(
                good.server(),
                Duration.ZERO,
                good.refresh(),
                good.retry(),
                good.longestUse(),
                0.5,
                5,
                1,
                0.5));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ClientSettings(
                good.server(),
                good.timeout(),
                good.refresh(),
                good.retry(),
                good.longestUse(),
                0.5,
                Double.NaN,
                1,
                0.5));
  }
}
