package io.plimsoll.models.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgivingTrackerTest {
  @TempDir Path home;

  private final List<String> warnings = new ArrayList<>();

  private RunTracker tracker(Path root) {
    return new ForgivingTracker(new LocalTracker(root, InstantSource.system()), warnings::add);
  }

  @Test
  void whatWorksIsRecorded() throws IOException {
    try (RunTracker.Run run = tracker(home).start("study", "evaluate")) {
      run.param("seed", "7");
      run.metric("ratio", 0.5, 0);
      try (RunTracker.Run child = run.child("trial 0")) {
        child.finish();
      }
      run.finish();
    }
    assertEquals("7", Files.readString(home.resolve("study/study-00001/params/seed")));
    String child = Files.readString(home.resolve("study/study-00002/meta"));
    assertTrue(child.contains("parent=study-00001\n"), child);
    assertTrue(child.contains("status=FINISHED\n"), child);
    assertEquals(List.of(), warnings);
  }

  @Test
  void aTrackerThatCannotStartIsToldOnce() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "not a folder");
    try (RunTracker.Run run = tracker(file).start("study", "evaluate")) {
      run.param("seed", "7");
      run.child("trial 0").finish();
      run.artifact("a.txt", new byte[1]);
      run.finish();
      assertEquals("", run.id());
    }
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.getFirst().contains(file.toString()), warnings.toString());
  }

  @Test
  void afterAFailureHalfwayNothingIsTried() throws IOException {
    try (RunTracker.Run run = tracker(home).start("study", "evaluate")) {
      run.param("seed", "7");
      run.param("seed", "8");
      run.param("later", "9");
      run.finish();
    }
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.getFirst().contains("seed"), warnings.toString());
    assertTrue(Files.notExists(home.resolve("study/study-00001/params/later")));
  }
}
