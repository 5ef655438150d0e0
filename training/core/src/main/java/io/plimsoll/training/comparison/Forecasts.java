package io.plimsoll.training.comparison;

import io.plimsoll.training.LabelTable;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.Panel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every model forecast at every origin, by instrument; NaN where a model had no forecast.
 *
 * <p>Origins are rows on the grid that have a label, from the start of the warm-up on.
 */
final class Forecasts {
  private final Sample sample;
  private final List<int[]> origins;
  private final Map<String, double[][]> variances = new LinkedHashMap<>();
  private final Map<String, double[][]> filtered = new LinkedHashMap<>();

  Forecasts(Sample sample, List<int[]> origins) {
    this.sample = sample;
    this.origins = List.copyOf(origins);
  }

  /** The labelled rows of each panel on a grid, in [from, to). */
  static List<int[]> origins(Sample sample, long gridNanos, long fromNanos, long toNanos) {
    return sample.panels().stream()
        .map(panel -> origins(panel.labels(), gridNanos, fromNanos, toNanos))
        .toList();
  }

  private static int[] origins(LabelTable labels, long gridNanos, long from, long to) {
    int[] rows = new int[labels.size()];
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      long time = labels.asOfNanos(row);
      if (time >= from && time < to && time % gridNanos == 0 && labels.label(row).complete()) {
        rows[size++] = row;
      }
    }
    return Arrays.copyOf(rows, size);
  }

  Sample sample() {
    return sample;
  }

  int instruments() {
    return origins.size();
  }

  Panel panel(int instrument) {
    return sample.panels().get(instrument);
  }

  /** The rows of an instrument that are forecast from. */
  int[] rows(int instrument) {
    return origins.get(instrument);
  }

  int size(int instrument) {
    return origins.get(instrument).length;
  }

  long time(int instrument, int origin) {
    return panel(instrument).labels().asOfNanos(origins.get(instrument)[origin]);
  }

  Label label(int instrument, int origin) {
    return panel(instrument).labels().label(origins.get(instrument)[origin]);
  }

  /** An array for one number at each origin, NaN so far. */
  double[][] blank() {
    double[][] blank = new double[origins.size()][];
    for (int i = 0; i < blank.length; i++) {
      blank[i] = new double[origins.get(i).length];
      Arrays.fill(blank[i], Double.NaN);
    }
    return blank;
  }

  void put(String model, double[][] variance) {
    variances.put(model, variance);
  }

  /** The models that there are forecasts of, in order. */
  List<String> models() {
    return List.copyOf(variances.keySet());
  }

  /** Keeps what a model's sanity filter did at every origin, as {@link Stretch#filtered} has it. */
  void putFiltered(String model, double[][] filtered) {
    this.filtered.put(model, filtered);
  }

  /**
   * How many of a model's forecasts at given origins its sanity filter replaced; null where it has
   * none that says so.
   *
   * @param instruments of each origin
   * @param origins which of the instrument's each one is
   */
  @Nullable Integer filtered(String model, int[] instruments, int[] origins) {
    double[][] all = filtered.get(model);
    int replaced = 0;
    for (int at = 0; at < origins.length; at++) {
      double one = all == null ? Double.NaN : all[instruments[at]][origins[at]];
      if (Double.isNaN(one)) {
        return null;
      }
      replaced += one == Stretch.REPLACED ? 1 : 0;
    }
    return replaced;
  }

  double[][] of(String model) {
    return Objects.requireNonNull(variances.get(model), model);
  }

  /** The first origin of an instrument at or after a time. */
  int firstAt(int instrument, long nanos) {
    int low = 0;
    int high = size(instrument);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time(instrument, middle) < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
