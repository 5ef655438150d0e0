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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTrackerTest extends TrackerContract {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(5000));

  @TempDir Path home;

  @Override
  protected RunTracker tracker() {
    return new LocalTracker(home.resolve("runs"), CLOCK);
  }

  @Test
  void theFilesAreAsDescribed() throws IOException {
    String id;
    try (RunTracker.Run run = tracker().start("sample", "log-har")) {
      id = run.id();
      run.param("ridge", "0.05");
      run.metric("test/qlike", 0.5, 3);
      run.metric("test/qlike", 0.25, 4);
      run.child("fold").close();
      run.finish();
    }
    Path run = home.resolve("runs/sample").resolve(id);
    assertEquals("sample-00001", id);
    assertEquals("0.05", Files.readString(run.resolve("params/ridge")));
    assertEquals("5000 0.5 3\n5000 0.25 4\n", Files.readString(run.resolve("metrics/test/qlike")));
    assertEquals(
        "name=log-har\nparent=\nstartMillis=5000\nstatus=FINISHED\nendMillis=5000\n",
        Files.readString(run.resolve("meta")));
    String child = Files.readString(home.resolve("runs/sample/sample-00002/meta"));
    assertTrue(child.contains("parent=sample-00001\n"), child);
    assertTrue(child.contains("status=FAILED\n"), child);
  }

  @Test
  void anExperimentCannotLeaveTheDirectory() {
    assertThrows(PlimsollException.class, () -> tracker().start("../up", "x"));
    assertThrows(PlimsollException.class, () -> tracker().start("a/b", "x"));
  }
}
