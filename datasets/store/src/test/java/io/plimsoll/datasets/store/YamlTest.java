package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTest {
  @Test
  void mappingsListsAndScalarsAreRead() {
    ConfigTree tree =
        read(
            """
            # a comment
            name: trades-1h
            every: 300
            level: 0.99
            lags: [1, 2.5, 3]
            kernels:
              - kernel: rv
                window: 5m
            """);
    assertEquals("trades-1h", tree.text("name"));
    assertEquals(300, tree.wholeNumber("every", 0));
    assertEquals(0.99, tree.number("level"), 0);
    assertArrayEquals(new double[] {1, 2.5, 3}, tree.numbers("lags"), 0);
    assertEquals("5m", tree.children("kernels").getFirst().text("window"));
    assertEquals(List.of("name", "every", "level", "lags", "kernels"), tree.keys());
  }

  @Test
  void aKeyTwiceIsAnErrorWithItsLine() {
    assertWrong("a: 1\nb: 2\na: 3\n", "line 3", "'a'");
  }

  @Test
  void brokenEmptyAndSeveralDocumentsAreErrors() {
    assertWrong("a: [1, 2\n", "v.yaml");
    assertWrong("", "v.yaml");
    assertWrong("just text\n", "v.yaml");
    assertWrong("a: 1\n---\nb: 2\n", "v.yaml");
  }

  @Test
  void aMissingFileIsNotFound() {
    assertEquals(
        ErrorCode.NOT_FOUND,
        assertThrows(PlimsollException.class, () -> Yaml.read(Path.of("no-such.yaml"))).code());
  }

  private static void assertWrong(String text, String... parts) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(text));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  private static ConfigTree read(String text) {
    return Yaml.read("v.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
