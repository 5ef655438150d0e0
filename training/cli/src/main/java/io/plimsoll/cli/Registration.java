package io.plimsoll.cli;

import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.tracking.ModelRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Registers bundles: the first of a name is the champion, later ones challenge it; the champion
 * itself once more is no new version.
 */
final class Registration {
  private Registration() {}

  static ModelRegistry.Version register(
      ModelRegistry registry, ModelBundle bundle, String family, String runId) {
    Optional<ModelRegistry.Version> champion =
        registry.resolve("models:/" + bundle.name() + "@" + ModelRegistry.CHAMPION);
    if (champion.isPresent() && same(registry.fetch(champion.get()), bundle.files())) {
      return champion.get();
    }
    ModelRegistry.Version version =
        registry.register(
            bundle.name(), bundle.files(), runId, family + " on " + bundle.view().name());
    registry.setAlias(
        bundle.name(),
        champion.isEmpty() ? ModelRegistry.CHAMPION : ModelRegistry.CHALLENGER,
        version.version());
    return registry.resolve(version.reference()).orElse(version);
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return Arrays.equals(one.get(ModelBundle.MODEL_FILE), other.get(ModelBundle.MODEL_FILE));
  }
}
