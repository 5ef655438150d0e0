package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a source: counted and hashed as stored, unpacked where they are gzip or a zip of one
 * file, their beginning at hand twice.
 *
 * <p>What unpacks to more than {@value #MOST_RATIO} times its size is refused: text of a market
 * does not, and a few kilobytes that unpack to gigabytes must not occupy the machine.
 */
final class SourceBytes implements AutoCloseable {
  private static final int HEAD_BYTES = 1 << 18;
  private static final int MOST_RATIO = 200;
  private static final long RATIO_COUNTS_FROM = 1 << 24;

  /** A zip's last record starts so (PKWARE, APPNOTE 4.3.16). */
  private static final byte[] ZIP_END = {'P', 'K', 5, 6};

  private final MessageDigest digest;
  private final Counter stored;
  private final InputStream plain;
  private final byte[] head;
  private final @Nullable IOException headFailure;
  private final Packing packing;
  private final String name;

  /** How the text is packed. */
  enum Packing {
    NONE,
    GZIP,
    ZIP
  }

  SourceBytes(CsvSource source) throws IOException {
    name = source.name();
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    stored = new Counter(source.open());
    try {
      BufferedInputStream buffered =
          new BufferedInputStream(new DigestInputStream(stored, digest), 1 << 16);
      buffered.mark(4);
      byte[] start = buffered.readNBytes(4);
      buffered.reset();
      packing = packing(start);
      plain =
          switch (packing) {
            case NONE -> buffered;
            case GZIP -> new Bounded(new GZIPInputStream(buffered, 1 << 16));
            case ZIP -> new Bounded(new ZipText(name, buffered));
          };
    } catch (IOException | RuntimeException e) {
      stored.end();
      throw e;
    }
    byte[] bytes = new byte[HEAD_BYTES];
    int length = 0;
    IOException failure = null;
    try {
      int read;
      while (length < bytes.length
          && (read = plain.read(bytes, length, bytes.length - length)) >= 0) {
        length += read;
      }
    } catch (IOException e) {
      // What came before is read and counted first; the failure is met again at its place.
      failure = e;
    } catch (RuntimeException e) {
      stored.end();
      throw e;
    }
    head = Arrays.copyOf(bytes, length);
    headFailure = failure;
  }

  Packing packing() {
    return packing;
  }

  private static Packing packing(byte[] start) {
    if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
      return Packing.GZIP;
    }
    boolean zip =
        start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    return zip ? Packing.ZIP : Packing.NONE;
  }

  /** How many bytes as stored have been taken. */
  long taken() {
    return stored.count;
  }

  /** Throws if the bytes are packed in a way that is not unpacked here. */
  void refuseArchive() {
    String start = new String(head, 0, Math.min(6, head.length), StandardCharsets.ISO_8859_1);
    String kind =
        start.startsWith("PK\u0005\u0006")
            ? "an empty zip"
            : start.startsWith("\u00FD7zXZ")
                ? "xz-compressed"
                : start.startsWith("BZh")
                    ? "bzip2-compressed"
                    : start.startsWith("\u0028\u00B5\u002F\u00FD")
                        ? "zstd-compressed"
                        : start.startsWith("PAR1") ? "a Parquet file" : "";
    if (!kind.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          name + ": is " + kind + "; give the CSV in it, plain, gzip or zip");
    }
  }

  /** The beginning of the text. */
  InputStream head() {
    return new ByteArrayInputStream(head);
  }

  /** All of the text, from the beginning; once. */
  InputStream all() {
    IOException failure = headFailure;
    InputStream rest =
        failure == null
            ? plain
            : new InputStream() {
              @Override
              public int read() throws IOException {
                throw failure;
              }

              @Override
              public int read(byte[] b, int off, int len) throws IOException {
                throw failure;
              }
            };
    return new SequenceInputStream(new ByteArrayInputStream(head), rest);
  }

  /**
   * The SHA-256 of all bytes as stored; takes those that are left. A zip whose file is whole but
   * whose last record is missing was truncated too.
   */
  String sha256() throws IOException {
    byte[] chunk = new byte[1 << 16];
    int read;
    while ((read = stored.read(chunk, 0, chunk.length)) >= 0) {
      digest.update(chunk, 0, read);
    }
    if (packing == Packing.ZIP && !stored.endsWithRecord(ZIP_END)) {
      throw new IOException("the zip lacks its last record");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    stored.end();
  }

  /** Refuses to unpack without end. */
  private final class Bounded extends FilterInputStream {
    private long unpacked;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int read = super.read(b, off, len);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) {
      unpacked += bytes;
      if (unpacked > RATIO_COUNTS_FROM && unpacked / MOST_RATIO > stored.count) {
        throw new PlimsollException(
            ErrorCode.CORRUPT_DATA,
            name + ": unpacks to more than " + MOST_RATIO + " times its size; not read further");
      }
    }
  }

  private static final class Counter extends FilterInputStream {
    private static final int TAIL = 1024;
    private long count;
    private final byte[] tail = new byte[TAIL];
    private int tailLength;

    Counter(InputStream in) {
      super(in);
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
      if (read > 0) {
        count += read;
        keepTail(b, off, read);
      }
      return read;
    }

    private void keepTail(byte[] b, int off, int length) {
      int take = Math.min(TAIL, length);
      int keep = Math.min(tailLength, TAIL - take);
      System.arraycopy(tail, tailLength - keep, tail, 0, keep);
      System.arraycopy(b, off + length - take, tail, keep, take);
      tailLength = keep + take;
    }

    /** Whether a record that starts with these bytes stands within the last bytes taken. */
    boolean endsWithRecord(byte[] start) {
      for (int at = tailLength - start.length; at >= 0; at--) {
        if (Arrays.equals(tail, at, at + start.length, start, 0, start.length)) {
          return true;
        }
      }
      return false;
    }

    /** Streams built on this one close it at their end; what is left must still be hashed. */
    @Override
    public void close() {}

    void end() throws IOException {
      super.close();
    }
  }
}
