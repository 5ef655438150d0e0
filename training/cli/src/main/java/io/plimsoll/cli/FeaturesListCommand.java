package io.plimsoll.cli;

import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Source;
import io.plimsoll.features.Views;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code features list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the feature views.")
final class FeaturesListCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    Table table =
        new Table("view", "version", "entity", "bar", "every", "ttl", "features", "sources");
    List<Object> json = new ArrayList<>();
    for (String name : Views.names()) {
      FeatureView view = StudyOptions.named(name);
      table.row(
          name,
          view.version(),
          view.entity().text(),
          Times.span(view.barNanos()),
          Times.span(view.everyNanos()),
          ttl(view),
          view.features().size(),
          sources(view));
      json.add(json(view));
    }
    output.print(json, table);
    return 0;
  }

  static String sources(FeatureView view) {
    return view.sources().stream().map(Source::text).collect(Collectors.joining(", "));
  }

  static String ttl(FeatureView view) {
    return view.ttlNanos() == FeatureView.NO_TTL ? "none" : Times.span(view.ttlNanos());
  }

  /** What a program wants to know of a view. */
  static Map<String, Object> json(FeatureView view) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", view.name());
    json.put("version", view.version());
    json.put("description", view.description());
    json.put("entity", view.entity().text());
    json.put("bar-nanos", view.barNanos());
    json.put("every-nanos", view.everyNanos());
    json.put("ttl-nanos", view.ttlNanos());
    json.put("sources", view.sources().stream().map(Source::text).toList());
    json.put("features", view.columns());
    return json;
  }
}
