package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final double[][] ROWS = {{1.5, Double.NaN}, {}, {-0.0}};
  private static final int[] LENGTHS = {2, 0, 1};

  @TempDir Path folder;

  private Path work() {
    return folder.resolve("work");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(work())) {
      return files.toList();
    }
  }

  @Test
  void whatWasWrittenIsReadBitForBitUnderItsKeyAlone() throws IOException {
    Checkpoints kept = new Checkpoints(work(), "data");
    assertTrue(kept.read("a", LENGTHS).isEmpty());
    kept.write("a", ROWS);
    double[][] read = kept.read("a", LENGTHS).orElseThrow();
    for (int i = 0; i < ROWS.length; i++) {
      assertArrayEquals(ROWS[i], read[i]);
    }
    assertTrue(kept.read("b", LENGTHS).isEmpty());
    assertTrue(new Checkpoints(work(), "other data").read("a", LENGTHS).isEmpty());
    // Nothing unfinished stays beside it.
    assertEquals(1, files().size());
  }

  @Test
  void aFileOfAnotherLengthIsAsIfItWereNotThere() throws IOException {
    Checkpoints kept = new Checkpoints(work(), "data");
    kept.write("a", ROWS);
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    assertEquals(3 * 8, whole.length);
    for (int length : new int[] {0, 1, 8, 16, 23, 25, 32}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(kept.read("a", LENGTHS).isEmpty(), length + " bytes");
    }
    Files.write(file, whole);
    assertTrue(kept.read("a", new int[] {2, 0, 2}).isEmpty());
    kept.write("a", ROWS);
    assertTrue(kept.read("a", LENGTHS).isPresent());
  }

  @Test
  void clearingTakesAwayWhatWasKeptAndNothingElse() throws IOException {
    Checkpoints kept = new Checkpoints(work(), "data");
    kept.write("a", ROWS);
    // what a run that was killed while it wrote leaves
    Files.createFile(work().resolve("part-1.tmp"));
    Path notes = Files.writeString(work().resolve("notes.txt"), "mine");
    kept.clear();
    assertEquals(List.of(notes), files());
    Files.delete(notes);
    kept.clear();
    assertFalse(Files.exists(work()));
    kept.clear();
  }

  @Test
  void withoutAFolderNothingIsKept() {
    Checkpoints none = new Checkpoints(null, "data");
    none.write("a", ROWS);
    assertTrue(none.read("a", LENGTHS).isEmpty());
    none.clear();
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> new Checkpoints(file.resolve("work"), "data").write("a", ROWS));
    assertEquals(ErrorCode.UNAVAILABLE, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains("file"), e.getMessage());
  }
}
