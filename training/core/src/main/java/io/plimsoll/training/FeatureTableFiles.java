package io.plimsoll.training;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.ArrowFiles;
import io.plimsoll.datasets.store.ColumnTable;
import io.plimsoll.features.FeatureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Feature tables as Arrow IPC files: the time as of which a row was known, then one column a
 * feature.
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
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ArrowFiles.write(aside, columns(table));
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PlimsollException(ErrorCode.UNAVAILABLE, file + ": cannot be written: " + e, e);
    }
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
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          file + " is no feature table: it has the columns " + table.names());
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
}
