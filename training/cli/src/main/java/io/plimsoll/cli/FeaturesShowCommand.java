package io.plimsoll.cli;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.KernelSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code features show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows the columns of a view: kernel, settings, unit, range, warm-up.")
final class FeaturesShowCommand implements Callable<Integer> {
  /** Kernels of a market want one: names that no market has. */
  static final List<InstrumentId> EXAMPLE_UNIVERSE =
      List.of(new InstrumentId("A"), new InstrumentId("B"));

  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "VIEW", description = "A view's name or a YAML file.")
  private String view = "";

  @Override
  public Integer call() {
    FeatureView each = StudyOptions.named(view);
    KernelRegistry registry = KernelRegistry.standard();
    Table table = new Table("column", "kernel", "settings", "unit", "range", "warm after");
    List<Object> columns = new ArrayList<>();
    for (FeatureSpec feature : each.features()) {
      KernelSpec spec = registry.create(feature, EXAMPLE_UNIVERSE, each.barNanos()).spec();
      table.row(
          feature.name(),
          spec.id(),
          settings(feature.settings()),
          spec.unit(),
          spec.range(),
          warm(spec));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("feature", feature.name());
      entry.put("settings", feature.settings());
      entry.put("kernel", spec);
      columns.add(entry);
    }
    Map<String, Object> json = FeaturesListCommand.json(each);
    json.put("columns", columns);
    output.print(json, head(each) + table);
    return 0;
  }

  private static String head(FeatureView each) {
    return String.format(
        Locale.ROOT,
        "%s@%s: bars of %s, a row every %s of each %s, time to live %s%n%s%s%n",
        each.name(),
        each.version(),
        Times.span(each.barNanos()),
        Times.span(each.everyNanos()),
        each.entity().text(),
        FeaturesListCommand.ttl(each),
        each.description().isEmpty() ? "" : each.description() + System.lineSeparator(),
        each.sources().isEmpty()
            ? ""
            : "needs " + FeaturesListCommand.sources(each) + System.lineSeparator());
  }

  /** Settings in alphabetical order, as {@code key=value}. */
  static String settings(Map<String, String> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" "));
  }

  static String warm(KernelSpec spec) {
    return spec.warmUpNanos() == 0 ? "at once" : Times.span(spec.warmUpNanos());
  }
}
