package io.plimsoll.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.tracking.LocalRegistry;
import io.plimsoll.models.tracking.ModelRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSourceTest {
  @TempDir private Path home;

  private ModelRegistry registry() {
    return new LocalRegistry(home.resolve("registry"), () -> Instant.ofEpochMilli(5));
  }

  @Test
  void a_registered_model_is_loaded_by_its_alias_with_what_is_known_of_it() {
    ModelRegistry registry = registry();
    registry.register("stormy", StormyMarket.bundle().files(), "run-1", "first");
    registry.register("stormy", StormyMarket.bundle().files(), "run-2", "second");
    registry.setAlias("stormy", ModelRegistry.CHAMPION, 2);
    registry.setAlias("stormy", ModelRegistry.CHALLENGER, 1);
    ServedModel model = ModelSource.load("models:/stormy@champion", registry);
    assertEquals("models:/stormy/2", model.champion().reference());
    assertEquals("second", model.champion().description());
    assertEquals("run-2", model.champion().runId());
    assertEquals(5, model.champion().registeredMillis());
    assertEquals("log-har", model.champion().provenance().family());
    assertEquals("models:/stormy/1", model.challenger().orElseThrow().reference());
    assertEquals(
        "models:/stormy/1", ModelSource.load("models:/stormy/1", registry).champion().reference());
  }

  @Test
  void a_challenger_that_is_damaged_does_not_keep_the_champion_from_being_served() {
    ModelRegistry registry = registry();
    registry.register("stormy", StormyMarket.bundle().files(), "run-1", "first");
    registry.register("stormy", Map.of("model.plimsoll", new byte[] {1, 2, 3}), "run-2", "second");
    registry.setAlias("stormy", ModelRegistry.CHAMPION, 1);
    registry.setAlias("stormy", ModelRegistry.CHALLENGER, 2);
    assertTrue(ModelSource.load("models:/stormy@champion", registry).challenger().isEmpty());
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> ModelSource.load("models:/stormy@challenger", registry));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
  }

  @Test
  void a_model_that_is_not_registered_is_not_found_and_those_that_are_are_named() {
    ModelRegistry registry = registry();
    PlimsollException none =
        assertThrows(
            PlimsollException.class, () -> ModelSource.load("models:/stormy@champion", registry));
    assertEquals(ErrorCode.NOT_FOUND, none.code());
    assertTrue(String.valueOf(none.getMessage()).endsWith("registered: none, train one first"));
    registry.register("stormy", StormyMarket.bundle().files(), "run-1", "first");
    PlimsollException other =
        assertThrows(
            PlimsollException.class, () -> ModelSource.load("models:/stormy@champion", registry));
    assertTrue(String.valueOf(other.getMessage()).contains("models:/stormy/1"));
  }

  @Test
  void a_directory_with_a_bundle_is_loaded() throws Exception {
    Path bundle = home.resolve("bundle");
    for (Map.Entry<String, byte[]> file : StormyMarket.bundle().files().entrySet()) {
      Path path = bundle.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    assertEquals(
        bundle.toString(), ModelSource.load(bundle.toString(), registry()).champion().reference());
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> ModelSource.load(home.resolve("nowhere").toString(), registry()));
    assertEquals(ErrorCode.NOT_FOUND, e.code());
    assertFalse(String.valueOf(e.getMessage()).isBlank());
  }
}
