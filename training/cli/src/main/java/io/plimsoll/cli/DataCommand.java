package io.plimsoll.cli;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.reader.DataKind;
import io.plimsoll.datasets.store.Catalog;
import io.plimsoll.datasets.store.DatasetSummary;
import io.plimsoll.datasets.store.VerifyReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings data in and looks at it. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Brings market data in, lists it, checks it.",
    subcommands = {
      DataImportCommand.class,
      DataFetchCommand.class,
      DataCommand.ListAll.class,
      DataCommand.Show.class,
      DataCommand.Verify.class
    })
final class DataCommand {

  /** {@code data list}. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the datasets.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Override
    public Integer call() {
      List<DatasetManifest> all = Home.fromEnvironment().catalog().list();
      Table table =
          new Table(
              "dataset", "kind", "instrument", "bar", "rows", "bad", "from (UTC)", "to (UTC)");
      for (DatasetManifest m : all) {
        table.row(
            m.name(),
            m.kind().text(),
            m.instruments().get(0) + (m.instruments().size() > 1 ? " …" : ""),
            Times.span(m.barSpanNanos()),
            String.format(Locale.ROOT, "%,d", m.rows()),
            m.quarantined(),
            Times.text(m.firstNanos()),
            Times.text(m.lastNanos()));
      }
      output.print(
          all.stream().map(DataCommand::manifestJson).toList(),
          all.isEmpty() ? "No datasets yet: plimsoll data import FILE" : table);
      return 0;
    }
  }

  /** {@code data show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a dataset: where it is from, its gaps, its first rows.")
  static final class Show implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "DATASET")
    private String name = "";

    @Override
    public Integer call() {
      DatasetSummary summary = Home.fromEnvironment().catalog().summary(name);
      DatasetManifest m = summary.manifest();
      StringBuilder text = new StringBuilder(m.name()).append('\n');
      manifestJson(m)
          .forEach(
              (key, value) -> text.append(String.format(Locale.ROOT, "  %-15s %s%n", key, value)));
      if (m.kind() == DataKind.MIXED) {
        text.append(String.format(Locale.ROOT, "  %-15s %s%n", "holds", kinds(summary)));
      }
      if (!Double.isNaN(summary.lowestPrice())) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %-15s %s to %s%n",
                "price",
                summary.lowestPrice(),
                summary.highestPrice()));
      }
      text.append(
          String.format(
              Locale.ROOT,
              "  %-15s %d, the longest %s%n",
              "gaps",
              summary.gaps(),
              summary.gaps() == 0
                  ? "-"
                  : Times.span(summary.longestGapNanos())
                      + " from "
                      + Times.text(summary.longestGapFromNanos())));
      text.append("  first rows\n");
      summary
          .firstRows()
          .forEach(row -> text.append("    ").append(EventText.of(row)).append('\n'));
      Map<String, Object> json = new LinkedHashMap<>(manifestJson(m));
      json.put("rowsByKind", byKind(summary));
      json.put("lowestPrice", summary.lowestPrice());
      json.put("highestPrice", summary.highestPrice());
      json.put("gaps", summary.gaps());
      json.put("longestGapNanos", summary.longestGapNanos());
      output.print(json, text);
      return 0;
    }

    private static Map<String, Long> byKind(DatasetSummary summary) {
      Map<String, Long> rows = new LinkedHashMap<>();
      summary.rowsByKind().forEach((kind, count) -> rows.put(kind.text(), count));
      return rows;
    }

    private static String kinds(DatasetSummary summary) {
      return String.join(
          ", ",
          byKind(summary).entrySet().stream()
              .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey()))
              .toList());
    }
  }

  /** {@code data verify}. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Reads datasets again and compares them with their manifests.")
  static final class Verify implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(arity = "0..*", paramLabel = "DATASET", description = "Default: all.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
      Catalog catalog = Home.fromEnvironment().catalog();
      List<String> all =
          names.isEmpty() ? catalog.list().stream().map(DatasetManifest::name).toList() : names;
      List<VerifyReport> reports = all.stream().map(catalog::verify).toList();
      StringBuilder text = new StringBuilder();
      for (VerifyReport report : reports) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s %s, %,d rows%n",
                report.ok() ? "ok    " : "BROKEN",
                report.name(),
                report.rows()));
        report.problems().forEach(problem -> text.append("       ").append(problem).append('\n'));
      }
      output.print(reports, all.isEmpty() ? "No datasets yet: plimsoll data import FILE" : text);
      return reports.stream().allMatch(VerifyReport::ok) ? 0 : 1;
    }
  }

  static Map<String, Object> manifestJson(DatasetManifest m) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", m.name());
    json.put("kind", m.kind().text());
    json.put("instruments", m.instruments().stream().map(InstrumentId::value).toList());
    json.put("bar", Times.span(m.barSpanNanos()));
    json.put("rows", m.rows());
    json.put("quarantined", m.quarantined());
    json.put("duplicates", m.duplicates());
    json.put("reordered", m.reordered());
    json.put("from", Times.text(m.firstNanos()));
    json.put("to", Times.text(m.lastNanos()));
    json.put("file", m.sourceFile());
    json.put("fileSha256", m.sourceSha256());
    json.put("dataSha256", m.dataSha256());
    json.put("source", m.source());
    json.put("licence", m.licence());
    json.put("detected", m.detected());
    json.put("notes", m.notes());
    json.put("createdBy", m.createdBy());
    return json;
  }
}
