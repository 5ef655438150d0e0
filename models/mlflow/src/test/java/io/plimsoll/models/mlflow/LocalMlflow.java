package io.plimsoll.models.mlflow;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real {@code mlflow server} on loopback, with SQLite and its files in a folder; needs no
 * network.
 */
final class LocalMlflow implements AutoCloseable {
  private static final long START_SECONDS = 90;

  private final Process process;
  private final URI address;

  private LocalMlflow(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Where mlflow is: PLIMSOLL_MLFLOW, then .mlflow-venv of this checkout, then PATH. */
  static Optional<Path> executable() {
    String named = System.getenv("PLIMSOLL_MLFLOW");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isRegularFile(folder.resolve(".ci/install-mlflow"))) {
      folder = folder.getParent();
    }
    Stream<Path> checkout =
        folder == null ? Stream.of() : Stream.of(folder.resolve(".mlflow-venv/bin/mlflow"));
    Stream<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry, "mlflow"));
    return Stream.concat(checkout, path).filter(Files::isExecutable).findFirst();
  }

  /** Starts a server and waits until it is healthy. */
  static LocalMlflow start(Path mlflow, Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path log = folder.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            mlflow.toString(),
            "server",
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--workers",
            "1",
            "--backend-store-uri",
            "sqlite:///" + folder.resolve("mlflow.db"),
            "--artifacts-destination",
            folder.resolve("artifacts").toString(),
            "--serve-artifacts");
    Map<String, String> environment = builder.environment();
    // Byte code makes the next start quicker; the job runner needs a package that the test does
    // not.
    environment.remove("PYTHONDONTWRITEBYTECODE");
    environment.put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
    environment.put("MLFLOW_DISABLE_TELEMETRY", "true");
    environment.keySet().removeIf(name -> name.startsWith("MLFLOW_TRACKING"));
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    LocalMlflow server = new LocalMlflow(process, URI.create("http://127.0.0.1:" + port));
    try {
      server.awaitHealthy(log);
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void awaitHealthy(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest health = HttpRequest.newBuilder(address.resolve("/health")).build();
      while (System.nanoTime() < deadline && process.isAlive()) {
        try {
          if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // Not listening yet.
        }
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException(
        "mlflow server did not become healthy in "
            + START_SECONDS
            + " s:\n"
            + Files.readString(log));
  }

  URI address() {
    return address;
  }

  /** Ends the server and the workers that it started. */
  @Override
  public void close() throws IOException, InterruptedException {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    workers.forEach(ProcessHandle::destroy);
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
