package io.plimsoll.training.comparison;

import static io.plimsoll.training.comparison.HandMade.HOUR;
import static io.plimsoll.training.comparison.HandMade.constant;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.models.classifier.Classifier;
import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.models.classifier.EventSample;
import io.plimsoll.training.BuildInfo;
import io.plimsoll.training.report.ResultsJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikeClassifiersTest {
  private static final SimulatedPanel PANEL = SimulatedPanel.of(1, 3, SmallStudy.DAYS);
  private static final String LAST = "  - {name: platt, from: guarded, method: platt}\n";
  private static final String DIRECT =
      SmallStudy.with(
          SmallStudy.TEXT,
          LAST,
          LAST
              + "  - {name: direct, family: pooled-logistic, settings: {ridge: 2}}\n"
              + "  - {name: lined-up, family: pooled-logistic, calibrate: isotonic}\n");

  @TempDir Path root;

  /** Says the log odds of the share of events among its rows, and keeps how many those were. */
  private record Share(List<Integer> rows) implements ClassifierEstimator {
    @Override
    public String family() {
      return "share";
    }

    @Override
    public Classifier fit(EventSample sample) {
      rows.add(sample.size());
      if (sample.size() < 5) {
        throw new PlimsollException(ErrorCode.INVALID_INPUT, "only " + sample.size() + " rows");
      }
      double events = 0;
      for (double target : sample.targets()) {
        events += target;
      }
      double odds = Math.log(events / (sample.size() - events));
      return new Classifier() {
        @Override
        public List<String> features() {
          return sample.features();
        }

        @Override
        public double score(double[] x) {
          return odds + x[0];
        }
      };
    }
  }

  private static ProbabilitySettings.Direct direct(TrainingWindow window, List<String> features) {
    return new ProbabilitySettings.Direct(
        "d", "share", window, features, Map.of(), ProbabilitySettings.Calibration.NONE);
  }

  /** Twenty hours of one instrument in folds of four; hours 1, 5, 9, … are spikes. */
  private static double[][] odds(
      ClassifierEstimator estimator, ProbabilitySettings.Direct settings, long embargo) {
    double[] realized = constant(20, 1);
    for (int hour = 1; hour < 20; hour += 4) {
      realized[hour] = 3;
    }
    Sample sample = HandMade.spiking(realized);
    Forecasts forecasts = HandMade.forecasts(sample);
    List<RefitSchedule.Fold> folds = new RefitSchedule.Every(4 * HOUR).folds(0, 20 * HOUR);
    Fitting fitting =
        new Fitting(
            SmallStudy.settings(),
            sample,
            SmallStudy.CATALOG,
            BuildInfo.origin("cafe", "hand", "1", "rv", "abc"));
    return new SpikeClassifiers(forecasts, folds, fitting, embargo, new Checkpoints(null, ""))
        .logOdds(settings, estimator);
  }

  @Test
  void aRefitLearnsFromTheRowsWhoseLabelHadMatured() {
    Share share = new Share(new ArrayList<>());
    double[] odds = odds(share, direct(new TrainingWindow.Expanding(), List.of("idle")), 0)[0];
    // A label matures an hour on: at hours 0, 4, 8, 12 and 16 as many rows are known.
    assertEquals(List.of(0, 4, 8, 12, 16), share.rows());
    // Five rows are wanted, so that it begins at hour 8: a quarter of the rows are spikes, odds of
    // one to three; idle is 0 everywhere.
    assertTrue(Double.isNaN(odds[0]) && Double.isNaN(odds[7]));
    for (int hour = 8; hour < 20; hour++) {
      assertEquals(Math.log(1 / 3.0), odds[hour], 1e-12);
    }
  }

  @Test
  void anEmbargoAndAWindowTakeRowsAway() {
    Share share = new Share(new ArrayList<>());
    odds(share, direct(new TrainingWindow.Expanding(), List.of("idle")), HOUR);
    assertEquals(List.of(0, 3, 7, 11, 15), share.rows());
    Share newest = new Share(new ArrayList<>());
    double[] odds = odds(newest, direct(new TrainingWindow.Rows(6), List.of("rv")), 0)[0];
    assertEquals(List.of(0, 0, 6, 6, 6), newest.rows());
    // Of rows 2 to 7 one, hour 5, is a spike; the feature is 1.
    assertEquals(Math.log(1 / 5.0) + 1, odds[8], 1e-12);
  }

  @Test
  void whatCannotBeFittedAnywhereSaysWhy() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                odds(
                    new Share(new ArrayList<>()),
                    direct(new TrainingWindow.Rows(4), List.of("rv")),
                    0));
    assertTrue(String.valueOf(e.getMessage()).contains("only 4 rows"), e.getMessage());
    IllegalArgumentException absent =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                odds(
                    new Share(new ArrayList<>()),
                    direct(new TrainingWindow.Expanding(), List.of("gone")),
                    0));
    assertTrue(String.valueOf(absent.getMessage()).contains("gone"), absent.getMessage());
  }

  private byte[] json(String text, Path work, int threads, Progress progress) {
    return ResultsJson.write(
        Comparison.run(SmallStudy.settings(text), SmallStudy.place(root, work, threads), progress)
            .summary());
  }

  private static List<Path> kept(Path work) throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files.filter(file -> file.toString().endsWith(".kept")).sorted().toList();
    }
  }

  @Test
  void aStudyJudgesClassifiersBesideProbabilitiesFromVariances() throws IOException {
    ComparisonSummary.Horizon hour = SmallStudy.run(PANEL, root, DIRECT).summary().horizon("1h");
    assertEquals(List.of(), hour.missing());
    assertEquals(
        List.of("residuals", "platt", "direct", "lined-up"),
        hour.spikes().stream().map(SpikeScores::name).toList());
    SpikeScores direct = hour.spikes().get(2);
    assertEquals("pooled-logistic", direct.from());
    assertEquals("none", direct.method());
    assertEquals("isotonic", hour.spikes().get(3).method());
    assertEquals(hour.origins(), direct.spike().origins());
    // The market's variance comes in clusters that its features show.
    assertTrue(direct.spike().auc() > 0.6, "area " + direct.spike().auc());
    // What stands beside it is what it was without it.
    ComparisonSummary.Horizon without =
        SmallStudy.run(PANEL, root, SmallStudy.TEXT).summary().horizon("1h");
    assertEquals(without.spikes(), hour.spikes().subList(0, 2));
    assertEquals(without.variance(), hour.variance());
  }

  @Test
  void anInterruptedStudyGoesOnFromTheClassifiersItHas() throws IOException {
    PANEL.write(root);
    Path work = root.resolve("work");
    byte[] once = json(DIRECT, null, 1, Progress.NONE);
    Progress stops =
        (step, done, total) -> {
          if (step.startsWith("scores")) {
            throw new CancellationException("enough");
          }
        };
    assertThrows(CancellationException.class, () -> json(SmallStudy.TEXT, work, 1, stops));
    List<Path> before = kept(work);
    Path other = root.resolve("other");
    assertThrows(CancellationException.class, () -> json(DIRECT, other, 2, stops));
    // One file a classifier beside those of the models.
    assertEquals(before.size() + 2, kept(other).size());
    assertArrayEquals(once, json(DIRECT, other, 2, Progress.NONE));

    // Other numbers in what was kept show up, so it was read.
    assertThrows(CancellationException.class, () -> json(DIRECT, other, 2, stops));
    for (Path file : kept(other)) {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 8 * 3 * 17 * 24) {
        ByteBuffer.wrap(bytes).putDouble(bytes.length - 8, 5);
        Files.write(file, bytes);
      }
    }
    assertTrue(!Arrays.equals(once, json(DIRECT, other, 2, Progress.NONE)));
  }

  @Test
  void aClassifierThatCannotBeIsNamedAndTheOthersGoOn() throws IOException {
    String text =
        SmallStudy.with(
            SmallStudy.TEXT,
            LAST,
            LAST
                + "  - {family: no-such-family}\n"
                + "  - {name: misspelt, family: pooled-logistic, settings: {rigde: 1}}\n"
                + "  - {name: refused, family: pooled-logistic, settings: {ridge: 0}}\n"
                + "  - {name: nowhere, family: pooled-logistic, features: [no_such_feature]}\n"
                + "  - {name: right, family: pooled-logistic}\n");
    ComparisonSummary.Horizon hour = SmallStudy.run(PANEL, root, text).summary().horizon("1h");
    assertEquals(
        List.of("no-such-family", "misspelt", "refused", "nowhere"),
        hour.missing().stream().map(ComparisonSummary.Missing::model).toList());
    List<List<String>> reasons =
        List.of(
            List.of("no classifier family", "pooled-logistic"),
            List.of("'rigde'", "ridge"),
            List.of("ridge", "0.0"),
            List.of("no_such_feature"));
    for (int k = 0; k < reasons.size(); k++) {
      String reason = hour.missing().get(k).reason();
      reasons.get(k).forEach(part -> assertTrue(reason.contains(part), reason));
    }
    assertEquals("right", hour.spikes().getLast().name());
  }
}
