package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The columns of an Arrow IPC file, mapped into memory and read where they lie: nothing is copied
 * and nothing is decoded.
 *
 * <p>For columns of 64-bit numbers without nulls in uncompressed files, as {@link ArrowFiles}
 * writes them. The segments end with {@link #close()}.
 */
public final class MappedColumns implements AutoCloseable {
  private static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};
  private static final int TAIL = MAGIC.length + Integer.BYTES;

  private final Path path;
  private final Arena arena;
  private final MemorySegment file;
  private final Schema schema;
  private final List<Batch> batches = new ArrayList<>();

  /** A record batch: its description and where its buffers begin in the file. */
  private record Batch(RecordBatch header, long bodyOffset) {}

  private MappedColumns(Path path, Arena arena, FileChannel channel) throws IOException {
    this.path = path;
    this.arena = arena;
    file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    Footer footer = footer();
    schema = Schema.convertSchema(footer.schema());
    for (int i = 0; i < footer.recordBatchesLength(); i++) {
      var block = footer.recordBatches(i);
      batches.add(batch(block.offset(), block.metaDataLength()));
    }
  }

  /** Maps a file. Throws CORRUPT_DATA if it is not a whole Arrow file. */
  public static MappedColumns open(Path path) {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new MappedColumns(path, arena, channel);
    } catch (NoSuchFileException e) {
      arena.close();
      throw new PlimsollException(ErrorCode.NOT_FOUND, "no such file: " + path, e);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA, path + ": not a whole Arrow file: " + e.getMessage(), e);
    }
  }

  private Footer footer() throws IOException {
    long size = file.byteSize();
    if (size < 2L * TAIL || !isMagic(0) || !isMagic(size - MAGIC.length)) {
      throw new IOException("it does not begin and end as one does");
    }
    int length = buffer(size - TAIL, Integer.BYTES).getInt(0);
    return Footer.getRootAsFooter(buffer(size - TAIL - length, length));
  }

  private boolean isMagic(long offset) {
    return file.asSlice(offset, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) == -1;
  }

  private ByteBuffer buffer(long offset, long length) {
    return file.asSlice(offset, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What stands before a message: since version 0.15 four bytes of ones, then the length. */
  private Batch batch(long offset, int metadataLength) throws IOException {
    int prefix = buffer(offset, Integer.BYTES).getInt(0) == -1 ? 2 * Integer.BYTES : Integer.BYTES;
    Message message =
        Message.getRootAsMessage(buffer(offset + prefix, metadataLength - (long) prefix));
    if (message.headerType() != MessageHeader.RecordBatch
        || !(message.header(new RecordBatch()) instanceof RecordBatch header)) {
      throw new IOException("a record batch at " + offset + " is none");
    }
    if (header.compression() != null) {
      throw new IOException("it is compressed, which cannot be read where it lies");
    }
    return new Batch(header, offset + metadataLength);
  }

  /** The columns' names, in order. */
  public List<String> names() {
    return schema.getFields().stream().map(Field::getName).toList();
  }

  /** The number of rows. */
  public long rows() {
    return batches.stream().mapToLong(batch -> batch.header().length()).sum();
  }

  /** A column of 64-bit floating-point numbers, one segment a record batch. */
  public List<MemorySegment> doubles(String name) {
    return column(name, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));
  }

  /** A column of 64-bit whole numbers, one segment a record batch. */
  public List<MemorySegment> longs(String name) {
    return column(name, new ArrowType.Int(64, true));
  }

  private List<MemorySegment> column(String name, ArrowType type) {
    int node = 0;
    int buffer = 0;
    for (Field field : schema.getFields()) {
      if (field.getName().equals(name)) {
        if (!field.getType().equals(type)) {
          throw new IllegalArgumentException(
              path + ": column '" + name + "' holds " + field.getType() + ", not " + type);
        }
        return segments(name, node, buffer + 1);
      }
      node += nodes(field);
      buffer += buffers(field);
    }
    throw new IllegalArgumentException(path + ": no column '" + name + "' among " + names());
  }

  private List<MemorySegment> segments(String name, int node, int buffer) {
    List<MemorySegment> segments = new ArrayList<>();
    for (Batch batch : batches) {
      if (batch.header().nodes(node).nullCount() > 0) {
        throw new IllegalArgumentException(path + ": column '" + name + "' holds nulls");
      }
      long offset = batch.bodyOffset() + batch.header().buffers(buffer).offset();
      long bytes = batch.header().length() * Long.BYTES;
      if (offset < 0 || bytes < 0 || offset > file.byteSize() - bytes) {
        throw new PlimsollException(
            ErrorCode.CORRUPT_DATA,
            path + ": column '" + name + "' lies outside the file, at " + offset);
      }
      segments.add(file.asSlice(offset, bytes));
    }
    return segments;
  }

  private static int nodes(Field field) {
    return 1 + field.getChildren().stream().mapToInt(MappedColumns::nodes).sum();
  }

  private static int buffers(Field field) {
    return TypeLayout.getTypeBufferCount(field.getType())
        + field.getChildren().stream().mapToInt(MappedColumns::buffers).sum();
  }

  @Override
  public void close() {
    arena.close();
  }
}
