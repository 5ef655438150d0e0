package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
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
    Schema schema = ArrowVectors.schemaOf(table);
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
          ArrowVectors.fill(vector, table.column(vector.getName()), from, count);
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
      header.accept(guarded(file, () -> ArrowVectors.tableOf(root, 0)));
      for (ArrowBlock block : guarded(file, reader::getRecordBlocks)) {
        ColumnTable batch =
            guarded(
                file,
                () -> {
                  reader.loadRecordBatch(block);
                  return ArrowVectors.tableOf(root, root.getRowCount());
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
}
