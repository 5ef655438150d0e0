package io.plimsoll.training;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.training.PurgedWalkForward.Origins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A training window: all its origins, and how they divide into those that a first model is fitted
 * on and those, later and purged, that it is calibrated on.
 *
 * @param panels the instruments
 * @param all rows by instrument
 * @param first rows whose labels matured before the calibration part began, less the embargo
 * @param calibration rows of the calibration part
 */
record Window(List<Panel> panels, List<int[]> all, List<int[]> first, List<int[]> calibration) {

  /** Divides the rows of a window at a fraction of its time. */
  static Window of(
      List<Panel> panels, List<int[]> rows, double calibrationFraction, long embargoNanos) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length > 0) {
        from = Math.min(from, panels.get(i).features().asOfNanos(rows.get(i)[0]));
        to = Math.max(to, panels.get(i).features().asOfNanos(rows.get(i)[rows.get(i).length - 1]));
      }
    }
    long start = from > to ? 0 : to - (long) (calibrationFraction * (to - from));
    List<int[]> first = new ArrayList<>();
    List<int[]> calibration = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Panel panel = panels.get(i);
      first.add(
          PurgedWalkForward.matured(
              origins(panel, rows.get(i)), Long.MIN_VALUE, start - embargoNanos));
      calibration.add(
          Arrays.stream(rows.get(i))
              .filter(row -> panel.features().asOfNanos(row) >= start)
              .toArray());
    }
    return new Window(panels, rows, first, calibration);
  }

  /** The rows of a panel that have a label and every input, in order. */
  static Origins usable(Panel panel, List<String> inputs) {
    int[] positions = FeatureRows.positions(panel.features().columns(), inputs);
    int[] rows = new int[panel.features().size()];
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      boolean whole = panel.labels().label(row).complete();
      for (int position : positions) {
        whole &= Double.isFinite(panel.features().value(row, position));
      }
      if (whole) {
        rows[size++] = row;
      }
    }
    return origins(panel, Arrays.copyOf(rows, size));
  }

  private static Origins origins(Panel panel, int[] rows) {
    return new Origins(
        rows,
        Arrays.stream(rows).mapToLong(panel.labels()::asOfNanos).toArray(),
        Arrays.stream(rows).mapToLong(row -> panel.labels().label(row).maturesAtNanos()).toArray());
  }

  /** When the first of all its origins was. */
  long fromNanos() {
    long from = Long.MAX_VALUE;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).length > 0) {
        from = Math.min(from, panels.get(i).features().asOfNanos(all.get(i)[0]));
      }
    }
    return from;
  }

  /** When the last of all its labels matured. */
  long toNanos() {
    long to = Long.MIN_VALUE;
    for (int i = 0; i < all.size(); i++) {
      for (int row : all.get(i)) {
        to = Math.max(to, panels.get(i).labels().label(row).maturesAtNanos());
      }
    }
    return to;
  }

  /** Rows with their labels, for a fit. */
  TrainingSet set(List<int[]> rows) {
    List<TrainingSet.Block> blocks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Panel panel = panels.get(i);
      double[] target =
          Arrays.stream(rows.get(i))
              .mapToDouble(row -> panel.labels().label(row).variance())
              .toArray();
      blocks.add(new TrainingSet.Block(panel.features(), rows.get(i), target));
    }
    return new TrainingSet(blocks);
  }

  /** The share of spikes among all its origins; NaN of none. */
  double spikeRate() {
    int n = 0;
    int spikes = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int row : all.get(i)) {
        n++;
        spikes += panels.get(i).labels().label(row).spike() ? 1 : 0;
      }
    }
    return (double) spikes / n;
  }
}
