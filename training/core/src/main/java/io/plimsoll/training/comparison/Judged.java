package io.plimsoll.training.comparison;

import io.plimsoll.training.LabelTable.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The origins that are judged, one after the other by instrument: those of the evaluation where
 * every model had a forecast.
 *
 * @param starts where each instrument begins; one more entry than instruments
 * @param origins which origin of the instrument each one is
 */
record Judged(
    Forecasts forecasts,
    int[] starts,
    int[] origins,
    int[] instruments,
    long[] times,
    double[] realized,
    Map<String, double[]> variances) {

  /** The judged origins of models, from a time on. */
  static Judged of(Forecasts forecasts, List<String> models, long fromNanos) {
    int n = forecasts.instruments();
    int[] starts = new int[n + 1];
    List<int[]> kept = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      kept.add(common(forecasts, models, i, fromNanos));
      starts[i + 1] = starts[i] + kept.get(i).length;
    }
    int size = starts[n];
    int[] origins = new int[size];
    int[] instruments = new int[size];
    long[] times = new long[size];
    double[] realized = new double[size];
    Map<String, double[]> variances = new LinkedHashMap<>();
    models.forEach(model -> variances.put(model, new double[size]));
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < kept.get(i).length; k++) {
        int at = starts[i] + k;
        int o = kept.get(i)[k];
        origins[at] = o;
        instruments[at] = i;
        times[at] = forecasts.time(i, o);
        realized[at] = forecasts.label(i, o).variance();
        for (String model : models) {
          Objects.requireNonNull(variances.get(model))[at] = forecasts.of(model)[i][o];
        }
      }
    }
    return new Judged(forecasts, starts, origins, instruments, times, realized, variances);
  }

  private static int[] common(
      Forecasts forecasts, List<String> models, int instrument, long fromNanos) {
    int size = forecasts.size(instrument);
    int[] kept = new int[size];
    int count = 0;
    for (int o = forecasts.firstAt(instrument, fromNanos); o < size; o++) {
      boolean whole = true;
      for (String model : models) {
        whole &= Double.isFinite(forecasts.of(model)[instrument][o]);
      }
      if (whole) {
        kept[count++] = o;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  int size() {
    return times.length;
  }

  /** How many instruments there are, with or without judged origins. */
  int count() {
    return starts.length - 1;
  }

  String name(int instrument) {
    return forecasts.panel(instrument).features().instrument().value();
  }

  int size(int instrument) {
    return starts[instrument + 1] - starts[instrument];
  }

  Label label(int at) {
    return forecasts.label(instruments[at], origins[at]);
  }

  double[] of(String model) {
    return Objects.requireNonNull(variances.get(model), model);
  }

  /** The part of an array that is about one instrument. */
  double[] of(int instrument, double[] values) {
    return Arrays.copyOfRange(values, starts[instrument], starts[instrument + 1]);
  }
}
