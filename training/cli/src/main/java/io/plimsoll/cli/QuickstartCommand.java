package io.plimsoll.cli;

import io.plimsoll.datasets.store.BundledSample;
import io.plimsoll.serving.ServerSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything once, on real trades. */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = {
      "Takes 99,999 real trades through the whole pipeline: features, models judged out of sample,",
      "margin multipliers, a replay, a report, a registered model, and a server that serves it."
    })
final class QuickstartCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Option(names = "--no-serve", description = "Stop after the report.")
  private boolean noServe;

  @Option(names = "--out", paramLabel = "DIR", description = "Default: PLIMSOLL_HOME/quickstart.")
  private @Nullable Path out;

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1")
  private long seed;

  @Option(names = "--port", description = "Default: ${DEFAULT-VALUE}", defaultValue = "7878")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    Home home = Home.fromEnvironment();
    Path directory = out == null ? home.root().resolve("quickstart") : out;
    Quickstart.Result result;
    try (ConsoleProgress progress = output.progress()) {
      result = new Quickstart(home, seed, progress).run(directory);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("report", result.report().toString());
    json.put("model", result.version().reference());
    json.put("summary", result.real().experiment().summary());
    json.put("margin", ScoreTable.json(result.margin()));
    output.print(
        json,
        ScoreTable.of(result.real().experiment().summary())
            + "\n"
            + ScoreTable.of(result.margin())
            + "\nreport   "
            + result.report()
            + "\nresults  "
            + directory.resolve("results.json")
            + "\nmodel    "
            + result.version().reference()
            + " "
            + result.version().aliases());
    if (!noServe) {
      serve(home, result);
    }
    return 0;
  }

  private void serve(Home home, Quickstart.Result result) throws InterruptedException {
    ServerSettings settings =
        ServerSettings.standard(home.root(), result.version().reference())
            .listeningOn("127.0.0.1", port)
            .with(ServerSettings.Clock.EVENTS);
    PrintWriter out = output.out();
    try (Serving serving =
        Serving.start(settings, home.registry(), List.of(), Serving.referenceRules())) {
      serving.replay(home.catalog().events(BundledSample.NAME));
      out.println("\nserving  " + serving.address() + " (the week replayed; stop with Ctrl-C)");
      out.flush();
      Thread.currentThread().join();
    }
  }
}
