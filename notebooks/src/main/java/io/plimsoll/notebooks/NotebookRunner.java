package io.plimsoll.notebooks;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.List;
import java.util.Locale;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Evaluates the code cells of a notebook in order on the JDK's JShell, in this JVM, and fails on
 * the first that fails.
 *
 * <p>What a kernel offers beside the language is {@code display(content, mimeType)}; here it is
 * collected in {@link Displays}.
 */
public final class NotebookRunner {
  private static final String PRELUDE =
      "void display(Object content, String mimeType) {"
          + " io.plimsoll.notebooks.Displays.add(String.valueOf(content), mimeType); }";

  private NotebookRunner() {}

  /**
   * Runs a notebook and returns what it displayed; {@code classPath} is what its code may import.
   */
  public static List<Displays.Display> run(Notebook notebook, String classPath) {
    Displays.take();
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(classPath);
      evaluate(shell, notebook, 0, PRELUDE);
      for (int cell = 0; cell < notebook.codeCells().size(); cell++) {
        evaluate(shell, notebook, cell + 1, notebook.codeCells().get(cell));
      }
    }
    return Displays.take();
  }

  private static void evaluate(JShell shell, Notebook notebook, int cell, String code) {
    String rest = code.strip();
    while (!rest.isEmpty()) {
      SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        throw failure(notebook, cell, rest, "the code ends in the middle");
      }
      for (SnippetEvent event : shell.eval(next.source())) {
        check(shell, notebook, cell, event);
      }
      rest = next.remaining().strip();
    }
  }

  private static void check(JShell shell, Notebook notebook, int cell, SnippetEvent event) {
    String source = event.snippet().source().strip();
    JShellException thrown = event.exception();
    if (thrown != null) {
      String what = thrown instanceof EvalException eval ? eval.getExceptionClassName() + ": " : "";
      throw failure(notebook, cell, source, what + thrown.getMessage());
    }
    if (event.status() == Snippet.Status.REJECTED) {
      StringBuilder reasons = new StringBuilder("does not compile:");
      shell
          .diagnostics(event.snippet())
          .forEach(diagnostic -> reasons.append(' ').append(diagnostic.getMessage(Locale.ROOT)));
      throw failure(notebook, cell, source, reasons.toString());
    }
  }

  private static PlimsollException failure(
      Notebook notebook, int cell, String source, String reason) {
    return new PlimsollException(
        ErrorCode.INTERNAL,
        notebook.name() + ", code cell " + cell + ": " + reason + "\n" + source);
  }
}
