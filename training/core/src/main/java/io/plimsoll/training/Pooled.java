package io.plimsoll.training;

import io.plimsoll.training.evaluation.Qlike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The series of all instruments, one after the other, as the flat arrays that statistics take. */
final class Pooled {
  private final List<ForecastSeries> series;

  Pooled(List<ForecastSeries> series) {
    this.series = series;
  }

  double[] numbers(Function<ForecastSeries, double[]> column) {
    return series.stream().flatMapToDouble(one -> Arrays.stream(column.apply(one))).toArray();
  }

  boolean[] flags(Function<ForecastSeries, boolean[]> column) {
    boolean[] flags = new boolean[series.stream().mapToInt(ForecastSeries::size).sum()];
    int at = 0;
    for (ForecastSeries one : series) {
      boolean[] each = column.apply(one);
      System.arraycopy(each, 0, flags, at, each.length);
      at += each.length;
    }
    return flags;
  }

  double[] variance(String family) {
    return numbers(one -> of(one, family).variance());
  }

  double[] spikeProbability(String family) {
    return numbers(one -> of(one, family).spikeProbability());
  }

  double[] downQuantile(String family, int level) {
    return numbers(one -> of(one, family).downQuantiles()[level]);
  }

  double[] upQuantile(String family, int level) {
    return numbers(one -> of(one, family).upQuantiles()[level]);
  }

  /** The mean loss over instruments at each time, in order: what a test of a whole panel takes. */
  double[] qlikeByTime(String family) {
    Map<Long, List<Double>> byTime = new TreeMap<>();
    for (ForecastSeries one : series) {
      double[] losses = Qlike.losses(one.realized(), of(one, family).variance());
      for (int i = 0; i < losses.length; i++) {
        byTime.computeIfAbsent(one.asOfNanos()[i], time -> new ArrayList<>()).add(losses[i]);
      }
    }
    return byTime.values().stream()
        .mapToDouble(each -> each.stream().mapToDouble(Double::doubleValue).sum() / each.size())
        .toArray();
  }

  private static ForecastSeries.Family of(ForecastSeries series, String family) {
    ForecastSeries.Family found = series.families().get(family);
    if (found == null) {
      throw new IllegalArgumentException("no forecasts of family '" + family + "'");
    }
    return found;
  }
}
