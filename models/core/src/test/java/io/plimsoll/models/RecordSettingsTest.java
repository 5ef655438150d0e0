package io.plimsoll.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.PlimsollException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordSettingsTest {
  enum Shape {
    ROUND,
    VERY_FLAT
  }

  record Inner(double boundsFactor) {
    Inner {
      Checks.positive(boundsFactor, "boundsFactor");
    }
  }

  record Outer(Inner base, int trees, List<String> inputs, Shape shape, boolean quick, long seed) {}

  private static final Outer DEFAULT =
      new Outer(new Inner(4), 10, List.of("a"), Shape.ROUND, false, 1);

  @Test
  void replacesValuesOfEachKind() {
    Outer changed =
        RecordSettings.with(
            DEFAULT,
            Map.of(
                "base.bounds-factor", "2.5",
                "trees", "7",
                "inputs", "x, y",
                "shape", "very-flat",
                "quick", "true",
                "seed", "9"));
    assertEquals(
        new Outer(new Inner(2.5), 7, List.of("x", "y"), Shape.VERY_FLAT, true, 9), changed);
  }

  @Test
  void keepsWhatIsNotNamed() {
    assertEquals(DEFAULT, RecordSettings.with(DEFAULT, Map.of()));
  }

  @Test
  void namesAnUnknownKeyAndThoseThereAre() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> RecordSettings.with(DEFAULT, Map.of("tree", "7")));
    assertTrue(e.getMessage().contains("'tree'"), e.getMessage());
    assertTrue(e.getMessage().contains("base.bounds-factor, trees, inputs"), e.getMessage());
  }

  @Test
  void saysWhatIsWrongWithAValue() {
    for (Map<String, String> wrong :
        List.of(Map.of("trees", "many"), Map.of("shape", "flat"), Map.of("quick", "yes"))) {
      PlimsollException e =
          assertThrows(PlimsollException.class, () -> RecordSettings.with(DEFAULT, wrong));
      assertTrue(e.getMessage().contains(wrong.values().iterator().next()), e.getMessage());
      assertTrue(e.getMessage().contains(wrong.keySet().iterator().next()), e.getMessage());
    }
  }

  @Test
  void theChecksOfTheRecordStillHold() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> RecordSettings.with(DEFAULT, Map.of("base.bounds-factor", "-1")));
    assertTrue(e.getMessage().contains("boundsFactor"), e.getMessage());
  }
}
