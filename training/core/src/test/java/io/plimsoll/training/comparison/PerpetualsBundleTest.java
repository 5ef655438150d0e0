package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.models.multiplier.MultiplierEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * The guarded model of perp-1h as a bundle, served in event time over real perpetuals: what it
 * forecasts in a month is what the study forecast. It takes a minute or two, so it runs only where
 * it is asked for: {@code -Dplimsoll.slow=true}.
 */
class PerpetualsBundleTest {
  private static final String FOLDER = "perp5m_2025H1";
  private static final String MODEL = "guarded";

  /** A refit of the study; in the month after it the guard raises an instrument. */
  private static final long UNTIL = nanos("2025-03-01T00:00:00Z");

  private static final long END = nanos("2025-04-01T00:00:00Z");

  private static long nanos(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
  }

  private static Path studies() {
    Path up = Objects.requireNonNull(Path.of("").toAbsolutePath());
    while (!Files.isDirectory(up.resolve("training/studies"))) {
      up = Objects.requireNonNull(up.getParent(), "no training/studies above the working folder");
    }
    return up.resolve("training/studies");
  }

  @Test
  void theServedModelForecastsWhatTheStudyDid() {
    assumeTrue(
        Boolean.getBoolean("plimsoll.slow"),
        "skipped: a study of real data takes a minute; -Dplimsoll.slow=true runs it");
    Path folder = SharedData.root().resolve(FOLDER);
    assumeTrue(
        Files.isDirectory(folder),
        "skipped: no " + folder + "; set PLIMSOLL_DATA to the folder that holds " + FOLDER);
    ComparisonSettings settings = ComparisonFile.read(Yaml.read(studies().resolve("perp-1h.yaml")));
    Comparison.Place place =
        new Comparison.Place(
            new DataFiles(SharedData.root()),
            name -> FeatureView.from(Yaml.read(studies().resolve(name))),
            SmallStudy.CATALOG,
            "abc",
            null,
            2);
    // The study without the learners that are no part of the model.
    Forecasts study =
        Comparison.run(
                Bundlable.of(settings, MODEL, OptionalLong.empty()).parts(), place, Progress.NONE)
            .judged("1h")
            .forecasts();
    ModelBundle bundle =
        StudyBundle.train(
            settings,
            place,
            new StudyBundle.Request(
                "perp", MODEL, OptionalLong.empty(), OptionalLong.of(UNTIL), Map.of()),
            Progress.NONE);
    ModelBundle served = ModelBundle.fromFiles(bundle.files());
    Map<String, Double> online = online(served, (DataSettings.Bars) settings.data());
    int compared = 0;
    int raised = 0;
    for (int i = 0; i < study.instruments(); i++) {
      String instrument = study.panel(i).features().instrument().value();
      for (int o = study.firstAt(i, UNTIL); o < study.firstAt(i, END); o++) {
        double expected = study.of(MODEL)[i][o];
        if (Double.isNaN(expected)) {
          continue;
        }
        assertEquals(
            expected,
            Objects.requireNonNull(online.get(instrument + " " + study.time(i, o))),
            instrument + " at " + Spans.time(study.time(i, o)));
        raised += expected > study.of("blend")[i][o] ? 1 : 0;
        compared++;
      }
    }
    System.out.println(compared + " forecasts the same, " + raised + " of them raised");
    assertTrue(compared > 12 * 700, "compared only " + compared);
    assertTrue(raised > 0, "the guard never acted");
  }

  /** What the engine forecast from events until the end of the month, by instrument and time. */
  private static Map<String, Double> online(ModelBundle bundle, DataSettings.Bars data) {
    List<Bar> bars = new ArrayList<>();
    List<InstrumentId> universe = new ArrayList<>();
    for (BarLoader.Loaded one :
        BarLoader.load(data, new DataFiles(SharedData.root()), Progress.NONE)) {
      universe.add(one.instrument());
      bars.addAll(one.bars());
    }
    bars.sort(Comparator.comparingLong(Bar::availableNanos));
    List<MultiplierDecision> decisions = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(bundle, universe, decisions::add);
    bars.stream().takeWhile(bar -> bar.availableNanos() <= END).forEach(engine::accept);
    Map<String, Double> variances = new HashMap<>();
    for (MultiplierDecision decision : decisions) {
      assertTrue(
          decision.multiplier() >= bundle.guards().floor()
              && decision.multiplier() <= bundle.guards().cap());
      if (decision.forecast() != null) {
        assertEquals(decision.multiplier(), decision.explanation().recompute());
        variances.put(
            decision.instrument() + " " + decision.decidedNanos(), decision.forecast().variance());
      }
    }
    return variances;
  }
}
