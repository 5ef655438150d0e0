package io.plimsoll.serving;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.multiplier.MultiplierEngine;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.models.tracking.ModelRegistry.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loads the model that a reference means: from a registry, or from a directory with a bundle's
 * files.
 */
public final class ModelSource {
  private static final String SCHEME = "models:/";

  private ModelSource() {}

  /**
   * Loads a model.
   *
   * @param reference {@code models:/name@alias}, {@code models:/name/version} or a directory
   * @throws PlimsollException NOT_FOUND where there is no such model, CORRUPT_DATA where it is
   *     damaged
   */
  public static ServedModel load(String reference, ModelRegistry registry) {
    if (!reference.startsWith(SCHEME)) {
      return fromDirectory(Path.of(reference));
    }
    Version version =
        registry
            .resolve(reference)
            .orElseThrow(
                () -> new PlimsollException(ErrorCode.NOT_FOUND, missing(reference, registry)));
    ModelBundle bundle = ModelBundle.fromFiles(registry.fetch(version));
    return served(card(version, bundle), challenger(version, registry), bundle);
  }

  /** A bundle at hand as a served model. */
  public static ServedModel of(ModelBundle bundle, String reference) {
    return served(card(bundle, reference, List.of(), "", "", 0), Optional.empty(), bundle);
  }

  private static ServedModel fromDirectory(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "model '"
              + directory
              + "' is neither a directory nor of the form "
              + SCHEME
              + "name@alias");
    }
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, "cannot read model '" + directory + "': " + e.getMessage(), e);
    }
    return of(ModelBundle.fromFiles(files), directory.toString());
  }

  private static String missing(String reference, ModelRegistry registry) {
    List<String> known = registry.list().stream().map(v -> v.reference() + v.aliases()).toList();
    return "no model '"
        + reference
        + "'; registered: "
        + (known.isEmpty() ? "none, train one first" : known);
  }

  /**
   * The challenger is only shown, so one that cannot be read must not keep the champion from being
   * served.
   */
  private static Optional<ServedModel.Card> challenger(Version champion, ModelRegistry registry) {
    try {
      return registry
          .resolve(SCHEME + champion.name() + "@" + ModelRegistry.CHALLENGER)
          .map(version -> card(version, ModelBundle.fromFiles(registry.fetch(version))));
    } catch (PlimsollException e) {
      return Optional.empty();
    }
  }

  private static ServedModel.Card card(Version version, ModelBundle bundle) {
    return card(
        bundle,
        version.reference(),
        version.aliases(),
        version.description(),
        version.runId(),
        version.createdMillis());
  }

  private static ServedModel.Card card(
      ModelBundle bundle,
      String reference,
      List<String> aliases,
      String description,
      String runId,
      long created) {
    return new ServedModel.Card(
        reference,
        bundle.name(),
        aliases,
        description,
        runId,
        created,
        bundle.view().name() + "@" + bundle.view().version(),
        bundle.forecaster().horizonNanos(),
        bundle.forecaster().model().provenance());
  }

  private static ServedModel served(
      ServedModel.Card champion, Optional<ServedModel.Card> challenger, ModelBundle bundle) {
    return new ServedModel(
        champion,
        challenger,
        bundle.guards().fallback(),
        bundle.view().everyNanos(),
        bundle.accountRisk(),
        (universe, sink) -> new Driver(new MultiplierEngine(bundle, universe, sink)));
  }

  /** The engine that decides, as the service drives it. */
  private record Driver(MultiplierEngine engine) implements ServedModel.Engine {
    @Override
    public boolean accept(MarketEvent event) {
      long late = engine.counters().late();
      engine.accept(event);
      return engine.counters().late() == late;
    }

    @Override
    public void advanceTo(long nanos) {
      engine.advanceTo(nanos);
    }
  }
}
