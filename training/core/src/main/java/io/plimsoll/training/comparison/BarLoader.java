package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.FileNames;
import io.plimsoll.datasets.reader.JoinedFiles;
import io.plimsoll.datasets.reader.JoinedReader;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import io.plimsoll.datasets.store.Formats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the bars of a study: files by instrument, joined to the study's span, small gaps filled.
 */
final class BarLoader {
  private BarLoader() {}

  /**
   * The bars of one instrument.
   *
   * @param sha256 of the files
   * @param filled how many absent bars were taken to be ones without a trade
   * @param failed how many rows were set aside
   */
  record Loaded(InstrumentId instrument, List<Bar> bars, String sha256, long filled, int failed) {}

  /** The bars of every instrument that the files name, in order of their names. */
  static List<Loaded> load(DataSettings.Bars data, DataFiles files, Progress progress) {
    Map<String, List<Path>> byInstrument = new TreeMap<>();
    for (String pattern : data.files()) {
      for (Path file : files.matching(pattern)) {
        String instrument = FileNames.instrument(String.valueOf(file.getFileName())).value();
        byInstrument.computeIfAbsent(instrument, key -> new ArrayList<>()).add(file);
      }
    }
    if (!data.instruments().isEmpty()) {
      requireAll(data.instruments(), byInstrument);
      byInstrument.keySet().retainAll(data.instruments());
    }
    List<Loaded> loaded = new ArrayList<>();
    for (Map.Entry<String, List<Path>> entry : byInstrument.entrySet()) {
      progress.update("reading bars", loaded.size(), byInstrument.size());
      loaded.add(load(new InstrumentId(entry.getKey()), entry.getValue(), data));
    }
    progress.update("reading bars", loaded.size(), byInstrument.size());
    return loaded;
  }

  private static void requireAll(List<String> asked, Map<String, List<Path>> found) {
    for (String instrument : asked) {
      if (!found.containsKey(instrument)) {
        throw new PlimsollException(
            ErrorCode.NOT_FOUND,
            "no file is about instrument '" + instrument + "'; there are: " + found.keySet());
      }
    }
  }

  private static Loaded load(InstrumentId instrument, List<Path> files, DataSettings.Bars data) {
    JoinedFiles joined = new JoinedFiles(files.stream().map(CsvSource::of).toList());
    ReadResult result =
        new JoinedReader(Formats::read).read(joined, ReadOptions.of(instrument), Progress.NONE);
    BarJoiner joiner = new BarJoiner(data.barNanos(), data.fillNanos());
    for (MarketEvent event : result.events()) {
      if (!(event instanceof Bar bar)) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            joined.name() + ": a study of bars needs bars, found " + result.detected().kind());
      }
      joiner.add(bar);
    }
    return new Loaded(
        instrument, joiner.bars(), result.sourceSha256(), joiner.filled(), result.failed().size());
  }
}
