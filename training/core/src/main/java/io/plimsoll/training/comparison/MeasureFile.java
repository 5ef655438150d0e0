package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a CSV of daily measures, plain or gzip, one row at a time. */
final class MeasureFile {
  private final Path file;
  private final MeasureColumns columns;
  private final List<LocalDate> dates = new ArrayList<>();
  private final Map<Measure, double[]> values = new EnumMap<>(Measure.class);
  private final Map<Measure, Integer> positions = new EnumMap<>(Measure.class);
  private int datePosition;
  private int width;
  private int line;

  private MeasureFile(Path file, MeasureColumns columns) {
    this.file = file;
    this.columns = columns;
  }

  static MeasureFile read(Path file, MeasureColumns columns) {
    if (!Files.isRegularFile(file)) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "no such file: " + file);
    }
    MeasureFile measures = new MeasureFile(file, columns);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      measures.header(reader.readLine());
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        measures.row(text);
      }
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          file + ", after line " + measures.line + ": " + e.getMessage(),
          e);
    }
    if (measures.dates.isEmpty()) {
      throw measures.corrupt("expected rows after the header, had none");
    }
    measures.values.replaceAll((measure, all) -> Arrays.copyOf(all, measures.dates.size()));
    return measures;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return gzip ? new GZIPInputStream(in) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  List<LocalDate> dates() {
    return dates;
  }

  Map<Measure, double[]> values() {
    return values;
  }

  private void header(@Nullable String text) {
    line = 1;
    if (text == null) {
      throw corrupt("the file is empty");
    }
    List<String> names = Arrays.asList(cells(text));
    width = names.size();
    datePosition = position(names, columns.date());
    for (Measure measure : Measure.values()) {
      String name = columns.column(measure);
      if (name != null) {
        positions.put(measure, position(names, name));
        values.put(measure, new double[256]);
      }
    }
  }

  private int position(List<String> names, String name) {
    int position = names.indexOf(name);
    if (position < 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, file + ": no column '" + name + "' among " + names);
    }
    return position;
  }

  private void row(String text) {
    line++;
    String[] cells = cells(text);
    if (cells.length != width) {
      throw corrupt("expected " + width + " cells, had " + cells.length);
    }
    LocalDate date = date(cells[datePosition]);
    int row = dates.size();
    dates.add(date);
    positions.forEach(
        (measure, position) -> {
          double[] all = Objects.requireNonNull(values.get(measure));
          if (row == all.length) {
            all = Arrays.copyOf(all, 2 * row);
            values.put(measure, all);
          }
          all[row] = number(measure, cells[position]);
        });
  }

  private LocalDate date(String cell) {
    LocalDate date;
    try {
      date = LocalDate.parse(cell);
    } catch (DateTimeParseException e) {
      throw bad(columns.date(), "expected a date like 2013-08-30", cell);
    }
    if (!dates.isEmpty() && !date.isAfter(dates.getLast())) {
      throw bad(columns.date(), "expected a day after " + dates.getLast(), cell);
    }
    return date;
  }

  private double number(Measure measure, String cell) {
    String name = String.valueOf(columns.column(measure));
    if (cell.isEmpty() || cell.equals("NA") || cell.equals("NaN")) {
      return Double.NaN;
    }
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw bad(name, "expected a number or NA", cell);
    }
    boolean allowed =
        switch (measure) {
          case RV, RQ, BPV, RS_NEGATIVE, RS_POSITIVE, JUMP -> value >= 0;
          case OPEN, CLOSE -> value > 0;
          case RETURN -> true;
        };
    if (!allowed || !Double.isFinite(value)) {
      throw bad(
          name,
          switch (measure) {
            case RV, RQ, BPV, RS_NEGATIVE, RS_POSITIVE, JUMP -> "expected zero or more, finite";
            case OPEN, CLOSE -> "expected a positive, finite price";
            case RETURN -> "expected a finite return";
          },
          cell);
    }
    return value;
  }

  private static String[] cells(String text) {
    String[] cells = text.split(",", -1);
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i].strip();
      boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
      cells[i] = quoted ? cell.substring(1, cell.length() - 1) : cell;
    }
    return cells;
  }

  private PlimsollException bad(String column, String expected, String cell) {
    return corrupt("column '" + column + "': " + expected + ", was '" + cell + "'");
  }

  private PlimsollException corrupt(String message) {
    return new PlimsollException(ErrorCode.CORRUPT_DATA, file + ", line " + line + ", " + message);
  }
}
