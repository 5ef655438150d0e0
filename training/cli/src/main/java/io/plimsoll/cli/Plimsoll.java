package io.plimsoll.cli;

import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 it failed, 2 the call was wrong. */
@Command(
    name = "plimsoll",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Predictive margin: forecasts volatility spikes, decides margin multipliers, proves them.",
      ""
    },
    footer = {
      "",
      "Start with: plimsoll quickstart",
      "Everything is kept under PLIMSOLL_HOME (default: .plimsoll in this directory)."
    },
    subcommands = {
      QuickstartCommand.class,
      DataCommand.class,
      FeaturesCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      BacktestCommand.class,
      MarginCommand.class,
      ModelsCommand.class,
      ServeCommand.class,
      BenchCommand.class,
      DoctorCommand.class
    })
public final class Plimsoll implements Runnable {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command and returns its exit code. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new Plimsoll());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler((e, command, parse) -> fail(e, command.getErr()));
    return line.execute(args);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }

  private static int fail(Exception e, PrintWriter err) {
    if (e instanceof PlimsollException known) {
      err.println("plimsoll: " + known.getMessage());
      return known.code().exitCode();
    }
    if (e instanceof IllegalArgumentException wrong) {
      err.println("plimsoll: " + wrong.getMessage());
      return 2;
    }
    err.println("plimsoll: this is a defect of the program: " + e);
    try {
      Path trace = Home.fromEnvironment().root().resolve("last-error.txt");
      Files.createDirectories(trace.getParent());
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      Files.writeString(trace, text.toString());
      err.println("plimsoll: the stack trace is in " + trace);
    } catch (IOException unwritable) {
      err.println("plimsoll: the stack trace could not be written: " + unwritable.getMessage());
    }
    return 1;
  }
}
