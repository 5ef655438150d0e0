package io.plimsoll.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is installed, what is missing, and how to get it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what is installed, what is missing and how to get it.")
final class DoctorCommand implements java.util.concurrent.Callable<Integer> {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /**
   * One thing looked at.
   *
   * @param required whether anything fails without it
   * @param remedy how to get it; empty where nothing is missing
   */
  record Finding(String what, boolean ok, boolean required, String detail, String remedy) {}

  @Override
  public Integer call() {
    List<Finding> findings = examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(findings));
    } else {
      for (Finding finding : findings) {
        String mark = finding.ok() ? "ok      " : finding.required() ? "MISSING " : "absent  ";
        out.println(mark + finding.what() + ": " + finding.detail());
        if (!finding.ok()) {
          out.println("        " + finding.remedy());
        }
      }
    }
    return findings.stream().anyMatch(finding -> finding.required() && !finding.ok()) ? 1 : 0;
  }

  private static List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(memory());
    findings.add(home());
    findings.add(openMp());
    findings.add(
        library(
            "LightGBM",
            "com.microsoft.ml.lightgbm.lightgbmlib",
            "the jar io.github.metarank:lightgbm4j"));
    findings.add(
        library(
            "Deeplearning4j",
            "org.deeplearning4j.nn.multilayer.MultiLayerNetwork",
            "deeplearning4j-nn"));
    findings.add(library("Smile", "smile.regression.RandomForest", "the jar smile-core"));
    findings.add(mlflow());
    findings.add(
        program(
            "Chromium (opens the dashboard in a test)",
            List.of("chromium", "chromium-browser", "google-chrome"),
            "Install the package chromium."));
    findings.add(
        program(
            "Jupyter (runs the notebooks interactively)",
            List.of("jupyter"),
            "pip install jupyter jjava, see notebooks/README.md."));
    return findings;
  }

  private static Finding jdk() {
    int feature = Runtime.version().feature();
    return new Finding(
        "JDK",
        feature >= 25,
        true,
        System.getProperty("java.vendor")
            + " "
            + Runtime.version()
            + " at "
            + System.getProperty("java.home"),
        "Install a JDK 25, for example Eclipse Temurin 25, or set PLIMSOLL_JAVA_HOME.");
  }

  private static Finding memory() {
    long heapMb = Runtime.getRuntime().maxMemory() >> 20;
    return new Finding(
        "Processors and heap",
        heapMb >= 1024,
        true,
        Runtime.getRuntime().availableProcessors() + " processors, " + heapMb + " MiB of heap",
        "Set PLIMSOLL_HEAP=2g or more.");
  }

  private static Finding home() {
    Path root = Home.fromEnvironment().root().toAbsolutePath();
    Path existing = root;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    boolean writable = Files.isWritable(existing);
    String free = "";
    try {
      FileStore store = Files.getFileStore(existing);
      free = String.format(Locale.ROOT, ", %.1f GiB free", store.getUsableSpace() / 0x1p30);
    } catch (IOException e) {
      free = ", free space unknown: " + e.getMessage();
    }
    return new Finding(
        "PLIMSOLL_HOME",
        writable,
        true,
        root + (writable ? " (writable)" : " (not writable)") + free,
        "Make it writable, or set PLIMSOLL_HOME to a directory that is.");
  }

  private static Finding openMp() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    boolean found = !linux || anyLibrary("libgomp.so.1");
    return new Finding(
        "OpenMP runtime (LightGBM needs it)",
        found,
        false,
        found ? "found" : "libgomp.so.1 was not found",
        "Install the package libgomp1; without it the lightgbm family is left out.");
  }

  private static boolean anyLibrary(String name) {
    for (String directory : List.of("/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib")) {
      try (Stream<Path> files =
          Files.find(Path.of(directory), 2, (path, attributes) -> path.endsWith(name))) {
        if (files.findAny().isPresent()) {
          return true;
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        continue; // A directory that cannot be listed holds nothing for us.
      }
    }
    return false;
  }

  private static Finding library(String what, String className, String where) {
    try {
      Class.forName(className, false, DoctorCommand.class.getClassLoader());
      return new Finding(what, true, false, "on the class path", "");
    } catch (ClassNotFoundException | LinkageError e) {
      return new Finding(
          what,
          false,
          false,
          "not on the class path",
          "Build again; " + where + " should be there.");
    }
  }

  private static Finding mlflow() {
    String uri = Home.mlflowUri();
    if (uri.isEmpty()) {
      return new Finding(
          "MLflow",
          true,
          false,
          "MLFLOW_TRACKING_URI is not set: runs and models are kept under PLIMSOLL_HOME",
          "");
    }
    String remedy = "Start it, for example: mlflow server --host 127.0.0.1 --port 5000";
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(uri + "/health"))
                      .timeout(Duration.ofSeconds(3))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return new Finding("MLflow", status == 200, true, uri + " answered " + status, remedy);
    } catch (IOException | IllegalArgumentException e) {
      return new Finding("MLflow", false, true, uri + " does not answer: " + e, remedy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding("MLflow", false, true, uri + ": interrupted", remedy);
    }
  }

  private static Finding program(String what, List<String> names, String remedy) {
    String path = System.getenv("PATH");
    for (String directory : (path == null ? "" : path).split(java.io.File.pathSeparator)) {
      for (String name : names) {
        Path file = Path.of(directory, name);
        if (!directory.isEmpty() && Files.isExecutable(file)) {
          return new Finding(what, true, false, file.toString(), "");
        }
      }
    }
    return new Finding(what, false, false, "not on the PATH", remedy);
  }
}
