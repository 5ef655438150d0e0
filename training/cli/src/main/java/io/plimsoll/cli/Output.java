package io.plimsoll.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of every command that reports. */
final class Output {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Draw no progress.")
  private boolean quiet;

  boolean json() {
    return json;
  }

  /** Prints the one or the other. */
  void print(Object asJson, Object asText) {
    PrintWriter out = out();
    out.println(json ? Json.of(asJson) : asText.toString().stripTrailing());
    out.flush();
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  ConsoleProgress progress() {
    return new ConsoleProgress(quiet);
  }

  /** Says what went on nonetheless. */
  void warn(String warning) {
    err().println("warning: " + warning);
    err().flush();
  }
}
