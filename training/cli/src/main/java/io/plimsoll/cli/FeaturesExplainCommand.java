package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.KernelSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code features explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains a kernel, or a column of a view as VIEW.COLUMN.")
final class FeaturesExplainCommand implements Callable<Integer> {
  private static final int WIDTH = 88;

  @Mixin private Output output = new Output();

  @Parameters(
      paramLabel = "NAME",
      description = "A kernel (realized-variance) or a view's column (trades-1h.rv_1h).")
  private String name = "";

  @Override
  public Integer call() {
    KernelRegistry registry = KernelRegistry.standard();
    int dot = name.lastIndexOf('.');
    if (dot < 0 || registry.names().contains(name)) {
      explain(registry, kernel(registry, name), null, "");
      return 0;
    }
    FeatureView view = StudyOptions.named(name.substring(0, dot));
    String column = name.substring(dot + 1);
    FeatureSpec feature =
        view.features().stream()
            .filter(each -> each.name().equals(column))
            .findFirst()
            .orElseThrow(
                () ->
                    new PlimsollException(
                        ErrorCode.NOT_FOUND,
                        "view '"
                            + view.name()
                            + "' has no column '"
                            + column
                            + "'"
                            + Nearest.question(column, view.columns())));
    KernelSpec spec =
        registry.create(feature, FeaturesShowCommand.EXAMPLE_UNIVERSE, view.barNanos()).spec();
    explain(registry, feature.kernel(), feature, FeaturesShowCommand.warm(spec));
    return 0;
  }

  private static String kernel(KernelRegistry registry, String name) {
    if (!registry.names().contains(name)) {
      List<String> known = new ArrayList<>(registry.names());
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "no kernel '"
              + name
              + "'"
              + Nearest.question(name, known)
              + " (columns are named VIEW.COLUMN; plimsoll features show VIEW lists them)");
    }
    return name;
  }

  private void explain(
      KernelRegistry registry,
      String kernel,
      @org.jspecify.annotations.Nullable FeatureSpec feature,
      String warm) {
    KernelRegistry.Description told = registry.describe(kernel);
    KernelSpec spec = told.spec();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("kernel", spec);
    json.put("looks-at", told.kinds().stream().map(Class::getSimpleName).toList());
    json.put("settings", told.settings());
    json.put("given", feature == null ? told.example() : feature.settings());
    StringBuilder text = new StringBuilder(bold(name)).append("  ").append(spec.id()).append('\n');
    line(text, "formula", spec.formula());
    line(text, "unit", spec.unit());
    line(text, "range", spec.range());
    line(text, "scope", spec.scope().name().toLowerCase(Locale.ROOT));
    line(
        text,
        "looks at",
        told.kinds().isEmpty()
            ? "the time alone"
            : told.kinds().stream().map(Class::getSimpleName).collect(Collectors.joining(", ")));
    line(
        text,
        "warm after",
        feature == null ? FeaturesShowCommand.warm(spec) + " (with the example)" : warm);
    told.settings()
        .forEach((key, otherwise) -> line(text, "setting", setting(key, otherwise, feature)));
    line(
        text,
        feature == null ? "example" : "given",
        FeaturesShowCommand.settings(feature == null ? told.example() : feature.settings()));
    line(text, "source", spec.reference());
    output.print(json, text);
  }

  private static String setting(
      String key, String otherwise, @org.jspecify.annotations.Nullable FeatureSpec feature) {
    String given = feature == null ? null : feature.settings().get(key);
    return key
        + (otherwise.isEmpty() ? ", must be given" : ", default " + otherwise)
        + (given == null ? "" : ", here " + given);
  }

  /** A name and its text, broken between words. */
  private static void line(StringBuilder text, String label, String value) {
    if (value.isBlank()) {
      return;
    }
    String indent = " ".repeat(14);
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-12s", label));
    for (String word : value.strip().split("\\s+", -1)) {
      if (line.length() + word.length() >= WIDTH && line.length() > indent.length()) {
        text.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  /** Bold at a terminal, plain elsewhere. */
  private static String bold(String text) {
    return Ansi.AUTO.string("@|bold " + text + "|@");
  }
}
