package io.plimsoll.features.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * An {@link OnlineStore} as a file that is whole or not there: a mark, the format, the view, the
 * rows by entity, a check sum.
 */
public final class StoreFiles {
  private static final int MAGIC = 0x504C_4F53;
  private static final int FORMAT = 1;

  private StoreFiles() {}

  /** Writes what the store holds now; a crash leaves the file before or the new one. */
  public static void save(OnlineStore store, Path file) {
    DurableFile.write(file, toBytes(store));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws PlimsollException NOT_FOUND where there is no file, CORRUPT_DATA where it is damaged,
   *     CONFLICT where it is of another view or version
   */
  public static OnlineStore load(FeatureView view, int rowsKept, Path file) {
    byte[] bytes = DurableFile.read(file);
    int body = bytes.length - Long.BYTES;
    if (body < 2 * Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw corrupt(file, "is no store of features");
    }
    if (ByteBuffer.wrap(bytes).getLong(body) != checksum(bytes, body)) {
      throw corrupt(file, "has a wrong check sum");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 4, body - 4))) {
      int format = in.readInt();
      if (format != FORMAT) {
        throw corrupt(file, "must be of format " + FORMAT + ", was " + format);
      }
      String owner = in.readUTF();
      if (!owner.equals(owner(view))) {
        throw new PlimsollException(
            ErrorCode.CONFLICT, file + " holds rows of " + owner + ", expected " + owner(view));
      }
      return read(in, new OnlineStore(view, rowsKept));
    } catch (IOException e) {
      throw corrupt(file, "ends too early");
    }
  }

  private static byte[] toBytes(OnlineStore store) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(FORMAT);
      out.writeUTF(owner(store.view()));
      Map<String, OnlineStore.History> histories = store.histories();
      out.writeInt(histories.size());
      for (Map.Entry<String, OnlineStore.History> entry : histories.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeBoolean(entry.getValue().complete());
        out.writeInt(entry.getValue().rows().length);
        for (OnlineStore.Row row : entry.getValue().rows()) {
          out.writeLong(row.asOfNanos());
          for (double value : row.values()) {
            out.writeLong(Double.doubleToRawLongBits(value));
          }
        }
      }
      out.flush();
      out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be written", e);
    }
    return bytes.toByteArray();
  }

  private static OnlineStore read(DataInputStream in, OnlineStore store) throws IOException {
    int width = store.view().features().size();
    for (int left = in.readInt(); left > 0; left--) {
      String entity = in.readUTF();
      boolean complete = in.readBoolean();
      OnlineStore.Row[] rows = new OnlineStore.Row[in.readInt()];
      for (int i = 0; i < rows.length; i++) {
        long asOf = in.readLong();
        double[] values = new double[width];
        for (int column = 0; column < width; column++) {
          values[column] = Double.longBitsToDouble(in.readLong());
        }
        rows[i] = new OnlineStore.Row(asOf, values);
      }
      store.restore(entity, rows, complete);
    }
    return store;
  }

  private static String owner(FeatureView view) {
    return "view " + view.name() + "@" + view.version();
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(Arrays.copyOf(bytes, length));
    return crc.getValue();
  }

  private static PlimsollException corrupt(Path file, String what) {
    return new PlimsollException(ErrorCode.CORRUPT_DATA, file + " " + what);
  }
}
