package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The one file in a zip archive, as a stream. An archive of several files, or of another archive,
 * is refused: nobody could say which of them was meant.
 */
final class ZipText extends InputStream {
  private final String name;
  private final ZipInputStream zip;
  private boolean ended;

  ZipText(String name, InputStream stored) throws IOException {
    this.name = name;
    zip = new ZipInputStream(stored);
    ZipEntry entry = nextFile();
    if (entry == null) {
      throw refused("holds no file");
    }
    String lower = entry.getName().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".zip") || lower.endsWith(".gz")) {
      throw refused("holds another archive, '" + entry.getName() + "'");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (ended) {
      return -1;
    }
    int read = zip.read(b, off, len);
    if (read < 0) {
      ended = true;
      ZipEntry second = nextFile();
      if (second != null) {
        throw refused("holds more than one file, the second is '" + second.getName() + "'");
      }
    }
    return read;
  }

  private @Nullable ZipEntry nextFile() throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = zip.getNextEntry();
    }
    return entry;
  }

  private PlimsollException refused(String why) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT, name + ": the zip " + why + "; one CSV must stand in it");
  }
}
