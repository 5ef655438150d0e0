package io.plimsoll.training.comparison;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.EstimatorProvider.Inputs;
import io.plimsoll.training.LabelTable;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** What a leakage battery does to the samples of a study. Labels lose their excursions by it. */
final class SampleChanges {
  /** A spike of shuffled labels is what is above this quantile of the instrument's variances. */
  private static final double SPIKE_QUANTILE = 0.9;

  private SampleChanges() {}

  /**
   * Variances permuted over the rows of each instrument. Thresholds become one number for each
   * instrument, a quantile of its variances: one that varies with the row would itself tell which
   * rows are spikes.
   */
  static UnaryOperator<Sample> shuffled(long seed) {
    return sample -> {
      SplittableRandom random = new SplittableRandom(seed);
      List<Panel> panels = new ArrayList<>();
      for (Panel panel : sample.panels()) {
        int[] rows = labelled(panel);
        double[] variance = variances(panel);
        double[] sorted = Arrays.stream(rows).mapToDouble(row -> variance[row]).sorted().toArray();
        double[] threshold = new double[variance.length];
        Arrays.fill(threshold, sorted[(int) (SPIKE_QUANTILE * sorted.length)]);
        for (int k = rows.length - 1; k > 0; k--) {
          int other = random.nextInt(k + 1);
          double kept = variance[rows[k]];
          variance[rows[k]] = variance[rows[other]];
          variance[rows[other]] = kept;
        }
        panels.add(labelled(panel, variance, threshold));
      }
      return with(sample, panels, sample.inputs());
    };
  }

  /** The variances of one instrument, times a number. */
  static UnaryOperator<Sample> scaled(int instrument, double factor) {
    return sample -> {
      List<Panel> panels = new ArrayList<>(sample.panels());
      Panel panel = panels.get(instrument);
      double[] threshold = new double[panel.labels().size()];
      Arrays.setAll(threshold, row -> panel.labels().label(row).threshold());
      double[] variance = Arrays.stream(variances(panel)).map(value -> factor * value).toArray();
      panels.set(instrument, labelled(panel, variance, threshold));
      return with(sample, panels, sample.inputs());
    };
  }

  /**
   * One more feature, {@code coming}: the logarithm of the row's own outcome over the long-run
   * variance.
   */
  static UnaryOperator<Sample> leaking(String longRun) {
    return sample -> {
      List<Panel> panels = new ArrayList<>();
      for (Panel panel : sample.panels()) {
        double[] level = panel.features().column(longRun);
        double[] coming = new double[level.length];
        Arrays.setAll(
            coming, row -> StrictMath.log(panel.labels().label(row).variance() / level[row]));
        panels.add(new Panel(with(panel.features(), "coming", coming), panel.labels()));
      }
      Inputs inputs = sample.inputs();
      List<String> all = new ArrayList<>(inputs.all());
      all.add("coming");
      return with(
          sample,
          panels,
          new Inputs(
              inputs.har(),
              inputs.last(),
              inputs.ewma(),
              all,
              inputs.parts(),
              inputs.returnRows(),
              inputs.returnsPerHorizon()));
    };
  }

  private static int[] labelled(Panel panel) {
    int[] rows = new int[panel.labels().size()];
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      if (panel.labels().label(row).complete()) {
        rows[size++] = row;
      }
    }
    return Arrays.copyOf(rows, size);
  }

  private static double[] variances(Panel panel) {
    double[] variance = new double[panel.labels().size()];
    Arrays.setAll(variance, row -> panel.labels().label(row).variance());
    return variance;
  }

  private static Panel labelled(Panel panel, double[] variance, double[] threshold) {
    long[] matures = new long[variance.length];
    double[] current = new double[variance.length];
    for (int row = 0; row < matures.length; row++) {
      Label label = panel.labels().label(row);
      matures[row] = label.maturesAtNanos();
      current[row] = label.spiking() ? Double.MAX_VALUE : 0;
    }
    return new Panel(
        panel.features(),
        LabelTable.ofVariances(
            panel.features(),
            panel.labels().horizonNanos(),
            matures,
            variance,
            threshold,
            current));
  }

  private static Sample with(Sample sample, List<Panel> panels, Inputs inputs) {
    return new Sample(sample.horizonNanos(), sample.horizonSteps(), sample.view(), inputs, panels);
  }

  private static FeatureTable with(FeatureTable table, String name, double[] values) {
    List<String> columns = new ArrayList<>(table.columns());
    List<double[]> all = new ArrayList<>();
    columns.forEach(column -> all.add(table.column(column)));
    columns.add(name);
    all.add(values);
    long[] asOf = new long[table.size()];
    Arrays.setAll(asOf, table::asOfNanos);
    return new FeatureTable(
        table.instrument(), table.viewVersion(), columns, asOf, all.toArray(new double[0][]));
  }
}
