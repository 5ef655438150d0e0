package io.plimsoll.training.comparison;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.training.Panel;
import io.plimsoll.training.PurgedWalkForward.Origins;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What training rows that had matured say of instruments: who is thin, and the least levels. */
final class ThinInstruments {
  private final Sample sample;
  private final Fitting fitting;

  ThinInstruments(Sample sample, Fitting fitting) {
    this.sample = sample;
    this.fitting = fitting;
  }

  /** Whether an instrument had a training row by a time; of one that had none nothing is known. */
  boolean known(int instrument, long maturedBy) {
    long[] matures = fitting.trainable(instrument).maturesAtNanos();
    return matures.length > 0 && matures[0] <= maturedBy;
  }

  /**
   * Which instruments are thin: whose mean of the guard's column exceeds its share and so many
   * times the median over instruments.
   */
  boolean[] thin(ModelSettings.Guarded guarded, long maturedBy) {
    double[] means = new double[sample.panels().size()];
    for (int i = 0; i < means.length; i++) {
      means[i] = matured(i, guarded.column(), maturedBy).average().orElse(Double.NaN);
    }
    double[] known = Arrays.stream(means).filter(Double::isFinite).sorted().toArray();
    double median = known.length == 0 ? 0 : known[known.length / 2];
    boolean[] thin = new boolean[means.length];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = means[i] > guarded.share() && means[i] > guarded.timesMedian() * median;
    }
    return thin;
  }

  /** The least value of a column; 0 where there is none. */
  double least(int instrument, String column, long maturedBy) {
    return matured(instrument, column, maturedBy).min().orElse(0);
  }

  /** A column's numbers in the rows of an instrument that had matured. */
  private DoubleStream matured(int instrument, String column, long maturedBy) {
    Panel panel = sample.panels().get(instrument);
    Origins origins = fitting.trainable(instrument);
    int position = FeatureRows.positions(panel.features().columns(), List.of(column))[0];
    return IntStream.range(0, origins.rows().length)
        .takeWhile(k -> origins.maturesAtNanos()[k] <= maturedBy)
        .mapToDouble(k -> panel.features().value(origins.rows()[k], position))
        .filter(Double::isFinite);
  }
}
