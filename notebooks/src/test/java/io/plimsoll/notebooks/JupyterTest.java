package io.plimsoll.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as a person runs them: in Jupyter, with the Java kernel JJava. */
class JupyterTest {
  private static final Path VENV = Path.of("..", ".jupyter-venv");

  static Stream<Path> notebooks() throws IOException {
    return NotebooksTest.notebooks();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsInJupyter(Path notebook, @TempDir Path directory) throws Exception {
    Path jupyter = VENV.resolve("bin/jupyter-nbconvert").toAbsolutePath().normalize();
    String otherwise =
        "skipped: no Jupyter with JJava at " + VENV + "; .ci/install-jupyter installs it";
    if (!Files.isExecutable(jupyter)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.isExecutable(jupyter), otherwise);
    Path log = directory.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                jupyter.toString(),
                "--to",
                "notebook",
                "--execute",
                "--ExecutePreprocessor.timeout=300",
                "--output-dir",
                directory.toString(),
                notebook.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    String bin = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().merge("PATH", bin, (path, jdk) -> jdk + File.pathSeparator + path);
    builder.environment().put("JJAVA_CLASSPATH", System.getProperty("java.class.path"));
    builder
        .environment()
        .put(
            "JJAVA_JVM_OPTS",
            "--add-opens=java.base/java.nio=ALL-UNNAMED --enable-native-access=ALL-UNNAMED"
                + " --sun-misc-unsafe-memory-access=allow");
    Process process = builder.start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running after five minutes");
    assertEquals(0, process.exitValue(), () -> tail(log));
  }

  private static String tail(Path log) {
    try {
      String text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - 4000));
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }
}
