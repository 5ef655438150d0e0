package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.training.report.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedQuantilesTest {
  private static final SimulatedPanel PANEL = SimulatedPanel.of(1, 3, SmallStudy.DAYS);
  private static final String LAST =
      "  - {name: fhs-aci, from: guarded, method: fhs, levels: [0.9, 0.99], conformal: aci}\n";

  @TempDir Path root;

  private static String with(String entry) {
    return SmallStudy.with(SmallStudy.TEXT, LAST, LAST + "  - " + entry + "\n");
  }

  private static final String LEARNED =
      with("{name: learned, from: log-har, family: quantile-regression, levels: [0.9, 0.99]}");

  private ComparisonSummary.Horizon hour(String text) throws IOException {
    return SmallStudy.run(PANEL, root, text).summary().horizon("1h");
  }

  @Test
  void learnedQuantilesAreJudgedBesideTheOthers() throws IOException {
    ComparisonSummary.Horizon hour = hour(LEARNED);
    assertEquals(List.of(), hour.missing());
    assertEquals(4 + 4, hour.quantiles().size());
    QuantileScore learned = hour.quantiles().get(4);
    assertEquals(List.of("learned", "log-har"), List.of(learned.name(), learned.from()));
    assertEquals(hour.quantiles().getFirst().origins(), learned.origins());
    // 648 origins at 10 %: four standard errors are 0.047.
    assertEquals(0.1, learned.rate(), 0.047);
    assertTrue(learned.mean() < hour.quantiles().get(5).mean());
    // Of what stands before it nothing changes but the correction for how many there are.
    List<QuantileScore> before = hour(SmallStudy.TEXT).quantiles();
    for (int k = 0; k < before.size(); k++) {
      QuantileScore now = hour.quantiles().get(k);
      assertEquals(
          before.get(k),
          now.withHolm(before.get(k).kupiecHolmP(), before.get(k).shortfall().z2HolmP()));
      assertTrue(now.kupiecHolmP() >= now.kupiecP());
    }
  }

  @Test
  void noLevelCrossesAnotherAndShortfallsLieBeyondTheirQuantiles() throws IOException {
    Learned learned = Learned.of(PANEL, root);
    double[][] quantile = learned.values().get("learned");
    double[][] shortfall = learned.values().get("learned shortfall");
    double ratio = shortfall[0][shortfall[0].length - 1] / quantile[0][quantile[0].length - 1];
    assertTrue(ratio > 1 && ratio < 2, "ratio " + ratio);
    int size = quantile[0].length;
    for (int i = 0; i < quantile.length; i++) {
      // One refit, one ratio.
      assertEquals(ratio, shortfall[i][size - 1] / quantile[i][size - 1], 1e-12);
    }
  }

  @Test
  void anInterruptedStudyGoesOnFromTheQuantilesItHas() throws IOException {
    PANEL.write(root);
    Path work = root.resolve("work");
    byte[] once = json(LEARNED, null, Progress.NONE);
    Progress stops =
        (step, done, total) -> {
          if (step.startsWith("scores")) {
            throw new CancellationException("enough");
          }
        };
    assertThrows(CancellationException.class, () -> json(LEARNED, work, stops));
    // The pieces of three models, and one file a side.
    try (Stream<Path> files = Files.list(work)) {
      assertEquals(
          (2 + 7) * 3 + 2, files.filter(file -> file.toString().endsWith(".kept")).count());
    }
    assertArrayEquals(once, json(LEARNED, work, Progress.NONE));
  }

  private byte[] json(String text, @Nullable Path work, Progress progress) {
    return ResultsJson.write(
        Comparison.run(SmallStudy.settings(text), SmallStudy.place(root, work, 2), progress)
            .summary());
  }

  @Test
  void aLearnerThatCannotBeIsNamedAndTheOthersGoOn() throws IOException {
    List<List<String>> cases =
        List.of(
            List.of("family: none", "no quantile family 'none'", "quantile-regression"),
            List.of("family: quantile-regression, settings: {clip: 0}", "'clip'", "clip-share"),
            List.of("family: quantile-regression, settings: {clip-share: 2}", "clipShare", "2.0"),
            List.of("family: quantile-regression, features: [no_such]", "no_such"));
    for (List<String> one : cases) {
      ComparisonSummary.Horizon hour =
          hour(with("{name: l, from: log-har, " + one.getFirst() + "}"));
      assertEquals(4, hour.quantiles().size());
      assertEquals("l", hour.missing().getFirst().model());
      String reason = hour.missing().getFirst().reason();
      one.subList(1, one.size()).forEach(part -> assertTrue(reason.contains(part), reason));
    }
  }
}
