package io.plimsoll.serving.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.serving.FakeModel;
import io.plimsoll.serving.log.DecisionLog.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionLogTest {
  @TempDir private Path directory;

  private static MultiplierDecision decision(double value) {
    return new MultiplierDecision(
        new InstrumentId("BTC-USD"),
        value,
        1,
        2,
        Explanation.input("made up", value),
        null,
        List.of(),
        "stale: made up");
  }

  private void write(double... values) {
    try (DecisionLog log = new DecisionLog(directory)) {
      for (double value : values) {
        log.accept(decision(value), FakeModel.served().champion());
      }
    }
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(directory.resolve(DecisionLog.FILE)));
  }

  @Test
  void a_chain_that_was_written_in_parts_holds() throws IOException {
    write(1, 2);
    write();
    write(3);
    Verification verification = DecisionLog.verify(directory);
    assertTrue(verification.holds());
    assertEquals(3, verification.lines());
    assertTrue(
        lines()
            .get(0)
            .startsWith(
                "{\"sequence\":0,\"previous\":\""
                    + "0".repeat(64)
                    + "\",\"decision\":{\"instrument\":\"BTC-USD\",\"multiplier\":1.0,"));
    assertTrue(lines().get(2).contains("\"explanation\":{\"label\":\"made up\",\"value\":3.0}"));
    assertTrue(lines().get(2).contains("\"model\":\"models:/fake/1\""));
  }

  @Test
  void an_empty_log_holds() {
    write();
    assertEquals(0, DecisionLog.verify(directory).lines());
    assertTrue(DecisionLog.verify(directory).holds());
  }

  @Test
  void any_change_of_a_line_before_the_last_is_found() throws IOException {
    write(1, 2, 3, 4);
    Path file = directory.resolve(DecisionLog.FILE);
    byte[] good = Files.readAllBytes(file);
    int end = String.join("\n", lines().subList(0, 3)).length();
    for (int i = 0; i < end; i += 7) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertFalse(DecisionLog.verify(directory).holds(), "byte " + i);
    }
  }

  @Test
  void dropped_and_swapped_lines_are_found_and_named() throws IOException {
    write(1, 2, 3, 4);
    Path file = directory.resolve(DecisionLog.FILE);
    List<String> good = lines();
    List<String> dropped = new ArrayList<>(good);
    dropped.remove(1);
    Files.write(file, dropped);
    Verification verification = DecisionLog.verify(directory);
    assertEquals(1, verification.lines());
    assertEquals("sequence must be 1, was 2", verification.broken().orElseThrow());
    Files.write(file, List.of(good.get(0), good.get(2), good.get(1), good.get(3)));
    assertFalse(DecisionLog.verify(directory).holds());
  }

  @Test
  void a_line_that_a_crash_cut_short_is_dropped() throws IOException {
    write(1, 2);
    Files.writeString(
        directory.resolve(DecisionLog.FILE), "{\"sequence\":2,\"prev", StandardOpenOption.APPEND);
    assertEquals("cut short", DecisionLog.verify(directory).broken().orElseThrow());
    write(3);
    assertTrue(DecisionLog.verify(directory).holds());
    assertEquals(3, DecisionLog.verify(directory).lines());
  }

  @Test
  void a_long_last_line_is_found() throws IOException {
    MultiplierDecision decision =
        new MultiplierDecision(
            new InstrumentId("BTC-USD"),
            1,
            1,
            2,
            Explanation.input("x".repeat(20_000), 1),
            null,
            List.of(),
            null);
    for (int i = 0; i < 3; i++) {
      try (DecisionLog log = new DecisionLog(directory)) {
        log.accept(decision, FakeModel.served().champion());
      }
    }
    assertTrue(DecisionLog.verify(directory).holds());
    assertEquals(3, DecisionLog.verify(directory).lines());
  }

  @Test
  void a_second_writer_is_turned_away() {
    try (DecisionLog log = new DecisionLog(directory)) {
      PlimsollException e = assertThrows(PlimsollException.class, () -> new DecisionLog(directory));
      assertEquals(ErrorCode.CONFLICT, e.code());
      log.accept(decision(1), FakeModel.served().champion());
    }
    assertTrue(DecisionLog.verify(directory).holds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello\n", "hello"})
  void a_file_that_is_no_log_is_not_touched(String content) throws IOException {
    Files.writeString(directory.resolve(DecisionLog.FILE), content);
    PlimsollException e = assertThrows(PlimsollException.class, () -> new DecisionLog(directory));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
    assertEquals(content, Files.readString(directory.resolve(DecisionLog.FILE)));
  }

  @Test
  void a_directory_that_cannot_be_made_is_said() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    PlimsollException e = assertThrows(PlimsollException.class, () -> new DecisionLog(file));
    assertEquals(ErrorCode.UNAVAILABLE, e.code());
  }
}
