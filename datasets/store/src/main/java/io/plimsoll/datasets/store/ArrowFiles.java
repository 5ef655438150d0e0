package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Column tables as uncompressed Arrow IPC files: readable by every Arrow implementation, and the
 * same bytes for the same table.
 */
public final class ArrowFiles {
  /** Rows to a record batch; a reader holds one batch at a time. */
  private static final int BATCH_ROWS = 1 << 16;

  private ArrowFiles() {}

  /**
   * Writes a table; an existing file is overwritten. Write beside the place and rename where others
   * may look.
   */
  public static void write(Path file, ColumnTable table) {
    Schema schema = schemaOf(table);
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        ArrowFileWriter writer = new ArrowFileWriter(root, null, channel)) {
      writer.start();
      for (int from = 0; from < table.rows(); from += BATCH_ROWS) {
        int count = Math.min(BATCH_ROWS, table.rows() - from);
        for (FieldVector vector : root.getFieldVectors()) {
          fill(vector, table.column(vector.getName()), from, count);
        }
        root.setRowCount(count);
        writer.writeBatch();
      }
      writer.end();
      channel.force(true);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.INTERNAL, file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Reads a whole file. */
  public static ColumnTable read(Path file) {
    List<ColumnTable> batches = new ArrayList<>();
    ColumnTable[] empty = new ColumnTable[1];
    scan(file, batches::add, header -> empty[0] = header);
    return Batches.join(batches.isEmpty() ? List.of(empty[0]) : batches);
  }

  /**
   * Pushes the record batches of a file one after the other, so that a long file needs little
   * memory.
   */
  public static void scan(Path file, BatchSink sink) {
    scan(file, sink, header -> {});
  }

  /** Told each record batch. */
  @FunctionalInterface
  public interface BatchSink {
    /** The next rows of the file; the table may be kept. */
    void accept(ColumnTable batch);
  }

  private static void scan(Path file, BatchSink sink, BatchSink header) {
    try (BufferAllocator allocator = new RootAllocator();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
      VectorSchemaRoot root = guarded(file, reader::getVectorSchemaRoot);
      header.accept(guarded(file, () -> tableOf(root, 0)));
      for (ArrowBlock block : guarded(file, reader::getRecordBlocks)) {
        ColumnTable batch =
            guarded(
                file,
                () -> {
                  reader.loadRecordBatch(block);
                  return tableOf(root, root.getRowCount());
                });
        sink.accept(batch);
      }
    } catch (NoSuchFileException e) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "no such file: " + file, e);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Arrow answers garbage with many kinds of exceptions; what the sink throws is none of them and
   * passes.
   */
  private static <T> T guarded(Path file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA, file + ": not a whole Arrow file: " + e.getMessage(), e);
    }
  }

  private static Schema schemaOf(ColumnTable table) {
    List<Field> fields = new ArrayList<>();
    for (String name : table.names()) {
      ArrowType type =
          switch (table.column(name)) {
            case long[] x -> new ArrowType.Int(64, true);
            case int[] x -> new ArrowType.Int(32, true);
            case double[] x -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case String[] x -> new ArrowType.Utf8();
            default -> throw new IllegalStateException("column type of '" + name + "'");
          };
      fields.add(new Field(name, FieldType.notNullable(type), null));
    }
    return new Schema(fields, table.metadata());
  }

  private static void fill(FieldVector vector, Object column, int from, int count) {
    vector.reset();
    switch (vector) {
      case BigIntVector v -> {
        v.allocateNew(count);
        v.getDataBuffer()
            .nioBuffer(0, count * 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asLongBuffer()
            .put((long[]) column, from, count);
        markAllSet(v, count);
      }
      case Float8Vector v -> {
        v.allocateNew(count);
        v.getDataBuffer()
            .nioBuffer(0, count * 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asDoubleBuffer()
            .put((double[]) column, from, count);
        markAllSet(v, count);
      }
      case IntVector v -> {
        v.allocateNew(count);
        v.getDataBuffer()
            .nioBuffer(0, count * 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer()
            .put((int[]) column, from, count);
        markAllSet(v, count);
      }
      case VarCharVector v -> {
        v.allocateNew(count);
        for (int i = 0; i < count; i++) {
          v.setSafe(i, ((String[]) column)[from + i].getBytes(StandardCharsets.UTF_8));
        }
        v.setValueCount(count);
      }
      default -> throw new IllegalStateException("vector type of '" + vector.getName() + "'");
    }
  }

  private static void markAllSet(BaseFixedWidthVector vector, int count) {
    for (int i = 0; i < count; i++) {
      BitVectorHelper.setBit(vector.getValidityBuffer(), i);
    }
    vector.setValueCount(count);
  }

  private static ColumnTable tableOf(VectorSchemaRoot root, int rows) {
    ColumnTable.Builder table = ColumnTable.builder();
    root.getSchema().getCustomMetadata().forEach(table::metadata);
    for (FieldVector vector : root.getFieldVectors()) {
      if (rows > 0 && vector.getNullCount() > 0) {
        throw new IllegalArgumentException("column '" + vector.getName() + "' holds nulls");
      }
      String name = vector.getName();
      switch (vector) {
        case BigIntVector v -> table.longs(name, longs(v, rows));
        case Float8Vector v -> table.doubles(name, doubles(v, rows));
        case IntVector v -> table.ints(name, ints(v, rows));
        case VarCharVector v -> table.texts(name, texts(v, rows));
        default ->
            throw new IllegalArgumentException(
                "column '" + name + "' is of type " + vector.getField().getType());
      }
    }
    return table.build();
  }

  private static long[] longs(BigIntVector vector, int rows) {
    long[] values = new long[rows];
    if (rows > 0) {
      vector
          .getDataBuffer()
          .nioBuffer(0, rows * 8)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer()
          .get(values);
    }
    return values;
  }

  private static double[] doubles(Float8Vector vector, int rows) {
    double[] values = new double[rows];
    if (rows > 0) {
      vector
          .getDataBuffer()
          .nioBuffer(0, rows * 8)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asDoubleBuffer()
          .get(values);
    }
    return values;
  }

  private static int[] ints(IntVector vector, int rows) {
    int[] values = new int[rows];
    if (rows > 0) {
      vector
          .getDataBuffer()
          .nioBuffer(0, rows * 4)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(values);
    }
    return values;
  }

  private static String[] texts(VarCharVector vector, int rows) {
    String[] values = new String[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = new String(vector.get(i), StandardCharsets.UTF_8);
    }
    return values;
  }
}
