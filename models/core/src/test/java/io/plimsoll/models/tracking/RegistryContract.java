package io.plimsoll.models.tracking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every registry must do, whatever it keeps versions in. */
public abstract class RegistryContract {

  /** A registry that has no model of a name that begins with {@code contract-}. */
  protected abstract ModelRegistry registry() throws Exception;

  /** A run that a version may name. */
  protected String runId() throws Exception {
    return "run-1";
  }

  private static Map<String, byte[]> files(String content) {
    return Map.of(
        "model.plimsoll",
        content.getBytes(StandardCharsets.UTF_8),
        "docs/card.md",
        new byte[] {0, -1, 10});
  }

  @Test
  void versionsCountFromOneAndComeBackWhole() throws Exception {
    ModelRegistry registry = registry();
    ModelRegistry.Version one = registry.register("contract-a", files("one"), runId(), "first");
    ModelRegistry.Version two = registry.register("contract-a", files("two"), runId(), "second");
    assertEquals(1, one.version());
    assertEquals(2, two.version());
    assertEquals("second", two.description());
    assertEquals("models:/contract-a/2", two.reference());
    Map<String, byte[]> fetched = registry.fetch(two);
    assertEquals(Set.of("model.plimsoll", "docs/card.md"), fetched.keySet());
    assertArrayEquals(files("two").get("model.plimsoll"), fetched.get("model.plimsoll"));
    assertArrayEquals(new byte[] {0, -1, 10}, fetched.get("docs/card.md"));
    List<Integer> numbers =
        registry.list().stream()
            .filter(version -> version.name().equals("contract-a"))
            .map(ModelRegistry.Version::version)
            .toList();
    assertEquals(List.of(1, 2), numbers);
  }

  @Test
  void anAliasMovesFromVersionToVersion() throws Exception {
    ModelRegistry registry = registry();
    registry.register("contract-b", files("one"), runId(), "");
    registry.register("contract-b", files("two"), runId(), "");
    registry.setAlias("contract-b", ModelRegistry.CHAMPION, 1);
    registry.setAlias("contract-b", ModelRegistry.CHALLENGER, 2);
    assertEquals(1, registry.resolve("models:/contract-b@champion").orElseThrow().version());
    registry.setAlias("contract-b", ModelRegistry.CHAMPION, 2);
    ModelRegistry.Version champion = registry.resolve("models:/contract-b@champion").orElseThrow();
    assertEquals(2, champion.version());
    assertEquals(List.of("challenger", "champion"), champion.aliases());
    assertTrue(registry.resolve("models:/contract-b/1").orElseThrow().aliases().isEmpty());
  }

  @Test
  void whatDoesNotExistIsNotResolved() throws Exception {
    ModelRegistry registry = registry();
    registry.register("contract-c", files("one"), runId(), "");
    assertTrue(registry.resolve("models:/contract-c/7").isEmpty());
    assertTrue(registry.resolve("models:/contract-c@nobody").isEmpty());
    assertTrue(registry.resolve("models:/contract-nothing@champion").isEmpty());
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> registry.setAlias("contract-c", "champion", 7));
    assertEquals(ErrorCode.NOT_FOUND, e.code());
  }

  @Test
  void aReferenceOfAnotherFormIsRefused() throws Exception {
    ModelRegistry registry = registry();
    for (String reference :
        new String[] {"contract-c", "models:/", "models:/a@", "models:/a/0", "models:/../a@x"}) {
      PlimsollException e =
          assertThrows(PlimsollException.class, () -> registry.resolve(reference), reference);
      assertEquals(ErrorCode.INVALID_INPUT, e.code());
    }
  }
}
