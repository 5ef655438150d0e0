package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.serving.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves margin multipliers. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves margin multipliers over HTTP, with a dashboard at /.")
final class ServeCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Option(
      names = "--model",
      description =
          "models:/NAME@ALIAS, models:/NAME/VERSION or a bundle's directory. Default: the only"
              + " champion there is.")
  private @Nullable String model;

  @Option(
      names = "--instruments",
      split = ",",
      description = "What to serve. Default: what the model was trained on.")
  private List<String> instruments = List.of();

  @Option(names = "--host", description = "Default: ${DEFAULT-VALUE}", defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(names = "--port", description = "Default: ${DEFAULT-VALUE}", defaultValue = "7878")
  private int port;

  @Option(
      names = "--clock",
      description = "wall for a live feed, events to replay history. Default: ${DEFAULT-VALUE}",
      defaultValue = "wall")
  private ServerSettings.Clock clock = ServerSettings.Clock.WALL;

  @Option(
      names = "--decision-log",
      description = "Write every decision to a log in this directory.")
  private @Nullable Path decisionLog;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Margin rules by which accounts are scored, YAML. Default: reference-linear.")
  private @Nullable Path rules;

  @Option(
      names = "--replay",
      paramLabel = "DATASET",
      description = "Feed a dataset first, by the clock of its events (implies --clock events).")
  private @Nullable String replay;

  @Override
  public Integer call() throws InterruptedException {
    Home home = Home.fromEnvironment();
    ModelRegistry registry = home.registry();
    String reference = model == null ? onlyChampion(registry) : model;
    ServerSettings settings =
        ServerSettings.standard(home.root(), reference)
            .listeningOn(host, port)
            .with(replay == null ? clock : ServerSettings.Clock.EVENTS);
    settings = decisionLog == null ? settings : settings.loggingTo(decisionLog);
    try (Serving serving = Serving.start(settings, registry, universe(), rules())) {
      serving.warning().ifPresent(output::warn);
      if (replay != null) {
        serving.replay(home.catalog().events(replay));
      }
      output.out().println("serving " + serving.model() + " at " + serving.address());
      output.out().println("stop with Ctrl-C");
      output.out().flush();
      Thread.currentThread().join();
    }
    return 0;
  }

  private VenueRules rules() {
    return rules == null ? Serving.referenceRules() : VenueRules.from(Yaml.read(rules));
  }

  private List<InstrumentId> universe() {
    return instruments.stream().map(InstrumentId::new).toList();
  }

  private static String onlyChampion(ModelRegistry registry) {
    List<ModelRegistry.Version> champions =
        registry.list().stream()
            .filter(version -> version.aliases().contains(ModelRegistry.CHAMPION))
            .toList();
    if (champions.size() == 1) {
      return champions.get(0).reference();
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT,
        champions.isEmpty()
            ? "no model to serve yet: plimsoll quickstart, or plimsoll train DATASET"
            : "several champions, choose one with --model: "
                + champions.stream().map(ModelRegistry.Version::reference).toList());
  }
}
