package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/MARGIN.md names a test for every number; each of them is there. */
class MarginDocumentTest {
  private static final Pattern LINK = Pattern.compile("\\[`(\\w+)`\\]\\(\\.\\./([^)]+\\.java)\\)");

  @Test
  void everyTestThatTheDocumentNamesIsThere() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("docs/MARGIN.md"))) {
      root = root.getParent();
    }
    assertTrue(root != null, "docs/MARGIN.md is above no directory");
    Matcher link = LINK.matcher(Files.readString(root.resolve("docs/MARGIN.md")));
    int links = 0;
    while (link.find()) {
      Path file = root.resolve(link.group(2));
      assertTrue(Files.exists(file), "there is no " + link.group(2));
      assertTrue(
          Files.readString(file).contains(" " + link.group(1) + "("),
          link.group(2) + " has no test " + link.group(1));
      links++;
    }
    assertTrue(links > 50, "only " + links + " links were found");
  }
}
