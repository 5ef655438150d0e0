package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the numbers of a study come from. */
public sealed interface DataSettings {

  /**
   * Bars of instruments, from which features are made.
   *
   * @param files patterns below the data folder, for example {@code "perp5m/*-5m-futures.csv.gz"}
   * @param instruments only these; empty for all that the files name
   * @param barNanos the span of the bars that features and labels see; shorter bars are joined
   * @param fillNanos absent bars up to so long mean that nobody traded; a longer stretch is a gap
   * @param view the feature view, by name or as a file beside the study's
   */
  record Bars(
      List<String> files, List<String> instruments, long barNanos, long fillNanos, String view)
      implements DataSettings {
    public Bars {
      files = List.copyOf(files);
      instruments = List.copyOf(instruments);
      if (files.isEmpty()) {
        throw new IllegalArgumentException("files must name at least one file or pattern");
      }
      Checks.positive(barNanos, "barNanos");
      Checks.notNegative(fillNanos, "fillNanos");
      Checks.notBlank(view, "view");
    }
  }

  /** Realized measures that somebody else has computed, a row a day. */
  record Measures(List<Series> series) implements DataSettings {
    public Measures {
      series = List.copyOf(series);
      if (series.isEmpty()) {
        throw new IllegalArgumentException("series must name at least one");
      }
    }
  }

  /**
   * One file of daily measures.
   *
   * @param instrument its name in results
   * @param file below the data folder
   * @param columns which column of the file is what: {@code date}, {@code rv}, …
   */
  record Series(String instrument, String file, Map<String, String> columns) {
    public Series {
      Checks.notBlank(instrument, "instrument");
      Checks.notBlank(file, "file");
      columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }
  }
}
