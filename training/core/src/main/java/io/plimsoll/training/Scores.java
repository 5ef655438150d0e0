package io.plimsoll.training;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Provenance;
import io.plimsoll.training.ExperimentSummary.Counts;
import io.plimsoll.training.ExperimentSummary.FamilyScore;
import io.plimsoll.training.ExperimentSummary.FoldSummary;
import io.plimsoll.training.ExperimentSummary.OnsetScore;
import io.plimsoll.training.ExperimentSummary.QuantileScore;
import io.plimsoll.training.ExperimentSummary.SpikeScore;
import io.plimsoll.training.ExperimentSummary.Unavailable;
import io.plimsoll.training.PurgedWalkForward.Fold;
import io.plimsoll.training.PurgedWalkForward.Origins;
import io.plimsoll.training.evaluation.Auc;
import io.plimsoll.training.evaluation.AveragePrecision;
import io.plimsoll.training.evaluation.Brier;
import io.plimsoll.training.evaluation.DieboldMariano;
import io.plimsoll.training.evaluation.LogLoss;
import io.plimsoll.training.evaluation.MincerZarnowitz;
import io.plimsoll.training.evaluation.Pinball;
import io.plimsoll.training.evaluation.Qlike;
import io.plimsoll.training.evaluation.ReliabilityCurve;
import io.plimsoll.training.evaluation.SquaredError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** From forecasts and what followed to the numbers of an experiment. */
final class Scores {
  /** Enough for a curve, few enough that a bin of a small sample holds some spikes. */
  private static final int BINS = 10;

  /**
   * No honest model of the field halves the loss of log-HAR; one that does has most likely seen the
   * future.
   */
  private static final double TOO_GOOD = 0.5;

  private static final int THIN = 1000;

  private final ExperimentSettings settings;
  private final Pooled pooled;
  private final double[] realized;
  private final boolean[] spike;
  private final boolean[] spiking;

  private Scores(ExperimentSettings settings, List<ForecastSeries> series) {
    this.settings = settings;
    this.pooled = new Pooled(series);
    this.realized = pooled.numbers(ForecastSeries::realized);
    this.spike = pooled.flags(ForecastSeries::spike);
    this.spiking = pooled.flags(ForecastSeries::spiking);
  }

  static ExperimentSummary summarize(
      ExperimentSettings settings,
      Provenance.Origin origin,
      List<Panel> panels,
      List<Origins> usable,
      List<Fold> folds,
      List<ForecastSeries> series,
      List<Unavailable> unavailable) {
    Scores scores = new Scores(settings, series);
    if (scores.realized.length == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "there is no test origin where every family has a forecast");
    }
    List<FamilyScore> families =
        series.getFirst().families().keySet().stream().map(scores::family).toList();
    List<FamilyScore> ranked =
        families.stream().sorted(Comparator.comparingDouble(FamilyScore::qlike)).toList();
    FamilyScore champion = ranked.getFirst();
    FamilyScore runnerUp = ranked.size() > 1 ? ranked.get(1) : champion;
    Counts counts = counts(panels, usable, folds, scores.realized.length);
    return new ExperimentSummary(
        settings.name(),
        origin.dataSha256(),
        origin.viewName() + "@" + origin.viewVersion(),
        origin.label(),
        settings.seed(),
        settings.baseline(),
        champion.family(),
        runnerUp.family(),
        scores.test(champion.family(), runnerUp.family()),
        families.size(),
        counts,
        folds.stream().map(Scores::fold).toList(),
        families,
        unavailable,
        warnings(families, counts));
  }

  private static Counts counts(
      List<Panel> panels, List<Origins> usable, List<Fold> folds, int judged) {
    return new Counts(
        panels.stream().mapToInt(panel -> panel.features().size()).sum(),
        panels.stream().mapToInt(panel -> panel.labels().complete()).sum(),
        panels.stream().mapToInt(panel -> panel.labels().floored()).sum(),
        usable.stream().mapToInt(origins -> origins.rows().length).sum(),
        folds.stream().mapToInt(Fold::testSize).sum(),
        judged);
  }

  private FamilyScore family(String family) {
    double[] forecast = pooled.variance(family);
    double[] baseline = pooled.variance(settings.baseline());
    double qlike = Qlike.mean(realized, forecast);
    double mse = SquaredError.mean(realized, forecast);
    return new FamilyScore(
        family,
        qlike,
        qlike / Qlike.mean(realized, baseline),
        test(family, settings.baseline()),
        mse,
        mse / SquaredError.mean(realized, baseline),
        SquaredError.meanOfLogs(realized, forecast),
        MincerZarnowitz.fit(logs(realized), logs(forecast)),
        spike(family),
        onset(family),
        quantiles(family));
  }

  private DieboldMariano test(String first, String second) {
    return DieboldMariano.test(
        pooled.qlikeByTime(first), pooled.qlikeByTime(second), settings.horizonSteps());
  }

  private SpikeScore spike(String family) {
    double[] p = pooled.spikeProbability(family);
    int spikes = 0;
    for (boolean one : spike) {
      spikes += one ? 1 : 0;
    }
    ReliabilityCurve curve = ReliabilityCurve.quantileBins(spike, p, BINS);
    return new SpikeScore(
        spikes,
        (double) spikes / spike.length,
        AveragePrecision.of(spike, p),
        AveragePrecision.lift(spike, p),
        Auc.of(spike, p),
        Brier.of(spike, p),
        Brier.skill(spike, p, pooled.numbers(ForecastSeries::climatology)),
        LogLoss.of(spike, p),
        curve.expectedCalibrationError(),
        curve);
  }

  private OnsetScore onset(String family) {
    double[] p = pooled.spikeProbability(family);
    double[] calm = new double[p.length];
    boolean[] onset = new boolean[p.length];
    int size = 0;
    int onsets = 0;
    for (int i = 0; i < p.length; i++) {
      if (!spiking[i]) {
        calm[size] = p[i];
        onset[size] = spike[i];
        onsets += spike[i] ? 1 : 0;
        size++;
      }
    }
    boolean[] outcomes = Arrays.copyOf(onset, size);
    double[] scores = Arrays.copyOf(calm, size);
    return new OnsetScore(
        size,
        onsets,
        AveragePrecision.of(outcomes, scores),
        AveragePrecision.lift(outcomes, scores),
        Auc.of(outcomes, scores));
  }

  private List<QuantileScore> quantiles(String family) {
    List<QuantileScore> scores = new ArrayList<>();
    for (int level = 0; level < settings.levels().size(); level++) {
      scores.add(
          quantile(
              "down",
              level,
              pooled.numbers(ForecastSeries::down),
              pooled.downQuantile(family, level)));
    }
    for (int level = 0; level < settings.levels().size(); level++) {
      scores.add(
          quantile(
              "up", level, pooled.numbers(ForecastSeries::up), pooled.upQuantile(family, level)));
    }
    return scores;
  }

  private QuantileScore quantile(String side, int level, double[] excursion, double[] quantile) {
    int exceedances = 0;
    for (int i = 0; i < excursion.length; i++) {
      exceedances += excursion[i] > quantile[i] ? 1 : 0;
    }
    double p = settings.levels().get(level);
    return new QuantileScore(
        side,
        p,
        Pinball.mean(p, excursion, quantile),
        exceedances,
        (double) exceedances / excursion.length);
  }

  private static List<String> warnings(List<FamilyScore> families, Counts counts) {
    List<String> warnings = new ArrayList<>();
    for (FamilyScore score : families) {
      if (score.qlikeRatio() < TOO_GOOD) {
        warnings.add(
            score.family()
                + " has less than half the loss of the baseline: an input most likely knows the future");
      }
    }
    if (counts.judged() < THIN) {
      warnings.add(
          "only "
              + counts.judged()
              + " origins were judged, and neighbouring ones overlap: differences of a few percent mean little");
    }
    return warnings;
  }

  private static FoldSummary fold(Fold fold) {
    return new FoldSummary(
        fold.index(), fold.testFromNanos(), fold.testToNanos(), fold.trainSize(), fold.testSize());
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).toArray();
  }
}
