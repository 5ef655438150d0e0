package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Writes an Arrow IPC file that anybody may have made as CSV. */
final class ArrowText {
  private ArrowText() {}

  static void writeCsv(Path arrow, Path csv, String name) {
    try (BufferAllocator allocator = new RootAllocator();
        FileChannel channel = FileChannel.open(arrow, StandardOpenOption.READ);
        ArrowFileReader reader = new ArrowFileReader(channel, allocator);
        BufferedWriter out = Files.newBufferedWriter(csv)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      if (!reader.getDictionaryVectors().isEmpty()) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            name + ": has dictionary-encoded columns (categories); write them as plain texts");
      }
      out.write(
          root.getSchema().getFields().stream()
              .map(field -> cell(field.getName()))
              .collect(Collectors.joining(",")));
      out.write('\n');
      while (reader.loadNextBatch()) {
        writeRows(root, out);
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof PlimsollException ours) {
        throw ours;
      }
      // Arrow answers garbage with many kinds of exceptions.
      String message = String.valueOf(e.getMessage());
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          name
              + ": not an Arrow file that is read here: "
              + message
              + (message.contains("ompress") ? "; write it uncompressed" : ""),
          e);
    }
  }

  private static void writeRows(VectorSchemaRoot root, BufferedWriter out) throws IOException {
    List<IntFunction<String>> columns =
        root.getFieldVectors().stream().map(ArrowText::texts).toList();
    for (int row = 0; row < root.getRowCount(); row++) {
      for (int i = 0; i < columns.size(); i++) {
        if (i > 0) {
          out.write(',');
        }
        out.write(columns.get(i).apply(row));
      }
      out.write('\n');
    }
  }

  private static IntFunction<String> texts(FieldVector vector) {
    if (vector instanceof TimeStampVector times
        && vector.getField().getType() instanceof ArrowType.Timestamp type) {
      // What a timestamp counts since 1970 is UTC where it has a zone, and taken to be so
      // elsewhere.
      long unit =
          switch (type.getUnit()) {
            case SECOND -> 1_000_000_000L;
            case MILLISECOND -> 1_000_000L;
            case MICROSECOND -> 1_000L;
            case NANOSECOND -> 1L;
          };
      return row ->
          times.isNull(row) ? "" : String.valueOf(Math.multiplyExact(times.get(row), unit));
    }
    return row -> {
      Object value = vector.getObject(row);
      return value == null ? "" : cell(value.toString());
    };
  }

  /** A text without what would end a cell or a line. */
  private static String cell(String text) {
    return text.replaceAll("[,\"\r\n]", " ");
  }
}
