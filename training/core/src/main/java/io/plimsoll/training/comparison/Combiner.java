package io.plimsoll.training.comparison;

import io.plimsoll.models.CombinationModel;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import io.plimsoll.training.evaluation.Qlike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Geometric combinations of forecasts: {@code exp(Σ w_m · ln f_m)}, with weights that are set at
 * each refit and hold until the next.
 *
 * <p>{@code EQUAL}: the same for all. {@code FIXED}: as the study says. {@code ONLINE}: for each
 * instrument by what the members lost on it in forecasts that had matured by the refit; with {@code
 * L_m} their mean QLIKE over {@code n} of them, {@code w_m ∝ exp(−n (L_m − min L) / s)}, where s is
 * the spread {@value #SPREAD}: the weights of exponentially weighted aggregation, which start equal
 * and let evidence decide.
 *
 * <p><b>Reference</b>: Cesa-Bianchi and Lugosi (2006), Prediction, Learning, and Games, section
 * 2.1.
 */
final class Combiner {
  private static final double SPREAD = 20;

  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final long embargoNanos;

  Combiner(Forecasts forecasts, List<Fold> folds, long embargoNanos) {
    this.forecasts = forecasts;
    this.folds = folds;
    this.embargoNanos = embargoNanos;
  }

  /** Adds the forecasts of a combination to those of its members. */
  void add(ModelSettings.Combined combined) {
    List<double[][]> members = new ArrayList<>();
    combined.members().forEach(member -> members.add(forecasts.of(member)));
    double[][] values = forecasts.blank();
    for (int i = 0; i < values.length; i++) {
      for (Fold fold : folds) {
        double[] weights =
            switch (combined.weighting()) {
              case EQUAL, FIXED -> constant(combined);
              case ONLINE -> online(members, i, fold.fromNanos() - embargoNanos);
            };
        int to = forecasts.firstAt(i, fold.toNanos());
        for (int o = forecasts.firstAt(i, fold.fromNanos()); o < to; o++) {
          values[i][o] = mean(members, weights, i, o);
        }
      }
    }
    forecasts.put(combined.name(), values);
  }

  /** Weights that stay the same for all instruments, positive and of sum one. */
  static double[] constant(ModelSettings.Combined combined) {
    double[] weights =
        combined.weighting() == ModelSettings.Weighting.FIXED
            ? combined.shares().stream().mapToDouble(Double::doubleValue).toArray()
            : combined.members().stream().mapToDouble(member -> 1).toArray();
    return CombinationModel.normalised(weights);
  }

  private static double mean(List<double[][]> members, double[] weights, int i, int o) {
    double sum = 0;
    for (int m = 0; m < weights.length; m++) {
      sum += weights[m] * StrictMath.log(members.get(m)[i][o]);
    }
    return StrictMath.exp(sum);
  }

  private double[] online(List<double[][]> members, int instrument, long maturedBy) {
    double[] loss = new double[members.size()];
    for (int o = 0; o < forecasts.size(instrument); o++) {
      if (forecasts.label(instrument, o).maturesAtNanos() > maturedBy) {
        break;
      }
      addLosses(members, instrument, o, loss);
    }
    double least = Arrays.stream(loss).min().orElse(0);
    double[] weights = new double[loss.length];
    double sum = 0;
    for (int m = 0; m < weights.length; m++) {
      weights[m] = StrictMath.exp((least - loss[m]) / SPREAD);
      sum += weights[m];
    }
    for (int m = 0; m < weights.length; m++) {
      weights[m] /= sum;
    }
    return weights;
  }

  private void addLosses(List<double[][]> members, int instrument, int o, double[] loss) {
    double realized = forecasts.label(instrument, o).variance();
    for (double[][] member : members) {
      if (Double.isNaN(member[instrument][o])) {
        return;
      }
    }
    for (int m = 0; m < loss.length; m++) {
      loss[m] += Qlike.loss(realized, members.get(m)[instrument][o]);
    }
  }
}
