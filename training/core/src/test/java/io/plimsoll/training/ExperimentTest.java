package io.plimsoll.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.models.BoundForecaster;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.ExperimentResult.DatedForecaster;
import io.plimsoll.training.ExperimentSummary.FamilyScore;
import io.plimsoll.training.report.ResultsJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final Panel PANEL = Market.panel(Market.bars(1));
  private static final ExperimentResult RESULT = run(Market.settings(), PANEL);

  @Test
  void logHarBeatsTheRandomWalkWhereVolatilityReverts() {
    ExperimentSummary summary = RESULT.summary();
    FamilyScore walk = summary.score("random-walk");
    assertTrue(walk.qlikeRatio() > 1, "ratio " + walk.qlikeRatio());
    assertEquals(1, summary.score("log-har").qlikeRatio());
    assertEquals(1, summary.score("log-har").againstBaseline().pValue());
    assertEquals(4, summary.trials());
    assertTrue(summary.unavailable().isEmpty());
    assertTrue(summary.counts().judged() > 350, "judged " + summary.counts().judged());
    assertTrue(summary.score("log-har").spike().lift() > 1.5);
  }

  @Test
  void theChampionHasTheLowestLoss() {
    ExperimentSummary summary = RESULT.summary();
    double least = summary.families().stream().mapToDouble(FamilyScore::qlike).min().orElseThrow();
    assertEquals(least, summary.score(summary.champion()).qlike());
    assertTrue(summary.championAgainstRunnerUp().meanDifference() <= 0);
  }

  @Test
  void threadsDoNotChangeTheNumbers() {
    ExperimentSettings s = Market.settings();
    ExperimentSettings one =
        new ExperimentSettings(
            s.name(),
            s.families(),
            s.combined(),
            s.baseline(),
            s.inputs(),
            s.labels(),
            s.split(),
            s.everyNanos(),
            s.calibrationFraction(),
            s.levels(),
            s.seed(),
            1);
    assertArrayEquals(
        ResultsJson.write(RESULT.summary()), ResultsJson.write(run(one, PANEL).summary()));
  }

  @Test
  void aFamilyThatNobodyOffersIsListedAndTheOthersGoOn() {
    ExperimentSettings s = Market.settings();
    ExperimentSettings more =
        new ExperimentSettings(
            s.name(),
            List.of("ewma", "log-har", "crystal-ball", "broken"),
            List.of("log-har", "crystal-ball"),
            s.baseline(),
            s.inputs(),
            s.labels(),
            s.split(),
            s.everyNanos(),
            s.calibrationFraction(),
            s.levels(),
            s.seed(),
            2);
    EstimatorProvider broken = new Broken();
    ExperimentSummary summary =
        Experiment.run(
                more,
                Market.ORIGIN,
                List.of(PANEL),
                EstimatorCatalog.of(new io.plimsoll.models.CoreEstimators(), broken),
                Progress.NONE,
                null)
            .summary();
    assertEquals(
        List.of("crystal-ball", "broken", "combination"),
        summary.unavailable().stream().map(ExperimentSummary.Unavailable::family).toList());
    assertTrue(summary.unavailable().get(1).reason().contains("libgomp"));
    assertEquals(2, summary.families().size());
  }

  @Test
  void tooLittleDataIsTheUsersError() {
    List<io.plimsoll.datasets.market.Bar> few = Market.bars(1).subList(0, 1440);
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> run(Market.settings(), Market.panel(few)));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
  }

  @Test
  void forecastersOfFoldsGiveTheJudgedForecasts() {
    ForecastSeries series = RESULT.series().getFirst();
    List<DatedForecaster> dated = Objects.requireNonNull(RESULT.forecasters().get("log-har"));
    DatedForecaster last = dated.getLast();
    BoundForecaster bound = last.forecaster().bind(PANEL.features().columns());
    int row = PANEL.features().size();
    while (--row > 0 && PANEL.features().asOfNanos(row) != series.asOfNanos()[series.size() - 1]) {}
    double judged =
        Objects.requireNonNull(series.families().get("log-har")).variance()[series.size() - 1];
    assertEquals(judged, bound.forecast(PANEL.features(), row).orElseThrow().variance());
    for (DatedForecaster each : dated) {
      assertTrue(each.forecaster().model().provenance().origin().toNanos() <= each.fromNanos());
    }
  }

  @Test
  void theFinalFitKnowsNothingThatMaturedLater() {
    long until = 80 * Market.HOUR;
    Forecaster early =
        FinalFit.champion(
            Market.settings(), Market.ORIGIN, List.of(PANEL), Market.CATALOG, RESULT, until);
    Forecaster all =
        FinalFit.champion(
            Market.settings(),
            Market.ORIGIN,
            List.of(PANEL),
            Market.CATALOG,
            RESULT,
            Long.MAX_VALUE);
    assertTrue(early.model().provenance().origin().toNanos() <= until);
    assertTrue(all.model().provenance().origin().toNanos() > until);
    assertEquals(RESULT.summary().champion(), all.model().family());
    assertNotNull(all.calibration());
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                FinalFit.fit(
                    Market.settings(),
                    Market.ORIGIN,
                    List.of(PANEL),
                    "oracle",
                    List.of(),
                    Market.CATALOG,
                    until));
    assertEquals(ErrorCode.NOT_FOUND, e.code());
  }

  @Test
  void aTrackerGetsEveryFold() {
    Recorder recorder = new Recorder();
    Experiment.run(
        Market.settings(), Market.ORIGIN, List.of(PANEL), Market.CATALOG, Progress.NONE, recorder);
    long folds = RESULT.summary().folds().size();
    assertEquals(
        folds, recorder.seen.stream().filter(m -> m.startsWith("fold_qlike.log-har=")).count());
    assertFalse(recorder.seen.stream().anyMatch(m -> m.contains("NaN")));
  }

  static ExperimentResult run(ExperimentSettings settings, Panel panel) {
    return Experiment.run(
        settings, Market.ORIGIN, List.of(panel), Market.CATALOG, Progress.NONE, null);
  }

  /** A provider whose library is missing. */
  private static final class Broken implements EstimatorProvider {
    @Override
    public List<String> families() {
      return List.of("broken");
    }

    @Override
    public Estimator<?> create(String family, Inputs inputs) {
      throw new UnsatisfiedLinkError("libgomp.so.1 is missing");
    }
  }

  /** Remembers what it is told. */
  private static final class Recorder implements RunTracker.Run {
    private final List<String> seen = new ArrayList<>();

    @Override
    public String id() {
      return "1";
    }

    @Override
    public void param(String name, String value) {
      seen.add(name + "=" + value);
    }

    @Override
    public void metric(String name, double value, long step) {
      seen.add(name + "=" + value + "@" + step);
    }

    @Override
    public void artifact(String path, byte[] content) {}

    @Override
    public RunTracker.Run child(String runName) {
      return this;
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
