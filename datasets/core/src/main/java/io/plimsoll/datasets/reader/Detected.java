package io.plimsoll.datasets.reader;

import java.time.Duration;
import java.util.List;

/**
 * What a reader found a file to be.
 *
 * @param kind what its rows are
 * @param gzip whether it is compressed
 * @param header whether the first line names the columns
 * @param delimiter what stands between fields
 * @param time how times are written, for a person
 * @param columns the columns that were read, in the order of the file, as {@code role=name}
 * @param ignored columns that nothing was made of
 * @param barSpanNanos the length of a bar; 0 where there are no bars
 * @param format the vendor's format for a person; empty for a table of columns
 * @param notes what a user of the data must know
 */
public record Detected(
    DataKind kind,
    boolean gzip,
    boolean header,
    char delimiter,
    String time,
    List<String> columns,
    List<String> ignored,
    long barSpanNanos,
    String format,
    List<String> notes) {
  public Detected {
    columns = List.copyOf(columns);
    ignored = List.copyOf(ignored);
    notes = List.copyOf(notes);
  }

  /** A table of columns that nothing more is to be said of. */
  public Detected(
      DataKind kind,
      boolean gzip,
      boolean header,
      char delimiter,
      String time,
      List<String> columns,
      List<String> ignored,
      long barSpanNanos) {
    this(kind, gzip, header, delimiter, time, columns, ignored, barSpanNanos, "", List.of());
  }

  /** A vendor's format, where there are no columns to speak of. */
  public static Detected of(DataKind kind, boolean gzip, String format, List<String> notes) {
    return new Detected(kind, gzip, false, ',', "", List.of(), List.of(), 0, format, notes);
  }

  /** One line that says it all. */
  public String text() {
    String what =
        kind == DataKind.BARS
            ? "bars of " + spanText(barSpanNanos) + " stamped at open"
            : kind.text();
    if (!format.isEmpty()) {
      return what + "; " + (gzip ? "gzip, " : "") + format;
    }
    String separator =
        switch (delimiter) {
          case '\t' -> "tab";
          case ';' -> "semicolon";
          default -> "comma";
        };
    return what
        + "; "
        + (gzip ? "gzip, " : "")
        + separator
        + "-separated "
        + (header ? "with header" : "without header")
        + "; times in "
        + time
        + "; "
        + String.join(", ", columns)
        + (ignored.isEmpty() ? "" : "; ignored: " + String.join(", ", ignored));
  }

  /** A span as a person writes it: {@code 5m}, {@code 1h}, {@code 1d}. */
  public static String spanText(long nanos) {
    long second = 1_000_000_000L;
    if (nanos > 0 && nanos % (86_400 * second) == 0) {
      return nanos / (86_400 * second) + "d";
    }
    if (nanos > 0 && nanos % (3_600 * second) == 0) {
      return nanos / (3_600 * second) + "h";
    }
    if (nanos > 0 && nanos % (60 * second) == 0) {
      return nanos / (60 * second) + "m";
    }
    return nanos > 0 && nanos % second == 0
        ? nanos / second + "s"
        : Duration.ofNanos(nanos).toString();
  }
}
