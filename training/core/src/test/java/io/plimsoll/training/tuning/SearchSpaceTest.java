package io.plimsoll.training.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.store.Yaml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpaceTest {
  private static TuningSettings read(String yaml) {
    return TuningSettings.read(
        Yaml.read("study.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void everyKindIsReadAndSpansItsRange() {
    SearchSpace space =
        read("""
            trials: 7
            minutes: 2.5
            every: each
            strategy: random
            space:
              share: {uniform: [-1, 3]}
              ridge: {log-uniform: [0.0001, 1]}
              trees: {whole: [50, 53]}
              objective: {choice: [qlike, log]}
            """)
            .space();
    // In the order of names: objective, ridge, share, trees. The middle of the logarithms of 1e-4
    // and 1 is 1e-2.
    Map<String, String> middle = space.values(new double[] {0.5, 0.5, 0.5, 0.5});
    assertEquals("log", middle.get("objective"));
    assertEquals(0.01, Double.parseDouble(middle.getOrDefault("ridge", "")), 1e-15);
    assertEquals("1.0", middle.get("share"));
    assertEquals("52", middle.get("trees"));
    double last = Math.nextDown(1.0);
    Map<String, String> high = space.values(new double[] {last, last, last, last});
    assertEquals("53", high.get("trees"));
    assertTrue(Double.parseDouble(high.getOrDefault("ridge", "")) <= 1);
    double[] point = {0.25, 0.3, 0.7, 0.625};
    assertArrayEquals(point, space.point(space.values(point)).orElseThrow(), 1e-12);
    assertTrue(
        space
            .point(Map.of("objective", "qlike", "ridge", "2", "share", "0", "trees", "50"))
            .isEmpty());
  }

  @Test
  void whatIsNotGivenHasDefaults() {
    TuningSettings settings = read("space: {ridge: {uniform: [0, 1]}}");
    assertEquals(20, settings.budget().trials());
    assertTrue(settings.budget().minutes().isEmpty());
    assertEquals(3, settings.folds());
    assertEquals(TuningSettings.Refits.FIRST, settings.refits());
    assertEquals(Search.Strategy.BAYES, settings.strategy());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trials: 0 | 'trials' | 0",
        "trials: 2.5 | 'trials' | 2.5",
        "minutes: -1 | 'minutes' | -1",
        "minutes: soon | 'minutes' | soon",
        "folds: 0 | 'folds' | 0",
        "every: second | 'every' | second",
        "strategy: grid | 'strategy' | grid",
        "tries: 3 | 'tries' | tries",
        "space: {} | 'space' | at least one",
        "space: {ridge: {normal: [0, 1]}} | 'space.ridge' | normal",
        "space: {ridge: {uniform: [1, 0]}} | 'space.ridge.uniform' | 1.0 to 0.0",
        "space: {ridge: {uniform: [1]}} | 'space.ridge.uniform' | [1]",
        "space: {ridge: {uniform: [a, 1]}} | 'space.ridge.uniform[0]' | a",
        "space: {ridge: {log-uniform: [0, 1]}} | 'space.ridge.log-uniform' | 0.0",
        "space: {trees: {whole: [1, 2.5]}} | 'space.trees.whole' | 2.5",
        "space: {kind: {choice: [a, a]}} | 'space.kind.choice' | [a, a]",
        "space: {ridge: 3} | 'space.ridge' | 3",
      })
  void errorsNameTheKeyAndTheValue(String line, String key, String value) {
    String space = line.startsWith("space") ? "" : "\nspace: {ridge: {uniform: [0, 1]}}";
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(line + space));
    assertTrue(e.getMessage().contains(key), e.getMessage());
    assertTrue(e.getMessage().contains(value), e.getMessage());
    assertTrue(e.getMessage().startsWith("study.yaml"), e.getMessage());
  }
}
