package io.plimsoll.models.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.tracking.RunTracker.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person is told when the server cannot do what was asked; needs no MLflow. */
class MlflowFailuresTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1000));

  /** An answer to every address that ends in a key. */
  private record Answer(int status, String body) {}

  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer fake;

  @BeforeEach
  void start() throws IOException {
    fake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    fake.start();
  }

  @AfterEach
  void stop() {
    fake.stop(0);
  }

  private URI serve(String user, Map<String, Answer> answers) {
    fake.createContext(
        "/",
        exchange -> {
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          Answer answer =
              answers.entrySet().stream()
                  .filter(entry -> exchange.getRequestURI().getPath().contains(entry.getKey()))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(new Answer(404, "no such page"));
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    return URI.create("http://" + user + "127.0.0.1:" + fake.getAddress().getPort());
  }

  private static PlimsollException failureOf(URI address) {
    return assertThrows(
        PlimsollException.class, () -> new MlflowTracker(address, CLOCK).start("x", "y"));
  }

  private static Map<String, Answer> runsAt(String artifactUri) {
    return Map.of(
        "experiments/get-by-name",
        new Answer(200, "{\"experiment\": {\"experiment_id\": \"5\", \"name\": \"x\"}}"),
        "runs/create",
        new Answer(
            200,
            "{\"run\": {\"info\": {\"run_id\": \"abc\", \"experiment_id\": \"5\", \"artifact_uri\": \""
                + artifactUri
                + "\"}}}"),
        "mlflow-artifacts/artifacts",
        new Answer(200, "{}"));
  }

  @Test
  void anAddressThatIsNotHttpIsRefused() {
    for (String address : new String[] {"databricks", "file:/tmp/mlruns", "http:nohost"}) {
      PlimsollException e = failureOf(URI.create(address));
      assertEquals(ErrorCode.INVALID_INPUT, e.code());
      assertTrue(e.getMessage().contains("'" + address + "'"), e.getMessage());
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsUnavailable() {
    PlimsollException e = failureOf(URI.create("http://127.0.0.1:1/"));
    assertEquals(ErrorCode.UNAVAILABLE, e.code());
    String expected = "MLflow at http://127.0.0.1:1 could not open experiment 'x'";
    assertTrue(e.getMessage().startsWith(expected), e.getMessage());
  }

  @Test
  void aServerThatBreaksIsUnavailableAndRetryable() {
    PlimsollException e = failureOf(serve("", Map.of("/", new Answer(500, "<html>oops</html>"))));
    assertEquals(ErrorCode.UNAVAILABLE, e.code());
    assertTrue(e.code().retryable());
    assertTrue(e.getMessage().contains("HTTP 500"), e.getMessage());
    assertTrue(e.getMessage().contains("oops"), e.getMessage());
  }

  @Test
  void aPasswordIsSentAndNeverShown() {
    PlimsollException e =
        failureOf(serve("ann:s3cret@", Map.of("/", new Answer(401, "who are you"))));
    assertEquals(ErrorCode.MISSING_DEPENDENCY, e.code());
    assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
    String expected =
        "Basic "
            + Base64.getEncoder().encodeToString("ann:s3cret".getBytes(StandardCharsets.UTF_8));
    assertEquals(Set.of(expected), Set.copyOf(authorizations));
  }

  @Test
  void aPasswordGoesWithFilesToo() {
    URI address = serve("ann:s3cret@", runsAt("mlflow-artifacts:/5/abc/artifacts"));
    new MlflowTracker(address, CLOCK).start("x", "y").artifact("a.txt", new byte[] {1});
    assertEquals(3, authorizations.size());
    assertEquals(1, Set.copyOf(authorizations).size());
  }

  @Test
  void aServerThatDoesNotPassOnFilesIsToldHowTo() {
    Run run = new MlflowTracker(serve("", runsAt("s3://bucket/5/abc")), CLOCK).start("x", "y");
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> run.artifact("a.txt", new byte[] {1}));
    assertEquals(ErrorCode.MISSING_DEPENDENCY, e.code());
    assertTrue(e.getMessage().contains("--serve-artifacts"), e.getMessage());
    assertTrue(e.getMessage().contains("s3://bucket/5/abc"), e.getMessage());
  }
}
