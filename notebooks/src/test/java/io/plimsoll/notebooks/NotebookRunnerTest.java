package io.plimsoll.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookRunnerTest {

  private static List<Displays.Display> run(String... cells) {
    return NotebookRunner.run(
        new Notebook("test.ipynb", "Test", List.of(cells)), System.getProperty("java.class.path"));
  }

  @Test
  void cellsSeeWhatEarlierCellsDefined() {
    assertEquals(
        List.of(new Displays.Display("42", "text/plain")),
        run(
            "int six = 6;",
            "int twice(int x) {\n  return 2 * x;\n}\ndisplay(twice(six) + 30, \"text/plain\");"));
  }

  @Test
  void aFailingAssertionNamesTheCellAndTheReason() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                run("int x = 1;", "if (x != 2) throw new IllegalStateException(\"x was \" + x);"));
    assertTrue(e.getMessage().startsWith("test.ipynb, code cell 2: "), e.getMessage());
    assertTrue(e.getMessage().contains("x was 1"), e.getMessage());
  }

  @Test
  void codeThatDoesNotCompileIsAnError() {
    PlimsollException e = assertThrows(PlimsollException.class, () -> run("int x = \"text\";"));
    assertTrue(e.getMessage().contains("does not compile"), e.getMessage());
  }

  @Test
  void codeThatStopsInTheMiddleIsAnError() {
    PlimsollException e = assertThrows(PlimsollException.class, () -> run("int f() {"));
    assertTrue(e.getMessage().contains("ends in the middle"), e.getMessage());
  }
}
