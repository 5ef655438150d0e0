package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.rules.RuleSets;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.serving.Arrival;
import io.plimsoll.serving.ModelSource;
import io.plimsoll.serving.QuoteService;
import io.plimsoll.serving.ServedModel;
import io.plimsoll.serving.ServerSettings;
import io.plimsoll.serving.ServingMetrics;
import io.plimsoll.serving.http.MarginServer;
import io.plimsoll.serving.log.DecisionLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A running server with what it serves. */
final class Serving implements AutoCloseable {
  private static final int REPLAY_BATCH = 5_000;
  private static final String REFERENCE_RULES = "reference-linear";

  private final QuoteService quotes;
  private final MarginServer server;
  private final ServedModel model;
  private final Optional<DecisionLog> log;
  private final Optional<String> warning;

  private Serving(
      QuoteService quotes,
      MarginServer server,
      ServedModel model,
      Optional<DecisionLog> log,
      Optional<String> warning) {
    this.quotes = quotes;
    this.server = server;
    this.model = model;
    this.log = log;
    this.warning = warning;
  }

  /**
   * Loads the model that the settings name and listens.
   *
   * @param universe what to serve; empty for what the model was trained on
   * @param rules by which accounts are scored
   */
  static Serving start(
      ServerSettings settings,
      ModelRegistry registry,
      List<InstrumentId> universe,
      VenueRules rules) {
    ServedModel model = ModelSource.load(settings.model(), registry);
    ModelBundle bundle = bundle(settings.model(), registry);
    List<InstrumentId> serving = universe.isEmpty() ? trainedOn(bundle) : universe;
    if (serving.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "the model does not say what it was trained on: name what to serve with --instruments");
    }
    Optional<DecisionLog> log = settings.decisionLog().map(DecisionLog::new);
    QuoteService quotes =
        new QuoteService(
            serving,
            settings.clock().start(),
            QuoteService.Settings.standard(),
            new ServingMetrics(),
            (decision, card) -> log.ifPresent(to -> to.accept(decision, card)));
    quotes.activate(model);
    return new Serving(
        quotes,
        MarginServer.start(settings, quotes, rules),
        model,
        log,
        anotherMarket(bundle, serving));
  }

  /** What is said where features of the market as a whole are not over what training knew. */
  private static Optional<String> anotherMarket(ModelBundle bundle, List<InstrumentId> serving) {
    List<InstrumentId> trained = trainedOn(bundle);
    Set<InstrumentId> served = Set.copyOf(serving);
    if (trained.isEmpty() || served.equals(Set.copyOf(trained))) {
      return Optional.empty();
    }
    FeatureView view = bundle.view();
    List<String> market =
        view.features().stream()
            .filter(
                feature ->
                    KernelRegistry.standard()
                        .create(feature, serving, view.barNanos())
                        .spec()
                        .scope()
                        .seesAll())
            .map(FeatureSpec::name)
            .toList();
    return market.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "trained on "
                + trained
                + ", serving "
                + serving
                + ": features of the market as a whole are now of other instruments than the model"
                + " learned them from: "
                + market);
  }

  /** The rule set that comes with the program. */
  static VenueRules referenceRules() {
    return (VenueRules) RuleSets.load(REFERENCE_RULES, Yaml::read);
  }

  /** Feeds history; a server on the events' clock then stands at its end. */
  void replay(EventSource history) {
    List<Arrival> batch = new ArrayList<>(REPLAY_BATCH);
    history.forEach(
        event -> {
          add(batch, event);
          if (batch.size() == REPLAY_BATCH) {
            quotes.accept(List.copyOf(batch));
            batch.clear();
          }
        });
    quotes.accept(List.copyOf(batch));
  }

  private static void add(List<Arrival> batch, MarketEvent event) {
    batch.add(new Arrival(batch.size(), event, true));
  }

  /** What is served. */
  String model() {
    return model.champion().reference();
  }

  /** What whoever starts it should know; empty for nothing. */
  Optional<String> warning() {
    return warning;
  }

  /** Where it listens. */
  URI address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
    log.ifPresent(DecisionLog::close);
  }

  private static ModelBundle bundle(String reference, ModelRegistry registry) {
    if (reference.startsWith("models:/")) {
      return ModelBundle.fromFiles(registry.fetch(ModelsCommand.resolve(registry, reference)));
    }
    Path file = Path.of(reference).resolve(ModelBundle.MODEL_FILE);
    try {
      return ModelBundle.fromFiles(Map.of(ModelBundle.MODEL_FILE, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, file + ": cannot be read", e);
    }
  }

  private static List<InstrumentId> trainedOn(ModelBundle bundle) {
    String names = bundle.metadata().getOrDefault("instruments", "");
    List<InstrumentId> instruments = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      if (!name.isBlank()) {
        instruments.add(new InstrumentId(name.strip()));
      }
    }
    return instruments;
  }
}
