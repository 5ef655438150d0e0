package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.tracking.ModelRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at registered models and promotes them. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists registered models, shows one, promotes one.",
    subcommands = {
      ModelsCommand.ListAll.class,
      ModelsCommand.Show.class,
      ModelsCommand.Promote.class
    })
final class ModelsCommand {

  /** {@code models list}. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists registered models.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Override
    public Integer call() {
      List<ModelRegistry.Version> all = Home.fromEnvironment().registry().list();
      Table table = new Table("model", "aliases", "what", "registered (UTC)");
      for (ModelRegistry.Version version : all) {
        table.row(
            version.reference(),
            String.join(", ", version.aliases()),
            version.description(),
            Instant.ofEpochMilli(version.createdMillis()).toString());
      }
      output.print(all, all.isEmpty() ? "No models yet: plimsoll train DATASET" : table);
      return 0;
    }
  }

  /** {@code models show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a model's card and where it comes from.")
  static final class Show implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(
        paramLabel = "MODEL",
        description = "models:/NAME@ALIAS, NAME@ALIAS or NAME/VERSION.")
    private String reference = "";

    @Override
    public Integer call() {
      ModelRegistry registry = Home.fromEnvironment().registry();
      ModelRegistry.Version version = resolve(registry, reference);
      Map<String, byte[]> files = registry.fetch(version);
      ModelBundle bundle = ModelBundle.fromFiles(files);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("version", version);
      json.put("metadata", bundle.metadata());
      json.put("provenance", bundle.forecaster().model().provenance());
      byte[] card = files.getOrDefault(ModelBundle.CARD_FILE, new byte[0]);
      output.print(
          json,
          version.reference()
              + " "
              + version.aliases()
              + "\n\n"
              + new String(card, StandardCharsets.UTF_8));
      return 0;
    }
  }

  /** {@code models promote}. */
  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      description = "Makes a version the champion, or gives it another alias.")
  static final class Promote implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "MODEL", description = "NAME/VERSION or NAME@ALIAS.")
    private String reference = "";

    @Option(names = "--alias", description = "Default: ${DEFAULT-VALUE}", defaultValue = "champion")
    private String alias = ModelRegistry.CHAMPION;

    @Override
    public Integer call() {
      ModelRegistry registry = Home.fromEnvironment().registry();
      ModelRegistry.Version version = resolve(registry, reference);
      registry.setAlias(version.name(), alias, version.version());
      ModelRegistry.Version promoted = resolve(registry, version.reference());
      output.print(promoted, promoted.reference() + " is now " + promoted.aliases());
      return 0;
    }
  }

  static ModelRegistry.Version resolve(ModelRegistry registry, String reference) {
    String full = reference.startsWith("models:/") ? reference : "models:/" + reference;
    return registry
        .resolve(full)
        .orElseThrow(
            () ->
                new PlimsollException(
                    ErrorCode.NOT_FOUND,
                    "no model '"
                        + full
                        + "'; there are: "
                        + registry.list().stream().map(ModelRegistry.Version::reference).toList()));
  }
}
