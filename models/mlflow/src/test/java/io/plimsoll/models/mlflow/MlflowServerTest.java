package io.plimsoll.models.mlflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.tracking.ModelRegistry.Version;
import io.plimsoll.models.tracking.RunTracker.Run;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.Service;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;

/** Against a real MLflow server; skipped where there is none. */
class MlflowServerTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochMilli(1_385_856_000_000L));

  @TempDir static Path folder;
  private static LocalMlflow server;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> mlflow = LocalMlflow.executable();
    assumeTrue(
        mlflow.isPresent(),
        "skipped: no mlflow found; run .ci/install-mlflow, or set PLIMSOLL_MLFLOW to the path of one");
    server = LocalMlflow.start(mlflow.get(), folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everythingRecordedIsOnTheServer() {
    String id;
    String childId;
    try (Run run = new MlflowTracker(server.address(), CLOCK).start("recorded", "first")) {
      id = run.id();
      run.param("seed", "7");
      run.metric("qlike", 0.25, 0);
      run.metric("qlike", Double.NaN, 1);
      run.artifact("report/a file.txt", bytes("hello"));
      try (Run child = run.child("fold-0")) {
        childId = child.id();
      }
      run.finish();
    }
    try (MlflowClient client = new MlflowClient(server.address().toString())) {
      Service.Run run = client.getRun(id);
      assertEquals("first", run.getInfo().getRunName());
      assertEquals(RunStatus.FINISHED, run.getInfo().getStatus());
      assertEquals(CLOCK.millis(), run.getInfo().getStartTime());
      assertEquals("7", run.getData().getParams(0).getValue());
      List<Metric> metrics = client.getMetricHistory(id, "qlike");
      assertEquals(2, metrics.size());
      for (Metric metric : metrics) {
        assertEquals(metric.getStep() == 0 ? 0.25 : Double.NaN, metric.getValue());
      }
      Service.Run child = client.getRun(childId);
      assertEquals(RunStatus.FAILED, child.getInfo().getStatus());
      assertTrue(
          child.getData().getTagsList().stream()
              .anyMatch(t -> t.getKey().equals("mlflow.parentRunId") && t.getValue().equals(id)));
      String files = client.sendGet("artifacts/list?path=report&run_id=" + id);
      assertTrue(files.contains("report/a file.txt"), files);
    }
  }

  @Test
  void aVersionLiesBelowTheRunItIsRegisteredFrom() {
    String id;
    try (Run run = new MlflowTracker(server.address(), CLOCK).start("registered", "train")) {
      id = run.id();
      run.finish();
    }
    MlflowRegistry registry = new MlflowRegistry(server.address(), CLOCK);
    Version version =
        registry.register("from-run", Map.of("model.plms", bytes("abc")), id, "the first");
    assertEquals(id, version.runId());
    try (MlflowClient client = new MlflowClient(server.address().toString())) {
      String source = client.getModelVersion("from-run", "1").getSource();
      assertTrue(source.contains(id), source);
    }
    assertArrayEquals(bytes("abc"), registry.fetch(version).get("model.plms"));
  }

  @Test
  void whatDoesNotExistIsNamed() {
    MlflowRegistry registry = new MlflowRegistry(server.address(), CLOCK);
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> registry.setAlias("nobody", "champion", 3));
    assertEquals(ErrorCode.NOT_FOUND, e.code());
    assertTrue(e.getMessage().contains(server.address().toString()), e.getMessage());
    assertTrue(e.getMessage().contains("'nobody'"), e.getMessage());
  }

  @Test
  void aRegistryThatIsNotThereIsUnavailable() {
    URI nobody = URI.create("http://127.0.0.1:1");
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> new MlflowTracker(nobody, CLOCK).start("x", "y"));
    assertEquals(ErrorCode.UNAVAILABLE, e.code());
    assertTrue(
        e.getMessage().contains("http://127.0.0.1:1 could not open experiment 'x'"),
        e.getMessage());
  }
}
