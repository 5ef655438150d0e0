package io.plimsoll.datasets.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts a stream into lines and a line into fields, without making objects.
 *
 * <p>Lines end with LF or CR LF. Of a line longer than a limit (of {@value #MOST_BYTES} bytes
 * unless told otherwise) only the beginning is kept and {@link #tooLong} is set: bytes without line
 * ends must not fill the memory.
 */
final class LineScanner {
  /** The longest line that is read whole. */
  static final int MOST_BYTES = 1 << 16;

  /** The most fields of a line that are found. */
  static final int MOST_FIELDS = 1024;

  private static final int SHOWN_CHARACTERS = 300;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 17];
  private int chunkAt;
  private int chunkEnd;
  private int length;
  private boolean ended;

  /** The bytes of the line start at 0. */
  final byte[] bytes;

  /** The number of the line, from 1. */
  long number;

  /** Whether the line was longer than what is kept. */
  boolean tooLong;

  /** Where each field starts and ends (exclusive), quotes and blanks around it left out. */
  final int[] from = new int[MOST_FIELDS];

  final int[] to = new int[MOST_FIELDS];

  LineScanner(InputStream in) {
    this(in, MOST_BYTES);
  }

  LineScanner(InputStream in, int mostBytes) {
    this.in = in;
    bytes = new byte[mostBytes];
  }

  /** The number of bytes of the line. */
  int length() {
    return length;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (true) {
      if (chunkAt == chunkEnd && !fill()) {
        break;
      }
      any = true;
      int lineEnd = chunkAt;
      while (lineEnd < chunkEnd && chunk[lineEnd] != '\n') {
        lineEnd++;
      }
      keep(lineEnd);
      if (lineEnd < chunkEnd) {
        chunkAt = lineEnd + 1;
        break;
      }
      chunkAt = chunkEnd;
    }
    if (length > 0 && bytes[length - 1] == '\r' && !tooLong) {
      length--;
    }
    if (any) {
      number++;
      skipByteOrderMark();
    }
    return any;
  }

  /** Whether nothing but white space stands in the line. */
  boolean blank() {
    for (int i = 0; i < length; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Cuts the line at a delimiter and returns the number of fields, at most one more than {@code
   * most}.
   */
  int split(char delimiter, int most) {
    int count = 0;
    int start = 0;
    int limit = Math.min(most + 1, from.length);
    while (count < limit) {
      int end = start;
      while (end < length && bytes[end] != delimiter) {
        end++;
      }
      trim(count++, start, end);
      if (end >= length) {
        break;
      }
      start = end + 1;
    }
    return count;
  }

  /** 64 bits of all bytes of the line. */
  long hash() {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = HashSet64.mix(hash ^ bytes[i]);
    }
    return hash;
  }

  /** A field as text. */
  String field(int i) {
    return new String(bytes, from[i], to[i] - from[i], StandardCharsets.UTF_8);
  }

  /** The line as text for a person: shortened, control characters shown as a dot. */
  String shown() {
    return shown(0, length, tooLong);
  }

  /** A field as text for a person. */
  String shown(int i) {
    return shown(from[i], to[i], false);
  }

  private String shown(int start, int end, boolean more) {
    String text =
        new String(
            bytes, start, Math.min(end - start, 4 * SHOWN_CHARACTERS), StandardCharsets.UTF_8);
    boolean cut = more || text.length() > SHOWN_CHARACTERS;
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), SHOWN_CHARACTERS); i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) && c != '\t' ? '.' : c);
    }
    return cut ? shown + " …" : shown.toString();
  }

  private void keep(int lineEnd) {
    int room = bytes.length - length;
    int count = Math.min(room, lineEnd - chunkAt);
    System.arraycopy(chunk, chunkAt, bytes, length, count);
    length += count;
    tooLong |= count < lineEnd - chunkAt;
  }

  private void skipByteOrderMark() {
    boolean mark =
        number == 1
            && length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    if (mark) {
      System.arraycopy(bytes, 3, bytes, 0, length - 3);
      length -= 3;
    }
  }

  private void trim(int field, int start, int end) {
    int a = start;
    int b = end;
    while (a < b && bytes[a] == ' ') {
      a++;
    }
    while (b > a && bytes[b - 1] == ' ') {
      b--;
    }
    if (b - a >= 2 && bytes[a] == '"' && bytes[b - 1] == '"') {
      a++;
      b--;
    }
    from[field] = a;
    to[field] = b;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    int read = in.read(chunk, 0, chunk.length);
    if (read < 0) {
      ended = true;
      return false;
    }
    chunkAt = 0;
    chunkEnd = read;
    return read > 0 || fill();
  }
}
