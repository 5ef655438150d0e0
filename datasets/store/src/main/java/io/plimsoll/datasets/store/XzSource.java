package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.reader.CsvSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/**
 * The text of a source that is xz-compressed, which the JDK cannot unpack.
 *
 * <p>What unpacks to more than {@value #MOST_RATIO} times its size, or needs more than 128 MiB to
 * be unpacked, is refused: a small file must not occupy the machine.
 */
record XzSource(CsvSource stored) implements CsvSource {
  private static final int MOST_RATIO = 1000;
  private static final long RATIO_COUNTS_FROM = 1 << 24;
  private static final int MOST_KIB = 1 << 17;
  private static final byte[] MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};

  /** Whether a source is xz-compressed. */
  static boolean is(CsvSource source) {
    try (InputStream in = source.open()) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      // Who reads it will meet the same and say it.
      return false;
    }
  }

  @Override
  public String name() {
    return stored.name();
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream in = stored.open();
    try {
      return new Bounded(new XZInputStream(in, MOST_KIB), name(), stored.size());
    } catch (MemoryLimitException e) {
      in.close();
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, name() + ": needs too much memory to be unpacked", e);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static final class Bounded extends FilterInputStream {
    private final String name;
    private final long packed;
    private long unpacked;

    Bounded(InputStream in, String name, long packed) {
      super(in);
      this.name = name;
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int read = read(one, 0, 1);
      return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int read = super.read(b, off, len);
      unpacked += Math.max(0, read);
      if (packed >= 0 && unpacked > RATIO_COUNTS_FROM && unpacked / MOST_RATIO > packed) {
        throw new PlimsollException(
            ErrorCode.CORRUPT_DATA,
            name + ": unpacks to more than " + MOST_RATIO + " times its size; not read further");
      }
      return read;
    }
  }
}
