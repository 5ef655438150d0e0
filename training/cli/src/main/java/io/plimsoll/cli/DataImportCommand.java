package io.plimsoll.cli;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Outcome;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.FileFormat;
import io.plimsoll.datasets.reader.JoinedFiles;
import io.plimsoll.datasets.store.Catalog;
import io.plimsoll.datasets.store.Formats;
import io.plimsoll.datasets.store.ImportReport;
import io.plimsoll.datasets.store.ImportRequest;
import io.plimsoll.features.KernelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports files, plain, gzip, xz or zip: trades, quotes or OHLCV bars with columns in any order,",
      "the files of Binance's public archive as they are published (see 'data fetch'), and the",
      "formats that --format lists. Which it is is found out by a look at the file.",
      "A bad row is set aside with its line number and the reason; the rest is imported.",
      "",
      "Example: plimsoll data import --join --name btc DIR/BTCUSDT-5m-2024-*.zip"
    })
final class DataImportCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or directories of them.")
  private List<Path> files = List.of();

  @Option(
      names = "--join",
      description = "Make one dataset of all files, whatever their kinds; needs --name.")
  private boolean join;

  @Option(names = "--name", description = "The dataset's name. Default: from the file's name.")
  private @Nullable String name;

  @Option(
      names = "--format",
      description = "Read as this format: ${COMPLETION-CANDIDATES}. Default: detected.",
      completionCandidates = FormatNames.class)
  private @Nullable String format;

  @Option(
      names = "--instrument",
      description = "For example BTC-USD. Default: from the file, or its name.")
  private @Nullable String instrument;

  @Option(names = "--bar", description = "The length of a bar, for example 5m. Default: detected.")
  private @Nullable String bar;

  @Option(
      names = "--max-bad-rows",
      description = "So many bad rows are set aside; one more fails the import.")
  private @Nullable Integer maxBadRows;

  @Option(
      names = "--delay",
      description =
          "How long after it happened a row is taken to be known, where the file does not say."
              + " Default: 5m for Binance's metrics, else 0s.")
  private @Nullable String delay;

  @Option(names = "--replace", description = "Replace a dataset of the same name.")
  private boolean replace;

  @Override
  public Integer call() {
    List<Path> all = expand(files);
    if (join && name == null) {
      throw new IllegalArgumentException("--join needs --name, the name of the one dataset");
    }
    if (all.size() > 1 && name != null && !join) {
      throw new IllegalArgumentException(
          "--name goes with one file or with --join, there were " + all.size() + " files");
    }
    List<List<Path>> datasets = join ? List.of(all) : all.stream().map(List::of).toList();
    Catalog catalog = Home.fromEnvironment().catalog();
    List<Map<String, Object>> done = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int exit = 0;
    try (ConsoleProgress progress = output.progress()) {
      for (List<Path> dataset : datasets) {
        try {
          ImportReport report = catalog.importFile(request(dataset), progress);
          progress.close();
          done.add(json(dataset.getFirst(), report));
          text.append(text(report));
        } catch (PlimsollException | IllegalArgumentException e) {
          if (datasets.size() == 1) {
            throw e;
          }
          progress.close();
          output.err().println("plimsoll: " + e.getMessage());
          exit = 1;
        }
      }
    }
    output.print(done, text);
    return exit;
  }

  private ImportRequest request(List<Path> dataset) {
    if (join && format != null) {
      throw new IllegalArgumentException("--format goes with single files, not with --join");
    }
    ImportRequest request = join ? joined(dataset) : ImportRequest.of(dataset.getFirst());
    request = format == null ? request : request.withFormat(Formats.named(format));
    request = name == null ? request : request.withName(name);
    request = instrument == null ? request : request.withInstrument(new InstrumentId(instrument));
    request =
        bar == null ? request : request.withBarSpanNanos(KernelSettings.parseNanos(bar, "--bar"));
    request = maxBadRows == null ? request : request.withMaxBadRows(maxBadRows);
    request = delay == null ? request : request.withDelayNanos(delayNanos(delay));
    return replace ? request.withExisting(ImportRequest.Existing.REPLACE) : request;
  }

  private ImportRequest joined(List<Path> dataset) {
    JoinedFiles files = new JoinedFiles(dataset.stream().map(CsvSource::of).toList());
    return ImportRequest.joined(
        files,
        String.valueOf(name),
        instrument == null ? files.instrument() : new InstrumentId(instrument));
  }

  /** What {@code --format} may be. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Formats.all().stream().map(FileFormat::name).iterator();
    }
  }

  private static long delayNanos(String text) {
    return text.matches("0[a-z]*") ? 0 : KernelSettings.parseNanos(text, "--delay");
  }

  private static List<Path> expand(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> entries = Files.list(path)) {
        List<Path> found =
            entries
                .filter(
                    file ->
                        file.toString().matches(".*\\.(csv|csv\\.gz|csv\\.xz|zip|parquet|arrow)"))
                .sorted()
                .toList();
        if (found.isEmpty()) {
          throw new PlimsollException(
              ErrorCode.NOT_FOUND,
              path + ": no .csv (.gz, .xz), .zip, .parquet or .arrow file in this directory");
        }
        files.addAll(found);
      } catch (IOException e) {
        throw new PlimsollException(
            ErrorCode.NOT_FOUND, path + ": cannot be listed: " + e.getMessage(), e);
      }
    }
    return files;
  }

  private static String text(ImportReport report) {
    DatasetManifest m = report.manifest();
    StringBuilder text = new StringBuilder();
    text.append(m.name())
        .append(": ")
        .append(report.status().name().toLowerCase(Locale.ROOT))
        .append(String.format(Locale.ROOT, ", %,d %s", m.rows(), m.kind().text()))
        .append(", " + Times.text(m.firstNanos()) + " to " + Times.text(m.lastNanos()))
        .append(" (" + m.detected() + ")\n");
    if (m.quarantined() + m.duplicates() + m.reordered() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %,d bad rows set aside, %,d duplicates left out, %,d rows put in order%n",
              m.quarantined(),
              m.duplicates(),
              m.reordered()));
    }
    for (Outcome.Failed<?> failed : report.quarantineSample()) {
      text.append("  line " + failed.line() + ": " + failed.reason() + "\n");
    }
    return text.toString();
  }

  private static Map<String, Object> json(Path file, ImportReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", String.valueOf(file.getFileName()));
    json.put("status", report.status());
    json.put("dataset", DataCommand.manifestJson(report.manifest()));
    json.put("quarantineSample", report.quarantineSample());
    return json;
  }
}
