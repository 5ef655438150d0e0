package io.plimsoll.models.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegistryTest extends RegistryContract {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(5000));

  @TempDir Path home;

  @Override
  protected ModelRegistry registry() {
    return new LocalRegistry(home.resolve("models"), CLOCK);
  }

  @Test
  void registeringAtOnceLosesNoVersion() throws Exception {
    int registrations = 40;
    List<Future<Integer>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < registrations; i++) {
        byte[] content = {(byte) i};
        // each with its own object, as two processes would
        results.add(
            threads.submit(
                () -> registry().register("busy", Map.of("f", content), "r", "d").version()));
      }
    }
    Set<Integer> numbers = new TreeSet<>();
    for (Future<Integer> result : results) {
      numbers.add(result.get());
    }
    assertEquals(registrations, numbers.size());
    Set<Byte> contents = new TreeSet<>();
    for (ModelRegistry.Version version : registry().list()) {
      contents.add(registry().fetch(version).get("f")[0]);
    }
    assertEquals(registrations, contents.size());
  }

  @Test
  void nothingHalfWrittenIsLeftBehind() throws IOException {
    registry().register("clean", Map.of("a/b", new byte[3]), "r", "two\nlines");
    try (Stream<Path> paths = Files.walk(home)) {
      assertTrue(paths.noneMatch(path -> path.getFileName().toString().startsWith(".")));
    }
    assertEquals("two lines", registry().resolve("models:/clean/1").orElseThrow().description());
  }

  @Test
  void aVersionThatIsBeingWrittenIsNotSeen() throws IOException {
    registry().register("half", Map.of("f", new byte[1]), "r", "");
    Files.createDirectories(home.resolve("models/half/versions/.aside-0/files"));
    assertEquals(1, registry().list().size());
    assertEquals(2, registry().register("half", Map.of("f", new byte[1]), "r", "").version());
  }

  @Test
  void anEmptyRegistryListsNothing() {
    assertTrue(registry().list().isEmpty());
  }

  @Test
  void aFileCannotLeaveItsVersion() {
    for (String path : new String[] {"../f", "/f", "a/../../f", ".hidden", ""}) {
      assertThrows(
          PlimsollException.class,
          () -> registry().register("escape", Map.of(path, new byte[1]), "r", ""),
          path);
    }
    assertThrows(PlimsollException.class, () -> registry().register("empty", Map.of(), "r", ""));
    assertThrows(
        PlimsollException.class,
        () -> registry().register("../up", Map.of("f", new byte[1]), "r", ""));
  }
}
