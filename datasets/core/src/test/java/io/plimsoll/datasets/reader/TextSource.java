package io.plimsoll.datasets.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A source in memory. */
record TextSource(String name, byte[] bytes) implements CsvSource {

  static TextSource of(String... lines) {
    return new TextSource(
        "test.csv", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  TextSource gzipped() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TextSource(name + ".gz", out.toByteArray());
  }

  /** The bytes alone in a zip, as Binance publishes them. */
  TextSource zipped() {
    return zipOf(name.replaceAll("\\.csv$", "") + ".zip", name, this);
  }

  /** A zip of several entries of the same bytes. */
  TextSource zippedAs(String... entries) {
    TextSource[] all = new TextSource[entries.length];
    Arrays.fill(all, this);
    return zip("several.zip", entries, all);
  }

  private static TextSource zipOf(String zipName, String entry, TextSource text) {
    return zip(zipName, new String[] {entry}, new TextSource[] {text});
  }

  private static TextSource zip(String zipName, String[] entries, TextSource[] texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i++) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(texts[i].bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TextSource(zipName, out.toByteArray());
  }

  TextSource truncated(int length) {
    return new TextSource(name, Arrays.copyOf(bytes, length));
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
