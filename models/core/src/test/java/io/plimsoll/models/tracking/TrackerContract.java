package io.plimsoll.models.tracking;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.PlimsollException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every tracker must do, whatever it keeps runs in. */
public abstract class TrackerContract {

  /** A tracker with no runs in it, or whose runs do not matter. */
  protected abstract RunTracker tracker() throws Exception;

  @Test
  void aRunTakesParamsMetricsAndArtifacts() throws Exception {
    try (RunTracker.Run run = tracker().start("contract", "first")) {
      run.param("learning-rate", "0.1");
      run.param("learning-rate", "0.1");
      run.metric("qlike", 0.25, 0);
      run.metric("qlike", 0.2, 1);
      run.metric("undefined", Double.NaN, 0);
      run.artifact("reports/card.md", "text".getBytes(StandardCharsets.UTF_8));
      try (RunTracker.Run child = run.child("fold 1")) {
        assertNotEquals(run.id(), child.id());
        child.param("learning-rate", "0.2");
        child.metric("qlike", 0.3, 0);
        try (RunTracker.Run grandchild = child.child("fold 1")) {
          assertNotEquals(child.id(), grandchild.id());
        }
        child.finish();
      }
      run.metric("qlike", 0.1, 2);
      run.finish();
      run.finish();
    }
  }

  @Test
  void everyRunHasItsOwnId() throws Exception {
    RunTracker tracker = tracker();
    try (RunTracker.Run one = tracker.start("contract", "same");
        RunTracker.Run two = tracker.start("contract", "same")) {
      assertFalse(one.id().isBlank());
      assertNotEquals(one.id(), two.id());
    }
    assertFalse(tracker.location().isBlank());
  }

  @Test
  void aParamIsNotChanged() throws Exception {
    try (RunTracker.Run run = tracker().start("contract", "params")) {
      run.param("depth", "6");
      assertThrows(PlimsollException.class, () -> run.param("depth", "7"));
    }
  }

  @Test
  void anArtifactCannotLeaveItsRun() throws Exception {
    try (RunTracker.Run run = tracker().start("contract", "escape")) {
      for (String path : new String[] {"../x", "/etc/x", "a/../../x", "", "a//b", "a\\..\\b"}) {
        assertThrows(PlimsollException.class, () -> run.artifact(path, new byte[1]), path);
      }
    }
  }
}
