package io.plimsoll.datasets.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

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
