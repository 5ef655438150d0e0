package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Source;
import io.plimsoll.features.store.DurableFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The views that tables were built with, as YAML under {@code features/views/NAME@VERSION.yaml}: a
 * later edit of a view can be held against what it was.
 */
final class StoredViews {
  private final Path directory;

  StoredViews(Home home) {
    directory = home.features().resolve("views");
  }

  /** Keeps a view, unless that version is there. */
  void keep(FeatureView view) {
    Path file = file(view.name() + "@" + view.version());
    if (!Files.exists(file)) {
      DurableFile.write(file, yaml(view).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The view of a {@code NAME@VERSION}. */
  FeatureView find(String id) {
    Path file = file(id);
    if (!id.matches("[\\w.-]+@[0-9a-f]+") || !Files.isRegularFile(file)) {
      List<String> there = ids();
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "no stored view '"
              + id
              + "' (features build stores them)"
              + (there.isEmpty() ? "" : "; there are: " + String.join(", ", there)));
    }
    return FeatureView.from(Yaml.read(file));
  }

  private List<String> ids() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new PlimsollException(ErrorCode.UNAVAILABLE, directory + ": cannot be listed: " + e, e);
    }
  }

  private Path file(String id) {
    return directory.resolve(id + ".yaml");
  }

  private static String yaml(FeatureView view) {
    StringBuilder text = new StringBuilder();
    text.append("name: ").append(quoted(view.name())).append('\n');
    text.append("bar: ").append(span(view.barNanos())).append('\n');
    text.append("every: ").append(span(view.everyNanos())).append('\n');
    text.append("entity: ").append(view.entity().text()).append('\n');
    if (view.ttlNanos() != FeatureView.NO_TTL) {
      text.append("ttl: ").append(span(view.ttlNanos())).append('\n');
    }
    if (!view.sources().isEmpty()) {
      text.append(
          view.sources().stream()
              .map(Source::text)
              .collect(Collectors.joining(", ", "sources: [", "]\n")));
    }
    text.append("description: ").append(quoted(view.description())).append('\n');
    text.append("features:\n");
    for (FeatureSpec feature : view.features()) {
      text.append("  - name: ").append(quoted(feature.name())).append('\n');
      text.append("    kernel: ").append(quoted(feature.kernel())).append('\n');
      new TreeMap<>(feature.settings())
          .forEach(
              (key, value) ->
                  text.append("    ")
                      .append(quoted(key))
                      .append(": ")
                      .append(quoted(value))
                      .append('\n'));
    }
    return text.toString();
  }

  private static String span(long nanos) {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
  }

  private static String quoted(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
