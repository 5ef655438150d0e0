package io.plimsoll.notebooks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook of this folder runs, asks a question, and shows something. */
class NotebooksTest {

  static Stream<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("."))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
      assertFalse(found.isEmpty(), "no notebooks in " + Path.of(".").toAbsolutePath());
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsToItsLastCell(Path file) {
    Notebook notebook = Notebook.read(file);
    assertTrue(notebook.title().endsWith("?"), "the title must be a question: " + notebook.title());
    List<Displays.Display> shown =
        NotebookRunner.run(notebook, System.getProperty("java.class.path"));
    assertTrue(
        shown.stream().anyMatch(display -> display.mimeType().equals("image/svg+xml")),
        "a notebook draws at least one picture");
  }
}
