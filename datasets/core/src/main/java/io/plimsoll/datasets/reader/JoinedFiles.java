package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/**
 * Several files about one instrument as one source: a venue's days or months, or its kinds. Its
 * bytes are theirs, one after another, so that its checksum tells whether any of them changed; it
 * is read by {@link JoinedReader}.
 *
 * @param parts the files, at least one
 */
public record JoinedFiles(List<CsvSource> parts) implements CsvSource {
  public JoinedFiles {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("at least one file must be joined");
    }
  }

  @Override
  public String name() {
    return parts.getFirst().name()
        + (parts.size() > 1 ? " and " + (parts.size() - 1) + " more" : "");
  }

  @Override
  public long size() {
    return parts.stream().anyMatch(part -> part.size() < 0)
        ? -1
        : parts.stream().mapToLong(CsvSource::size).sum();
  }

  /** The instrument that all files' names tell. */
  public InstrumentId instrument() {
    List<InstrumentId> named =
        parts.stream().map(part -> FileNames.instrument(part.name())).distinct().toList();
    if (named.size() > 1) {
      throw new IllegalArgumentException(
          "files of one dataset must be about one instrument, their names tell of "
              + named
              + "; say which it is");
    }
    return named.getFirst();
  }

  @Override
  public InputStream open() throws IOException {
    Iterator<CsvSource> left = parts.iterator();
    try {
      return new SequenceInputStream(
          new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
              return left.hasNext();
            }

            @Override
            public InputStream nextElement() {
              try {
                return left.next().open();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
