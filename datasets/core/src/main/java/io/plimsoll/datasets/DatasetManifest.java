package io.plimsoll.datasets;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.reader.DataKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a stored dataset is and where it came from. Holds no clock: the same source imported twice
 * gives the same bytes.
 *
 * @param name lower-case letters, digits and {@code -}, at most 80 characters
 * @param kind what the rows are
 * @param instruments what the rows are about
 * @param barSpanNanos the length of a bar; 0 where there are no bars
 * @param rows how many were stored
 * @param quarantined how many were set aside as unreadable
 * @param duplicates how many were left out because an equal one was there
 * @param reordered how many stood out of order and were sorted
 * @param firstNanos the earliest time that is told of: the start of the first bar, or when the
 *     first event happened
 * @param lastNanos when the last event happened; of a bar, its end
 * @param sourceFile the name of the file it was read from, without directories
 * @param sourceSha256 of that file's bytes as stored
 * @param dataSha256 of the stored events
 * @param source where the file is from, for a person
 * @param licence under which terms it may be used, for a person
 * @param detected what the reader found the file to be
 * @param notes what a user of the data must know
 * @param createdBy the version of this program that made it
 */
public record DatasetManifest(
    String name,
    DataKind kind,
    List<InstrumentId> instruments,
    long barSpanNanos,
    long rows,
    long quarantined,
    long duplicates,
    long reordered,
    long firstNanos,
    long lastNanos,
    String sourceFile,
    String sourceSha256,
    String dataSha256,
    String source,
    String licence,
    String detected,
    List<String> notes,
    String createdBy) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final long FORMAT = 1;

  public DatasetManifest {
    checkName(name);
    instruments = List.copyOf(instruments);
    notes = List.copyOf(notes);
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("instruments must not be empty");
    }
    Checks.positive(rows, "rows");
    Checks.notNegative(quarantined, "quarantined");
    Checks.notNegative(duplicates, "duplicates");
    Checks.notNegative(reordered, "reordered");
    Checks.notNegative(barSpanNanos, "barSpanNanos");
    checkSha256(sourceSha256, "sourceSha256");
    checkSha256(dataSha256, "dataSha256");
    if (lastNanos < firstNanos) {
      throw new IllegalArgumentException(
          "lastNanos must not precede firstNanos " + firstNanos + ", was " + lastNanos);
    }
  }

  /** Returns the name if it has the form of a dataset's name. */
  public static String checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "dataset name must be lower-case letters, digits and - (at most 80), was '" + name + "'");
    }
    return name;
  }

  /** Keys and values as they stand in {@code manifest.json}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("manifest-format", FORMAT);
    map.put("name", name);
    map.put("kind", kind.text());
    map.put("instruments", instruments.stream().map(InstrumentId::value).toList());
    map.put("bar-span-nanos", barSpanNanos);
    map.put("rows", rows);
    map.put("quarantined", quarantined);
    map.put("duplicates", duplicates);
    map.put("reordered", reordered);
    map.put("first-nanos", firstNanos);
    map.put("last-nanos", lastNanos);
    map.put("source-file", sourceFile);
    map.put("source-sha256", sourceSha256);
    map.put("data-sha256", dataSha256);
    map.put("source", source);
    map.put("licence", licence);
    map.put("detected", detected);
    map.put("notes", notes);
    map.put("created-by", createdBy);
    return map;
  }

  /** Reads what {@link #toMap} wrote; an unknown key or another format is an error. */
  public static DatasetManifest of(ConfigTree tree) {
    long format = tree.wholeNumber("manifest-format", 0);
    if (format != FORMAT) {
      throw tree.error("manifest-format", "must be " + FORMAT + ", was " + format);
    }
    String text = tree.text("kind");
    DataKind kind =
        DataKind.named(text)
            .orElseThrow(
                () ->
                    tree.error(
                        "kind", "must be one of " + DataKind.texts() + ", was '" + text + "'"));
    try {
      DatasetManifest manifest =
          new DatasetManifest(
              tree.text("name"),
              kind,
              tree.texts("instruments").stream().map(InstrumentId::new).toList(),
              tree.wholeNumber("bar-span-nanos", 0),
              tree.wholeNumber("rows", 0),
              tree.wholeNumber("quarantined", 0),
              tree.wholeNumber("duplicates", 0),
              tree.wholeNumber("reordered", 0),
              tree.wholeNumber("first-nanos", 0),
              tree.wholeNumber("last-nanos", 0),
              tree.text("source-file"),
              tree.text("source-sha256"),
              tree.text("data-sha256"),
              tree.text("source"),
              tree.text("licence"),
              tree.text("detected"),
              tree.texts("notes"),
              tree.text("created-by"));
      tree.rejectUnknownKeys();
      return manifest;
    } catch (IllegalArgumentException e) {
      throw tree.error("name", "belongs to a manifest that is wrong: " + e.getMessage());
    }
  }

  private static void checkSha256(String value, String name) {
    if (!SHA256.matcher(value).matches()) {
      throw new IllegalArgumentException(
          name + " must be 64 hexadecimal digits, was '" + value + "'");
    }
  }
}
