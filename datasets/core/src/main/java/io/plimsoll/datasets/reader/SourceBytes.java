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
 * The bytes of a source: counted and hashed as stored, unpacked where they are gzip, their
 * beginning at hand twice.
 */
final class SourceBytes implements AutoCloseable {
  private static final int HEAD_BYTES = 1 << 18;

  private final MessageDigest digest;
  private final Counter stored;
  private final InputStream plain;
  private final byte[] head;
  private final @Nullable IOException headFailure;
  private final boolean gzip;

  SourceBytes(CsvSource source) throws IOException {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    stored = new Counter(source.open());
    try {
      BufferedInputStream buffered =
          new BufferedInputStream(new DigestInputStream(stored, digest), 1 << 16);
      buffered.mark(2);
      gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
      buffered.reset();
      plain = gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
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
    }
    head = Arrays.copyOf(bytes, length);
    headFailure = failure;
  }

  boolean gzip() {
    return gzip;
  }

  /** How many bytes as stored have been taken. */
  long taken() {
    return stored.count;
  }

  /** Throws if the bytes are packed in a way that is not unpacked here. */
  void refuseArchive(String name) {
    String start = new String(head, 0, Math.min(6, head.length), StandardCharsets.ISO_8859_1);
    String kind =
        start.startsWith("PK\u0003\u0004")
            ? "a zip archive"
            : start.startsWith("\u00FD7zXZ")
                ? "xz-compressed"
                : start.startsWith("BZh")
                    ? "bzip2-compressed"
                    : start.startsWith("\u0028\u00B5\u002F\u00FD")
                        ? "zstd-compressed"
                        : start.startsWith("PAR1") ? "a Parquet file" : "";
    if (!kind.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, name + ": is " + kind + "; give the CSV in it, plain or gzip");
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

  /** The SHA-256 of all bytes as stored; takes those that are left. */
  String sha256() throws IOException {
    byte[] chunk = new byte[1 << 16];
    int read;
    while ((read = stored.read(chunk, 0, chunk.length)) >= 0) {
      digest.update(chunk, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    stored.end();
  }

  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read >= 0 ? 1 : 0;
      return read;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int read = super.read(b, off, len);
      count += Math.max(0, read);
      return read;
    }

    /** Streams built on this one close it at their end; what is left must still be hashed. */
    @Override
    public void close() {}

    void end() throws IOException {
      super.close();
    }
  }
}
