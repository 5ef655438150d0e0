package io.plimsoll.models.tracking;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Runs as plain text files that any tool can read; needs no server.
 *
 * <p>Layout: {@code EXPERIMENT/RUN/meta} (key=value lines: name, status, parent, times), {@code
 * params/NAME} (the value), {@code metrics/NAME} (lines {@code millis value step}), {@code
 * artifacts/PATH}. A run's directory is created atomically, so two processes never share one.
 */
public final class LocalTracker implements RunTracker {
  private final Path root;
  private final InstantSource clock;

  /** A tracker below a directory, which is made when the first run starts. */
  public LocalTracker(Path root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
  }

  @Override
  public Run start(String experiment, String runName) {
    ModelReference.requireName(experiment, "experiment");
    return start(experiment, runName, "");
  }

  private LocalRun start(String experiment, String runName, String parent) {
    Path directory = root.resolve(experiment);
    Path claimed =
        SafeFiles.attempt(
            "create a run in",
            directory,
            () -> {
              Files.createDirectories(directory);
              for (int number = SafeFiles.names(directory).size() + 1; ; number++) {
                Path path =
                    directory.resolve(String.format(Locale.ROOT, "%s-%05d", experiment, number));
                try {
                  return Files.createDirectory(path);
                } catch (FileAlreadyExistsException e) {
                  // another process took this number
                }
              }
            });
    return new LocalRun(experiment, claimed, runName, parent);
  }

  @Override
  public String location() {
    return root.toString();
  }

  private final class LocalRun implements Run {
    private final String experiment;
    private final Path directory;
    private final Map<String, String> meta = new LinkedHashMap<>();
    private boolean ended;

    private LocalRun(String experiment, Path directory, String runName, String parent) {
      this.experiment = experiment;
      this.directory = directory;
      meta.put("name", runName);
      meta.put("parent", parent);
      meta.put("startMillis", Long.toString(clock.millis()));
      status("RUNNING");
    }

    private void status(String status) {
      meta.put("status", status);
      SafeFiles.write(directory.resolve("meta"), SafeFiles.lines(meta));
    }

    @Override
    public String id() {
      return directory.getFileName().toString();
    }

    @Override
    public synchronized void param(String name, String value) {
      Path file = SafeFiles.below(directory.resolve("params"), name, "param");
      if (Files.exists(file) && !SafeFiles.read(file).equals(value)) {
        throw new PlimsollException(
            ErrorCode.CONFLICT,
            "param '" + name + "' of run " + id() + " is " + SafeFiles.read(file) + " already");
      }
      SafeFiles.write(file, value);
    }

    @Override
    public synchronized void metric(String name, double value, long step) {
      Path file = SafeFiles.below(directory.resolve("metrics"), name, "metric");
      byte[] line =
          (clock.millis() + " " + value + " " + step + "\n").getBytes(StandardCharsets.US_ASCII);
      SafeFiles.attempt(
          "write",
          file,
          () -> {
            Files.createDirectories(file.getParent());
            return Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          });
    }

    @Override
    public void artifact(String path, byte[] content) {
      SafeFiles.write(SafeFiles.below(directory.resolve("artifacts"), path, "artifact"), content);
    }

    @Override
    public Run child(String runName) {
      return start(experiment, runName, id());
    }

    @Override
    public synchronized void finish() {
      end("FINISHED");
    }

    @Override
    public synchronized void close() {
      end("FAILED");
    }

    private void end(String status) {
      if (!ended) {
        ended = true;
        meta.put("endMillis", Long.toString(clock.millis()));
        status(status);
      }
    }
  }
}
