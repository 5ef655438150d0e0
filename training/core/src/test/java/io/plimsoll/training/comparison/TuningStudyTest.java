package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.models.CoreEstimators;
import io.plimsoll.models.tracking.LocalTracker;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.comparison.ComparisonSummary.Tuned;
import io.plimsoll.training.report.ResultsJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Studies that tune, on a simulated series: log variance is an autoregression, the return says
 * nothing about it, so that the further features of log-har-x are noise.
 */
class TuningStudyTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDate REFIT = LocalDate.of(2001, 6, 1);
  private static final int DAYS = 900;
  private static final String TUNE =
      "{trials: 12, folds: 3, space: {ridge: {log-uniform: [0.0001, 100]}}}";
  private static final String STUDY =
      """
      name: tuned
      data:
        reader: realized-measures
        series: [{instrument: SIM, file: sim.csv, columns: {date: date, rv: rv, return: ret}}]
      inputs:
        har: [rv_1, rv_5, rv_22]
        last: rv_1
        ewma: ewma
        all: [rv_1, rv_5, rv_22, leverage_1, leverage_5, leverage_22, fall_1, fall_5, fall_22,
          weekday_1, weekday_2, weekday_3, weekday_4, weekday_5]
      horizons: [1d]
      clock: {origins: 1d, refit: 120d, from: 2001-06-01}
      spikes: {multiple: 3, long-run: rv_22, current: rv_1}
      baseline: plain
      models:
        - {name: plain, family: log-har-x}
        - {name: tuned, family: log-har-x, tune: TUNE}
      """;

  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void simulate() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    double log = -9;
    for (int i = 0; i < DAYS; i++) {
      log += -0.05 * (log + 9) + 0.25 * random.nextGaussian();
      double rv = Math.exp(log + 0.4 * random.nextGaussian());
      lines.add(FIRST_DAY.plusDays(i) + "," + rv + "," + Math.sqrt(rv) * random.nextGaussian());
    }
    write(lines);
  }

  private void write(List<String> rows) throws IOException {
    List<String> file = new ArrayList<>(List.of("date,rv,ret"));
    file.addAll(rows);
    Files.write(folder.resolve("sim.csv"), file);
  }

  private static ComparisonSettings read(String study) {
    return ComparisonFile.read(
        Yaml.read("study.yaml", new ByteArrayInputStream(study.getBytes(StandardCharsets.UTF_8))));
  }

  private ComparisonResult run(String tune, int threads, @Nullable Path work, Progress progress) {
    return run(read(STUDY.replace("TUNE", tune)), threads, work, progress);
  }

  private ComparisonResult run(
      ComparisonSettings settings, int threads, @Nullable Path work, Progress progress) {
    return Comparison.run(
        settings,
        new Comparison.Place(
            new DataFiles(folder),
            name -> {
              throw new AssertionError(name);
            },
            EstimatorCatalog.of(new CoreEstimators()),
            "test",
            work,
            threads),
        progress);
  }

  private ComparisonSummary run(String tune) {
    return run(tune, 1, null, Progress.NONE).summary();
  }

  private static String json(ComparisonResult result) {
    return new String(ResultsJson.write(result.summary()), StandardCharsets.UTF_8);
  }

  @Test
  void tuningIsNoWorseThanTheDefaultAndIsCounted() {
    ComparisonSummary summary = run(TUNE);
    ComparisonSummary.Horizon horizon = summary.horizon("1d");
    Tuned tuned = horizon.tuned().getFirst();
    assertEquals(1, horizon.tuned().size());
    assertEquals("2001-06-01T00:00:00Z", tuned.refit());
    assertEquals(12, tuned.trials());
    assertEquals(2 + 12, summary.trials());
    // The features beside rv are noise, so more than the default ridge of 0.05 is right.
    assertTrue(
        Double.parseDouble(tuned.chosen().getOrDefault("ridge", "0")) > 0.05, tuned.toString());
    assertTrue(tuned.loss() < tuned.startLoss(), tuned.toString());
    double ratio = horizon.variance("tuned").ratio();
    assertTrue(ratio < 1.005, "ratio " + ratio);
    assertNotEquals(1, ratio);
  }

  @Test
  void aModelOfTheRatioToItsLevelIsTunedInTwoSettings() {
    String more =
        ", settings: {level: rv_22}, features: [leverage_1, leverage_5, fall_1, fall_5, weekday_1,"
            + " weekday_2, weekday_3, weekday_4]";
    String tune =
        "{trials: 10, space: {ridge: {log-uniform: [0.001, 10]}, own-ridge: {log-uniform: [0.01,"
            + " 10]}}}";
    ComparisonSettings settings =
        read(STUDY.replace("log-har-x", "relative-har-x" + more).replace("TUNE", tune));
    ComparisonSummary.Horizon horizon =
        run(settings, 1, null, Progress.NONE).summary().horizon("1d");
    Tuned tuned = horizon.tuned().getFirst();
    assertTrue(tuned.loss() <= tuned.startLoss(), tuned.toString());
    double ratio = horizon.variance("tuned").ratio();
    assertTrue(ratio < 1.005, "ratio " + ratio);
  }

  @Test
  void eachRefitIsTunedWhereAsked() {
    ComparisonSummary.Horizon horizon =
        run(TUNE.replace("trials: 12", "trials: 4, every: each, strategy: random")).horizon("1d");
    assertEquals(horizon.refits(), horizon.tuned().size());
    assertTrue(horizon.tuned().size() > 2);
  }

  @Test
  void rowsAfterTheRefitAreNotSeen() throws IOException {
    List<Tuned> before = run(TUNE).horizon("1d").tuned();
    // The row of a day is known at its end: that of the refit's own day is after the refit.
    int first = (int) (REFIT.toEpochDay() - FIRST_DAY.toEpochDay());
    List<String> changed = new ArrayList<>(lines.subList(0, first));
    for (int i = first; i < DAYS; i++) {
      changed.add(FIRST_DAY.plusDays(i) + "," + (i % 7 + 1) * 1e-3 + "," + 0.05 * (i % 3 - 1));
    }
    write(changed);
    assertEquals(before, run(TUNE).horizon("1d").tuned());
    changed.set(first - 1, FIRST_DAY.plusDays(first - 1) + ",1e-3,0.05");
    write(changed);
    assertNotEquals(before, run(TUNE).horizon("1d").tuned());
  }

  @Test
  void aStudyThatIsInterruptedGoesOnToTheSameBytes() throws IOException {
    String whole = json(run(TUNE, 1, null, Progress.NONE));
    Path work = folder.resolve("work");
    assertThrows(
        IllegalStateException.class,
        () ->
            run(
                TUNE,
                1,
                work,
                (step, done, total) -> {
                  if (step.startsWith("scores")) {
                    throw new IllegalStateException("interrupted");
                  }
                }));
    try (Stream<Path> kept = Files.list(work)) {
      assertTrue(kept.count() > 2);
    }
    String other = TUNE.replace("trials: 12", "trials: 3");
    assertEquals(
        json(run(other, 1, null, Progress.NONE)), json(run(other, 2, work, Progress.NONE)));
    assertThrows(
        IllegalStateException.class,
        () ->
            run(
                TUNE,
                1,
                work,
                (step, done, total) -> {
                  if (step.startsWith("scores")) {
                    throw new IllegalStateException("interrupted");
                  }
                }));
    assertEquals(whole, json(run(TUNE, 2, work, Progress.NONE)));
    assertFalse(Files.exists(work));
  }

  @Test
  void aSettingThatTheFamilyDoesNotTakeIsNamed() {
    PlimsollException unknown =
        assertThrows(PlimsollException.class, () -> run("{space: {rigde: {uniform: [0.25, 1]}}}"));
    for (String word : List.of("model 'tuned'", "'rigde'", "0.25", "ridge, bounds-factor")) {
      assertTrue(unknown.getMessage().contains(word), unknown.getMessage());
    }
    PlimsollException refused =
        assertThrows(PlimsollException.class, () -> run("{space: {ridge: {uniform: [-1, 1]}}}"));
    assertTrue(refused.getMessage().contains("'ridge' = '-1.0'"), refused.getMessage());
    PlimsollException key =
        assertThrows(PlimsollException.class, () -> run("{trails: 3, space: {}}"));
    assertTrue(key.getMessage().contains("models[1].tune"), key.getMessage());
  }

  @Test
  void eachTrialIsAChildRun() throws IOException {
    ComparisonResult result = run(TUNE.replace("trials: 12", "trials: 3"), 1, null, Progress.NONE);
    Path runs = folder.resolve("runs");
    try (RunTracker.Run run =
        new LocalTracker(runs, InstantSource.system()).start("tuned", "evaluate")) {
      ComparisonTracking.record(result, run);
      run.finish();
    }
    double ratio = result.summary().horizon("1d").variance("tuned").ratio();
    String metric = Files.readString(runs.resolve("tuned/tuned-00001/metrics/ratio.1d.tuned"));
    assertTrue(metric.contains(" " + ratio + " 0\n"), metric);
    for (int trial = 0; trial < 3; trial++) {
      Path child = runs.resolve("tuned/tuned-0000" + (trial + 2));
      String meta = Files.readString(child.resolve("meta"));
      assertTrue(meta.contains("parent=tuned-00001\n"), meta);
      assertTrue(meta.contains("name=tune 1d tuned trial " + trial + "\n"), meta);
      assertEquals(
          result.tunings().getFirst().search().trials().get(trial).values().get("ridge"),
          Files.readString(child.resolve("params/setting.ridge")));
    }
  }
}
