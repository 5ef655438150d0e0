package io.plimsoll.training.comparison;

import io.plimsoll.training.evaluation.AlertBudget;
import io.plimsoll.training.evaluation.Auc;
import io.plimsoll.training.evaluation.AveragePrecision;
import io.plimsoll.training.evaluation.Brier;
import io.plimsoll.training.evaluation.CalibrationError;
import io.plimsoll.training.evaluation.DeLong;
import io.plimsoll.training.evaluation.LogLoss;
import io.plimsoll.training.evaluation.ReliabilityCurve;
import io.plimsoll.training.evaluation.ReliabilityLine;
import java.util.ArrayList;
import java.util.List;

/** Scores probabilities of spikes on the judged origins. */
final class SpikeScoring {
  private static final double[] BUDGETS = {0.005, 0.01, 0.02};
  private static final int REPLICATIONS = 500;
  private static final double BLOCK = 24;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final Judged judged;
  private final AlertScoring alerts;
  private final long seed;

  SpikeScoring(Judged judged, long stepNanos, long seed) {
    this.judged = judged;
    this.alerts = new AlertScoring(judged, stepNanos);
    this.seed = seed;
  }

  /**
   * The scores of one forecast; origins without a probability do not count.
   *
   * @param climatology of spikes among all origins
   * @param calmClimatology of spikes among origins that were calm
   */
  SpikeScores scores(
      ProbabilitySettings settings,
      double[][] probabilities,
      double[][] climatology,
      double[][] calmClimatology) {
    return new SpikeScores(
        settings.name(),
        settings.source(),
        settings.method(),
        score(probabilities, climatology, false),
        score(probabilities, calmClimatology, true),
        alerts.scores(probabilities));
  }

  private SpikeScores.Score score(double[][] probabilities, double[][] climatology, boolean calm) {
    int[] kept = new int[judged.size()];
    int n = 0;
    for (int at = 0; at < kept.length; at++) {
      boolean counts = !calm || !judged.label(at).spiking();
      if (counts && Double.isFinite(value(probabilities, at))) {
        kept[n++] = at;
      }
    }
    boolean[] spike = new boolean[n];
    double[] p = new double[n];
    double[] base = new double[n];
    long[] days = new long[n];
    int events = 0;
    for (int k = 0; k < n; k++) {
      spike[k] = judged.label(kept[k]).spike();
      p[k] = value(probabilities, kept[k]);
      base[k] = value(climatology, kept[k]);
      days[k] = Math.floorDiv(judged.times()[kept[k]], DAY_NANOS);
      events += spike[k] ? 1 : 0;
    }
    return events == 0 || events == n ? undefined(n, events) : score(spike, p, base, days, events);
  }

  private double value(double[][] values, int at) {
    return values[judged.instruments()[at]][judged.origins()[at]];
  }

  private static SpikeScores.Score undefined(int n, int events) {
    double nan = Double.NaN;
    return new SpikeScores.Score(
        n,
        events,
        (double) events / n,
        nan,
        nan,
        nan,
        nan,
        nan,
        nan,
        nan,
        nan,
        nan,
        nan,
        nan,
        nan,
        List.of(),
        List.of());
  }

  private SpikeScores.Score score(
      boolean[] spike, double[] p, double[] base, long[] days, int events) {
    ReliabilityLine line = ReliabilityLine.fit(spike, p);
    CalibrationError error =
        CalibrationError.of(spike, p, CalibrationError.BINS, REPLICATIONS, BLOCK, seed);
    List<SpikeScores.Budget> budgets = new ArrayList<>();
    for (double share : BUDGETS) {
      AlertBudget budget = AlertBudget.of(spike, p, share);
      budgets.add(
          new SpikeScores.Budget(share, budget.alerts(), budget.precision(), budget.recall()));
    }
    List<SpikeScores.Bin> bins = new ArrayList<>();
    ReliabilityCurve.quantileBins(spike, p, CalibrationError.BINS)
        .bins()
        .forEach(
            bin -> bins.add(new SpikeScores.Bin(bin.meanForecast(), bin.frequency(), bin.count())));
    return new SpikeScores.Score(
        spike.length,
        events,
        (double) events / spike.length,
        AveragePrecision.of(spike, p),
        AveragePrecision.lift(spike, p),
        Auc.of(spike, p),
        Math.sqrt(DeLong.variance(spike, p, days)),
        Brier.of(spike, p),
        Brier.skill(spike, p, base),
        LogLoss.of(spike, p),
        error.value(),
        error.lower(),
        error.upper(),
        line.slope(),
        line.intercept(),
        budgets,
        bins);
  }
}
