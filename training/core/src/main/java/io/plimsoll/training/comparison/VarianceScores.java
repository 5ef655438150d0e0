package io.plimsoll.training.comparison;

import io.plimsoll.training.evaluation.DieboldMariano;
import io.plimsoll.training.evaluation.GiacominiWhite;
import io.plimsoll.training.evaluation.LossGrid;
import io.plimsoll.training.evaluation.MincerZarnowitz;
import io.plimsoll.training.evaluation.ModelConfidenceSet;
import io.plimsoll.training.evaluation.PanelDieboldMariano;
import io.plimsoll.training.evaluation.Qlike;
import io.plimsoll.training.evaluation.SquaredError;
import io.plimsoll.training.evaluation.SuperiorPredictiveAbility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Scores the variance forecasts of all models on the same origins. */
final class VarianceScores {
  private static final double CONFIDENCE = 0.1;
  private static final double SIGNIFICANCE = 0.05;
  private static final int HOURS = 24;
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final int TERCILES = 3;
  private static final int LEAST_TIMES = 10;

  private final Judged judged;
  private final String baseline;
  private final int horizonSteps;
  private final Map<String, double[]> losses = new LinkedHashMap<>();
  private final int[] tercile;

  VarianceScores(Judged judged, String baseline, int horizonSteps) {
    this.judged = judged;
    this.baseline = baseline;
    this.horizonSteps = horizonSteps;
    judged.variances().forEach((model, f) -> losses.put(model, Qlike.losses(judged.realized(), f)));
    this.tercile = Terciles.of(judged, judged.of(baseline));
  }

  /** The scores of all models, in their order. */
  List<VarianceScore> scores(List<String> references, long seed) {
    List<String> models = List.copyOf(losses.keySet());
    double[][] byTime = new double[models.size()][];
    for (int m = 0; m < byTime.length; m++) {
      byTime[m] = meanOverInstruments(loss(models.get(m)));
    }
    double[] p = ModelConfidenceSet.of(byTime, seed).rangeP();
    List<VarianceScore> scores = new ArrayList<>();
    for (int m = 0; m < byTime.length; m++) {
      String model = models.get(m);
      boolean measure = model.equals(baseline) || references.contains(model);
      double superior = measure ? superior(byTime, m, seed) : Double.NaN;
      scores.add(score(model, references, p[m], superior));
    }
    return scores;
  }

  /** Whether some other model is better than one; NaN where there is none, or hardly a time. */
  private static double superior(double[][] byTime, int benchmark, long seed) {
    if (byTime.length < 2 || byTime[benchmark].length < LEAST_TIMES) {
      return Double.NaN;
    }
    double[][] others =
        IntStream.range(0, byTime.length)
            .filter(m -> m != benchmark)
            .mapToObj(m -> byTime[m])
            .toArray(double[][]::new);
    return SuperiorPredictiveAbility.test(byTime[benchmark], others, seed).consistent();
  }

  private double[] loss(String model) {
    return Objects.requireNonNull(losses.get(model), model);
  }

  private VarianceScore score(
      String model, List<String> references, double confidenceP, double superiorP) {
    double[] f = judged.of(model);
    PanelDieboldMariano panel = panel(model, baseline);
    List<VarianceScore.Instrument> instruments = instruments(model, panel);
    VarianceScore.Instrument worst =
        instruments.stream().max((a, b) -> Double.compare(a.ratio(), b.ratio())).orElseThrow();
    return new VarianceScore(
        model,
        mean(loss(model)),
        mean(loss(model)) / mean(loss(baseline)),
        median(instruments.stream().mapToDouble(VarianceScore.Instrument::ratio).toArray()),
        worst.ratio(),
        worst.instrument(),
        median(instruments.stream().mapToDouble(VarianceScore.Instrument::mseRatio).toArray()),
        instruments.stream().mapToDouble(VarianceScore.Instrument::mseRatio).max().orElseThrow(),
        SquaredError.meanOfLogs(judged.realized(), f),
        MincerZarnowitz.fit(logs(judged.realized()), logs(f)),
        tests(model, references),
        confidenceP,
        confidenceP >= CONFIDENCE,
        superiorP,
        ratios(model, HOURS, this::hour),
        ratios(model, TERCILES, at -> tercile[at]),
        byTercile(model),
        judged.forecasts().filtered(model, judged.instruments(), judged.origins()),
        instruments);
  }

  private PanelDieboldMariano panel(String model, String against) {
    return PanelDieboldMariano.test(grid(loss(model)), grid(loss(against)), horizonSteps);
  }

  private double[][] grid(double[] values) {
    return LossGrid.of(judged.times(), judged.instruments(), judged.count(), values);
  }

  /** The mean over instruments at each time, in order of time. */
  private double[] meanOverInstruments(double[] values) {
    double[][] grid = grid(values);
    double[] means = new double[grid[0].length];
    for (int t = 0; t < means.length; t++) {
      int n = 0;
      for (double[] instrument : grid) {
        if (!Double.isNaN(instrument[t])) {
          means[t] += instrument[t];
          n++;
        }
      }
      means[t] /= n;
    }
    return means;
  }

  private List<VarianceScore.Test> tests(String model, List<String> references) {
    List<String> against = new ArrayList<>();
    against.add(baseline);
    references.stream().filter(name -> !name.equals(baseline)).forEach(against::add);
    List<VarianceScore.Test> tests = new ArrayList<>();
    for (String other : against) {
      if (!other.equals(model)) {
        PanelDieboldMariano test = panel(model, other);
        DieboldMariano pooled = test.pooled();
        tests.add(
            new VarianceScore.Test(
                other,
                pooled.statistic(),
                pooled.pValue(),
                pooled.lag(),
                test.firstIsBetter(SIGNIFICANCE),
                test.secondIsBetter(SIGNIFICANCE)));
      }
    }
    return tests;
  }

  private List<VarianceScore.Instrument> instruments(String model, PanelDieboldMariano panel) {
    List<VarianceScore.Instrument> scores = new ArrayList<>();
    for (int i = 0; i < judged.count(); i++) {
      if (judged.size(i) == 0) {
        continue;
      }
      double[] y = judged.of(i, judged.realized());
      double own = mean(judged.of(i, loss(model)));
      scores.add(
          new VarianceScore.Instrument(
              judged.name(i),
              judged.size(i),
              own,
              own / mean(judged.of(i, loss(baseline))),
              SquaredError.mean(y, judged.of(i, judged.of(model))),
              SquaredError.mean(y, judged.of(i, judged.of(model)))
                  / SquaredError.mean(y, judged.of(i, judged.of(baseline))),
              panel.instruments().get(i).statistic(),
              panel.holm()[i]));
    }
    return scores;
  }

  /** Which group an origin belongs to. */
  private interface Group {
    int of(int at);
  }

  private int hour(int at) {
    return (int) (Math.floorMod(judged.times()[at], HOURS * HOUR_NANOS) / HOUR_NANOS);
  }

  /** The ratio of mean losses in each group; NaN where a group is empty. */
  private List<Double> ratios(String model, int groups, Group group) {
    double[] own = new double[groups];
    double[] base = new double[groups];
    for (int at = 0; at < judged.size(); at++) {
      own[group.of(at)] += loss(model)[at];
      base[group.of(at)] += loss(baseline)[at];
    }
    List<Double> ratios = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      ratios.add(own[g] / base[g]);
    }
    return ratios;
  }

  /**
   * Whether accuracy differs from the baseline's in some tercile, on the instrument with the most
   * origins: a regime is one instrument's, and the test takes one series.
   */
  private double byTercile(String model) {
    int largest = 0;
    for (int i = 1; i < judged.count(); i++) {
      largest = judged.size(i) > judged.size(largest) ? i : largest;
    }
    int from = judged.starts()[largest];
    int to = judged.starts()[largest + 1];
    if (model.equals(baseline)) {
      return Double.NaN;
    }
    return GiacominiWhite.byRegime(
            Arrays.copyOfRange(loss(model), from, to),
            Arrays.copyOfRange(loss(baseline), from, to),
            horizonSteps,
            Arrays.copyOfRange(tercile, from, to),
            TERCILES)
        .test()
        .pValue();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).toArray();
  }
}
