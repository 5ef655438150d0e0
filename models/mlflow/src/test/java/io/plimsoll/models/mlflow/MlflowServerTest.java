package io.plimsoll.models.mlflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Models;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.models.tracking.ModelRegistry.Version;
import io.plimsoll.models.tracking.RegistryContract;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.models.tracking.RunTracker.Run;
import io.plimsoll.models.tracking.TrackerContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
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
    String otherwise =
        "skipped: no mlflow found; run .ci/install-mlflow, or set PLIMSOLL_MLFLOW to the path of one";
    if (mlflow.isEmpty()) {
      System.out.println(otherwise);
    }
    assumeTrue(mlflow.isPresent(), otherwise);
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

  @Nested
  class AsTracker extends TrackerContract {
    @Override
    protected RunTracker tracker() {
      return new MlflowTracker(server.address(), CLOCK);
    }
  }

  @Nested
  class AsRegistry extends RegistryContract {
    @Override
    protected ModelRegistry registry() {
      return new MlflowRegistry(server.address(), CLOCK);
    }
  }

  @Test
  void aModelThatIsTrainedRegisteredAndPromotedPredictsTheSameBitsWhenLoaded() {
    SimulatedVariance market = SimulatedVariance.of(400, 8);
    FitContext context =
        new FitContext(new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25"), 7);
    Model trained =
        new LogHar(LogHar.Settings.of(SimulatedVariance.INPUTS.har()))
            .fit(market.set(0, 300), context);
    Archive archive = Archive.empty();
    Models.write(trained, archive);
    MlflowRegistry registry = new MlflowRegistry(server.address(), CLOCK);
    try (Run run = new MlflowTracker(server.address(), CLOCK).start("journey", "log-har")) {
      Map<String, byte[]> files = Map.of("model.plms", archive.toBytes());
      Version version = registry.register("journey", files, run.id(), "log-har");
      registry.setAlias("journey", ModelRegistry.CHAMPION, version.version());
      run.finish();
    }

    Version champion =
        new MlflowRegistry(server.address(), CLOCK)
            .resolve("models:/journey@champion")
            .orElseThrow();
    Model loaded =
        Models.read(Archive.fromBytes("model.plms", registry.fetch(champion).get("model.plms")));

    assertEquals(trained.provenance(), loaded.provenance());
    List<String> columns = market.table().columns();
    for (int row = 0; row < market.table().size(); row++) {
      assertEquals(
          trained.bind(columns).predict(market.table(), row),
          loaded.bind(columns).predict(market.table(), row));
    }
  }

  @Test
  void filesThatWereChangedOnTheServerAreNotLoaded() throws Exception {
    MlflowRegistry registry = new MlflowRegistry(server.address(), CLOCK);
    Version version =
        registry.register("changed", Map.of("model.plms", bytes("abc")), "", "to be changed");
    try (Stream<Path> stored = Files.walk(folder.resolve("artifacts"))) {
      for (Path file : stored.filter(path -> path.toString().contains("changed-")).toList()) {
        if (Files.isRegularFile(file)) {
          Files.write(file, bytes("abd"));
        }
      }
    }
    PlimsollException e = assertThrows(PlimsollException.class, () -> registry.fetch(version));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
    assertTrue(e.getMessage().contains("models:/changed/1"), e.getMessage());
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
      assertEquals(run.getInfo().getExperimentId(), child.getInfo().getExperimentId());
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
}
