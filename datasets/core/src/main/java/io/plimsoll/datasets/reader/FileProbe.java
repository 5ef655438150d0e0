package io.plimsoll.datasets.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a first look at a file shows, by which its format is told.
 *
 * @param fileName without directories
 * @param head the beginning of its text, unpacked where it is gzip; of a zip, of its first file
 * @param entries the names of the files in it, where it is a zip
 */
public record FileProbe(String fileName, String head, List<String> entries) {
  private static final int HEAD_BYTES = 1 << 13;
  private static final int MOST_ENTRIES = 100;

  public FileProbe {
    entries = List.copyOf(entries);
  }

  /**
   * Looks at a source; what cannot be read is told by who reads all of it, and looks empty here.
   */
  public static FileProbe of(CsvSource source) {
    try (InputStream in = new BufferedInputStream(source.open())) {
      in.mark(4);
      byte[] start = in.readNBytes(4);
      in.reset();
      if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
        return ofZip(source.name(), new ZipInputStream(in));
      }
      boolean gzip = start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
      return new FileProbe(source.name(), text(gzip ? new GZIPInputStream(in) : in), List.of());
    } catch (IOException | IllegalArgumentException e) {
      return new FileProbe(source.name(), "", List.of());
    }
  }

  /** A line of the beginning, from 0; empty if there are not so many. */
  public String line(int number) {
    return head.lines().skip(number).findFirst().orElse("");
  }

  private static FileProbe ofZip(String name, ZipInputStream zip) throws IOException {
    List<String> entries = new ArrayList<>();
    String head = "";
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && entries.size() < MOST_ENTRIES) {
      head = entries.isEmpty() ? text(zip) : head;
      entries.add(entry.getName());
      entry = zip.getNextEntry();
    }
    return new FileProbe(name, head, entries);
  }

  private static String text(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(HEAD_BYTES);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
