package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Column tables as Parquet files, and SQL over them, through DuckDB inside this process. */
public final class ParquetFiles {
  /** What SQL calls the rows of the file. */
  public static final String TABLE = "events";

  private ParquetFiles() {}

  /** Writes the rows of an Arrow file as a Parquet file. */
  public static void export(Path arrow, Path parquet) {
    write(parquet, ArrowFiles.read(arrow));
  }

  /** Writes a table, first aside, then renamed into place; an existing file is replaced. */
  public static void write(Path parquet, ColumnTable table) {
    Path file = parquet.toAbsolutePath();
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (Connection connection = open();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE " + TABLE + " (" + definitions(table) + ")");
        append(connection, table);
        statement.execute(
            "COPY "
                + TABLE
                + " TO "
                + text(aside.toString())
                + " (FORMAT parquet, COMPRESSION zstd"
                + keyValues(table.metadata())
                + ")");
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException | IOException e) {
      throw new PlimsollException(
          ErrorCode.INTERNAL, parquet + ": cannot be written: " + e.getMessage(), e);
    } finally {
      deleteQuietly(aside);
    }
  }

  /**
   * Reads a whole file; its columns must be 32- or 64-bit whole numbers, doubles, lists of doubles
   * or texts, without nulls.
   */
  public static ColumnTable read(Path parquet) {
    return query(parquet, "SELECT * FROM " + TABLE);
  }

  /**
   * Asks a file in SQL, where its rows are the table {@value #TABLE}.
   *
   * @throws PlimsollException NOT_FOUND if there is no such file, INVALID_INPUT if DuckDB refuses
   */
  public static ColumnTable query(Path parquet, String sql) {
    if (!Files.isRegularFile(parquet)) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "no such file: " + parquet);
    }
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIEW "
              + TABLE
              + " AS SELECT * FROM read_parquet("
              + text(parquet.toString())
              + ")");
      try (ResultSet rows = statement.executeQuery(sql)) {
        return tableOf(rows);
      }
    } catch (SQLException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, parquet + ": DuckDB refuses: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the rows of a Parquet file as CSV with header.
   *
   * @param name what messages call the file
   */
  static void writeCsv(Path parquet, Path csv, String name) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_parquet("
              + text(parquet.toString())
              + ")) TO "
              + text(csv.toString())
              + " (FORMAT csv, HEADER)");
    } catch (SQLException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          name + ": not a Parquet file that DuckDB reads: " + firstLine(e),
          e);
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:");
  }

  private static void append(Connection connection, ColumnTable table) throws SQLException {
    List<String> names = table.names();
    Object[] columns = names.stream().map(table::column).toArray();
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duck.createAppender("main", TABLE)) {
      for (int row = 0; row < table.rows(); row++) {
        appender.beginRow();
        for (Object column : columns) {
          switch (column) {
            case long[] x -> appender.append(x[row]);
            case double[] x -> appender.append(x[row]);
            case int[] x -> appender.append(x[row]);
            case String[] x -> appender.append(x[row]);
            case double[][] x -> appender.append(x[row]);
            default -> throw new IllegalStateException("column of " + column.getClass());
          }
        }
        appender.endRow();
      }
    }
  }

  private static String definitions(ColumnTable table) {
    return table.names().stream()
        .map(
            name ->
                '"'
                    + name.replace("\"", "\"\"")
                    + "\" "
                    + switch (table.column(name)) {
                      case long[] x -> "BIGINT";
                      case double[] x -> "DOUBLE";
                      case int[] x -> "INTEGER";
                      case double[][] x -> "DOUBLE[]";
                      default -> "VARCHAR";
                    })
        .collect(Collectors.joining(", "));
  }

  private static String keyValues(Map<String, String> metadata) {
    if (metadata.isEmpty()) {
      return "";
    }
    return metadata.entrySet().stream()
        .map(e -> '"' + e.getKey().replace("\"", "\"\"") + "\": " + text(e.getValue()))
        .collect(Collectors.joining(", ", ", KV_METADATA {", "}"));
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static ColumnTable tableOf(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<List<Object>> columns = new ArrayList<>();
    for (int i = 0; i < meta.getColumnCount(); i++) {
      columns.add(new ArrayList<>());
    }
    while (rows.next()) {
      for (int i = 0; i < columns.size(); i++) {
        Object value = rows.getObject(i + 1);
        if (value == null) {
          throw new PlimsollException(
              ErrorCode.INVALID_INPUT, "column '" + meta.getColumnName(i + 1) + "' holds a null");
        }
        columns.get(i).add(value);
      }
    }
    ColumnTable.Builder table = ColumnTable.builder();
    for (int i = 0; i < columns.size(); i++) {
      add(table, meta.getColumnName(i + 1), meta.getColumnTypeName(i + 1), columns.get(i));
    }
    return table.build();
  }

  private static void add(
      ColumnTable.Builder table, String name, String type, List<Object> values) {
    switch (type) {
      case "INTEGER", "SMALLINT", "TINYINT" ->
          table.ints(name, values.stream().mapToInt(v -> ((Number) v).intValue()).toArray());
      case "BIGINT", "HUGEINT" ->
          table.longs(name, values.stream().mapToLong(v -> exactLong(name, v)).toArray());
      case "DOUBLE", "FLOAT" ->
          table.doubles(
              name, values.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray());
      case "DOUBLE[]", "FLOAT[]" ->
          table.doubleLists(name, values.stream().map(v -> list(name, v)).toArray(double[][]::new));
      default -> table.texts(name, values.stream().map(String::valueOf).toArray(String[]::new));
    }
  }

  private static double[] list(String name, Object value) {
    try {
      Object[] items = (Object[]) ((Array) value).getArray();
      double[] list = new double[items.length];
      for (int i = 0; i < items.length; i++) {
        if (!(items[i] instanceof Number number)) {
          throw new PlimsollException(
              ErrorCode.INVALID_INPUT, "column '" + name + "' holds a list with a null");
        }
        list[i] = number.doubleValue();
      }
      return list;
    } catch (SQLException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "column '" + name + "': " + e.getMessage(), e);
    }
  }

  private static long exactLong(String name, Object value) {
    try {
      return new BigDecimal(value.toString()).longValueExact();
    } catch (ArithmeticException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "column '" + name + "' holds " + value + ", too large", e);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What stays behind is a file named .part; the failure that left it is the one to tell.
    }
  }
}
