package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.training.FeatureTableFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code features diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two views, or two built tables (.arrow, .parquet).",
      "Exits with 0 where they give the same numbers, with 1 where they do not."
    })
final class FeaturesDiffCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A view, a YAML file, a stored NAME@VERSION, or a table.")
  private String a = "";

  @Parameters(index = "1", paramLabel = "B", description = "What to compare it with.")
  private String b = "";

  @Override
  public Integer call() {
    if (isTable(a) != isTable(b)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "two views or two tables can be compared, not a view with a table: " + a + ", " + b);
    }
    List<Difference> differences = isTable(a) ? tables(Path.of(a), Path.of(b)) : views(a, b);
    Table table = new Table("where", "in A", "in B");
    differences.forEach(d -> table.row(d.where(), d.inA(), d.inB()));
    output.print(
        differences, differences.isEmpty() ? a + " and " + b + " give the same numbers" : table);
    return differences.isEmpty() ? 0 : 1;
  }

  private static boolean isTable(String name) {
    return name.endsWith(".arrow") || name.endsWith(".parquet");
  }

  private static List<Difference> views(String a, String b) {
    FeatureView left = StudyOptions.named(a);
    FeatureView right = StudyOptions.named(b);
    return Difference.ofViews(left, right);
  }

  private static List<Difference> tables(Path a, Path b) {
    List<FeatureTable> left = FeatureTableFiles.readAll(a);
    List<FeatureTable> right = FeatureTableFiles.readAll(b);
    return Difference.ofTables(left, right);
  }
}
