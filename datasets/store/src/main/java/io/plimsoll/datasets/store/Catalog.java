package io.plimsoll.datasets.store;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Outcome;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The datasets of a home directory, one folder each: {@code datasets/NAME/} with {@code
 * manifest.json}, {@code events.arrow} and {@code quarantine.csv}.
 *
 * <p>A dataset is there whole or not at all, also when an import fails or is killed; one import
 * runs at a time, others wait.
 */
public final class Catalog {
  private static final String MANIFEST = "manifest.json";
  private static final String EVENTS = "events.arrow";
  private static final String QUARANTINE = "quarantine.csv";

  private final Path root;
  private final CatalogFiles files;

  /** The catalog of a home directory, which need not exist yet. */
  public Catalog(Path home) {
    root = home.resolve("datasets");
    files = new CatalogFiles(root);
  }

  /**
   * Imports a file with the request's reader. The same file under the same name again changes
   * nothing and says so.
   *
   * @throws PlimsollException INVALID_INPUT or CORRUPT_DATA if the file cannot be read; CONFLICT if
   *     a dataset of that name with other content is there and is not to be replaced
   */
  public ImportReport importFile(ImportRequest request, Progress progress) {
    return files.alone(() -> importAlone(request, progress));
  }

  /** The manifests of all datasets, by name. */
  public List<DatasetManifest> list() {
    return files.names().stream()
        .filter(name -> Files.exists(root.resolve(name).resolve(MANIFEST)))
        .map(this::manifest)
        .toList();
  }

  /** Whether there is such a dataset. */
  public boolean has(String name) {
    return Files.exists(folder(name).resolve(MANIFEST));
  }

  /** The manifest of a dataset; NOT_FOUND if there is none. */
  public DatasetManifest manifest(String name) {
    Path file = folder(name).resolve(MANIFEST);
    if (!Files.exists(file)) {
      List<String> names = files.names();
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "no dataset '"
              + name
              + "' in "
              + root
              + (names.isEmpty() ? ", which is empty" : "; there are " + String.join(", ", names)));
    }
    try {
      return DatasetManifest.of(Json.read(file.toString(), Files.readString(file)));
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The events of a dataset in available order, read from its file at every replay. */
  public EventSource events(String name) {
    manifest(name);
    Path file = eventsFile(name);
    return sink -> ArrowFiles.scan(file, batch -> EventTables.forEach(batch, sink));
  }

  /** The Arrow file that holds the events of a dataset. */
  public Path eventsFile(String name) {
    return folder(name).resolve(EVENTS);
  }

  /** The rows of a dataset that were set aside: CSV with line, reason, row. */
  public Path quarantineFile(String name) {
    return folder(name).resolve(QUARANTINE);
  }

  /** Reads a dataset once and tells what is in it. */
  public DatasetSummary summary(String name) {
    return DatasetSummary.of(manifest(name), events(name));
  }

  /** Checks a dataset's files against its manifest. */
  public VerifyReport verify(String name) {
    return Verification.of(manifest(name), eventsFile(name), quarantineFile(name));
  }

  private ImportReport importAlone(ImportRequest request, Progress progress) throws IOException {
    boolean exists = has(request.name());
    if (exists && request.existing() == ImportRequest.Existing.REFUSE) {
      return unchanged(request);
    }
    ReadResult result = request.reader().read(request.file(), request.readOptions(), progress);
    if (result.events().isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, request.file().name() + ": holds no event");
    }
    DatasetManifest[] manifest = new DatasetManifest[1];
    progress.update("storing " + request.name(), 0, result.events().size());
    files.place(
        request.name(),
        folder -> {
          ColumnTable table =
              EventTables.of(result.detected().kind(), request.instrument(), result.events());
          ArrowFiles.write(folder.resolve(EVENTS), table);
          CatalogFiles.write(folder.resolve(QUARANTINE), quarantine(result.failed()));
          manifest[0] = Manifests.of(request, result, Sha256.of(folder.resolve(EVENTS)));
          CatalogFiles.write(
              folder.resolve(MANIFEST),
              Json.write(manifest[0].toMap()).getBytes(StandardCharsets.UTF_8));
        });
    progress.update("storing " + request.name(), result.events().size(), result.events().size());
    return new ImportReport(
        exists ? ImportReport.Status.REPLACED : ImportReport.Status.IMPORTED,
        manifest[0],
        result.failed().stream().limit(ImportReport.SAMPLE).toList());
  }

  private ImportReport unchanged(ImportRequest request) throws IOException {
    DatasetManifest there = manifest(request.name());
    String sha256;
    try (InputStream in = request.file().open()) {
      sha256 = Sha256.of(in);
    }
    boolean same =
        there.sourceSha256().equals(sha256)
            && there.instruments().equals(List.of(request.instrument()))
            && (request.barSpanNanos() == 0 || request.barSpanNanos() == there.barSpanNanos())
            && sameDelay(request);
    if (same) {
      return new ImportReport(ImportReport.Status.UNCHANGED, there, List.of());
    }
    throw new PlimsollException(
        ErrorCode.CONFLICT,
        "dataset '"
            + request.name()
            + "' exists with other content (from "
            + there.sourceFile()
            + ", instrument "
            + there.instruments().getFirst()
            + ", sha256 "
            + there.sourceSha256().substring(0, 12)
            + "…; now "
            + request.file().name()
            + ", instrument "
            + request.instrument()
            + ", sha256 "
            + sha256.substring(0, 12)
            + "…); choose another name or replace it");
  }

  /** Whether what is stored was read with the delay that is asked for. */
  private boolean sameDelay(ImportRequest request) {
    if (request.delayNanos() == ReadOptions.USUAL_DELAY) {
      return true;
    }
    MarketEvent first = summary(request.name()).firstRows().getFirst();
    return first.availableNanos() - first.eventNanos() == request.delayNanos();
  }

  private static byte[] quarantine(List<Outcome.Failed<MarketEvent>> failed) {
    StringBuilder csv = new StringBuilder("line,reason,row\n");
    for (Outcome.Failed<MarketEvent> row : failed) {
      csv.append(row.line()).append(',');
      csv.append(quoted(row.reason())).append(',').append(quoted(row.item())).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private Path folder(String name) {
    try {
      return root.resolve(DatasetManifest.checkName(name));
    } catch (IllegalArgumentException e) {
      throw new PlimsollException(ErrorCode.INVALID_INPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
