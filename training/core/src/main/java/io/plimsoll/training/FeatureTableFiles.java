package io.plimsoll.training;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.ArrowFiles;
import io.plimsoll.datasets.store.ColumnTable;
import io.plimsoll.datasets.store.ParquetFiles;
import io.plimsoll.features.FeatureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Feature tables as Arrow IPC or Parquet files: the time as of which a row was known, then one
 * column a feature; the instrument in the notes of the file, or as a column where there are
 * several.
 */
public final class FeatureTableFiles {
  private static final String AS_OF = "as_of_nanos";
  private static final String INSTRUMENT = "instrument";
  private static final String VIEW = "view-version";

  private FeatureTableFiles() {}

  /**
   * Writes a table, aside and then renamed; an existing file is replaced, missing directories are
   * made.
   */
  public static void write(Path file, FeatureTable table) {
    place(file, columns(table));
  }

  private static ColumnTable columns(FeatureTable table) {
    ColumnTable.Builder builder =
        ColumnTable.builder()
            .metadata(INSTRUMENT, table.instrument().value())
            .metadata(VIEW, table.viewVersion());
    long[] asOf = new long[table.size()];
    Arrays.setAll(asOf, table::asOfNanos);
    builder.longs(AS_OF, asOf);
    for (String column : table.columns()) {
      builder.doubles(column, table.column(column));
    }
    return builder.build();
  }

  /**
   * Reads what {@link #write} wrote, bit for bit; throws CORRUPT_DATA where the file is another
   * kind of table.
   */
  public static FeatureTable read(Path file) {
    ColumnTable table = ArrowFiles.read(file);
    String instrument = table.metadata().get(INSTRUMENT);
    String view = table.metadata().get(VIEW);
    if (instrument == null || view == null || !table.has(AS_OF)) {
      throw notFeatures(file, table);
    }
    List<String> columns = new ArrayList<>(table.names());
    columns.remove(AS_OF);
    double[][] values = new double[columns.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = table.doubles(columns.get(i));
    }
    return new FeatureTable(
        new InstrumentId(instrument), view, columns, table.longs(AS_OF), values);
  }

  /**
   * Writes tables of one view, of several instruments, as one file: Parquet where its name ends so,
   * else Arrow. Rows stand by table, then time, each with its instrument.
   */
  public static void writeAll(Path file, List<FeatureTable> tables) {
    FeatureTable first = tables.getFirst();
    int rows = tables.stream().mapToInt(FeatureTable::size).sum();
    String[] instruments = new String[rows];
    long[] asOf = new long[rows];
    double[][] values = new double[first.columns().size()][rows];
    int at = 0;
    for (FeatureTable table : tables) {
      if (!table.columns().equals(first.columns())) {
        throw new IllegalArgumentException(
            "tables must have the same columns, had "
                + first.columns()
                + " and "
                + table.columns());
      }
      for (int row = 0; row < table.size(); row++, at++) {
        instruments[at] = table.instrument().value();
        asOf[at] = table.asOfNanos(row);
        for (int column = 0; column < values.length; column++) {
          values[column][at] = table.value(row, column);
        }
      }
    }
    ColumnTable.Builder builder =
        ColumnTable.builder()
            .metadata(VIEW, first.viewVersion())
            .texts(INSTRUMENT, instruments)
            .longs(AS_OF, asOf);
    for (int column = 0; column < values.length; column++) {
      builder.doubles(first.columns().get(column), values[column]);
    }
    place(file, builder.build());
  }

  private static void place(Path file, ColumnTable table) {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (isParquet(file)) {
        ParquetFiles.write(file, table);
        return;
      }
      ArrowFiles.write(aside, table);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PlimsollException(ErrorCode.UNAVAILABLE, file + ": cannot be written: " + e, e);
    }
  }

  private static boolean isParquet(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /**
   * Reads what {@link #writeAll} or {@link #write} wrote, bit for bit, one table an instrument in
   * the order of the file; throws CORRUPT_DATA where the file is another kind of table.
   */
  public static List<FeatureTable> readAll(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "no such file: " + file);
    }
    ColumnTable table = isParquet(file) ? ParquetFiles.read(file) : ArrowFiles.read(file);
    if (!table.has(INSTRUMENT)) {
      return List.of(read(file));
    }
    String view = isParquet(file) ? parquetView(file) : table.metadata().get(VIEW);
    if (view == null || !table.has(AS_OF)) {
      throw notFeatures(file, table);
    }
    List<String> columns = new ArrayList<>(table.names());
    columns.removeAll(List.of(INSTRUMENT, AS_OF));
    Map<String, FeatureTable.Builder> builders = new LinkedHashMap<>();
    String[] instruments = table.texts(INSTRUMENT);
    long[] asOf = table.longs(AS_OF);
    double[][] values = columns.stream().map(table::doubles).toArray(double[][]::new);
    double[] row = new double[values.length];
    for (int i = 0; i < asOf.length; i++) {
      for (int column = 0; column < row.length; column++) {
        row[column] = values[column][i];
      }
      builders
          .computeIfAbsent(
              instruments[i], id -> new FeatureTable.Builder(new InstrumentId(id), view, columns))
          .add(asOf[i], row);
    }
    return builders.values().stream().map(FeatureTable.Builder::build).toList();
  }

  /** The version of the view in a Parquet file's own notes; null where it has none. */
  private static @Nullable String parquetView(Path file) {
    String path = file.toString().replace("'", "''");
    ColumnTable notes =
        ParquetFiles.query(
            file,
            "SELECT decode(value) AS version FROM parquet_kv_metadata('"
                + path
                + "') WHERE decode(key) = '"
                + VIEW
                + "'");
    return notes.rows() == 0 ? null : notes.texts("version")[0];
  }

  private static PlimsollException notFeatures(Path file, ColumnTable table) {
    return new PlimsollException(
        ErrorCode.CORRUPT_DATA, file + " is no feature table: it has the columns " + table.names());
  }
}
