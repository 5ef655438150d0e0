package io.plimsoll.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.serving.QuoteService;
import io.plimsoll.serving.ServedModel;
import io.plimsoll.serving.ServerSettings;
import io.plimsoll.serving.ServingMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A server in this process on a free port of the loopback address, and a client that asks it. */
public record TestServer(MarginServer server, QuoteService quotes, HttpClient client)
    implements AutoCloseable {
  static final int MAX_BODY = 1 << 20;

  /** Twenty times leverage, half of it as maintenance, whatever the size. */
  static final VenueRules RULES =
      new VenueRules(
          "test",
          LocalDate.EPOCH,
          "made up for tests",
          VenueRules.Netting.NET,
          0,
          0,
          Map.of(
              VenueRules.ANY_INSTRUMENT,
              new VenueRules.InstrumentRules(0.01, BracketTable.flat(0.05, 0.025))));

  /** A server in event time that has no model yet. */
  public static TestServer start(String... universe) {
    return start((decision, model) -> {}, universe);
  }

  /** The same, with somebody told of every decision. */
  public static TestServer start(
      BiConsumer<MultiplierDecision, ServedModel.Card> log, String... universe) {
    ServerSettings.Clock clock = ServerSettings.Clock.EVENTS;
    QuoteService quotes =
        new QuoteService(
            Stream.of(universe).map(InstrumentId::new).toList(),
            clock.start(),
            QuoteService.Settings.standard(),
            new ServingMetrics(),
            log);
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            clock,
            MAX_BODY,
            Duration.ofSeconds(1),
            Path.of("."),
            "models:/fake@champion",
            Optional.empty());
    return new TestServer(
        MarginServer.start(settings, quotes, RULES), quotes, HttpClient.newHttpClient());
  }

  HttpResponse<String> get(String path) {
    return getAs(path, "application/json");
  }

  HttpResponse<String> getAs(String path, String accept) {
    return send(
        HttpRequest.newBuilder(server.address().resolve(path)).header("Accept", accept).build());
  }

  public HttpResponse<String> post(String path, String json) {
    return send("POST", path, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  HttpResponse<String> send(
      String method, String path, String type, HttpRequest.BodyPublisher body) {
    return send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .header("Content-Type", type)
            .method(method, body)
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes as they are and reads until the server closes. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    return Json.read(bytes, 0, bytes.length);
  }

  /** The body of an error, checked to be of the form of RFC 9457. */
  static JsonNode problem(HttpResponse<String> answer, int status) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    JsonNode problem = json(answer);
    assertEquals(status, problem.get("status").intValue());
    assertEquals(false, problem.get("title").textValue().isBlank());
    assertEquals(false, problem.get("detail").textValue().isBlank());
    return problem;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
