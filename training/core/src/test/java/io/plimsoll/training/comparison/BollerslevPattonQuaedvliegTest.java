package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.training.report.ResultsJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Tables 3 and 4 of Bollerslev, Patton and Quaedvlieg (2016), by {@code training/studies/bpq.yaml};
 * the protocol is with {@link RealizedMeasures}. Every cell is read from the study's results and
 * held against the number that the authors' protocol gives in another program, which has four
 * decimals.
 */
class BollerslevPattonQuaedvliegTest {
  private static final double TOLERANCE = 5e-4;

  @Test
  void theStudyAnswersEveryCellOfBothTables() throws IOException {
    SharedData.file("BPQ2016_SP500RM_1997-2013.csv.gz");
    ComparisonSettings study = ComparisonFile.read(Yaml.read(Path.of("..", "studies", "bpq.yaml")));
    JsonNode results =
        new ObjectMapper()
            .readTree(
                ResultsJson.write(
                    Comparison.run(
                            study, SmallStudy.place(SharedData.root(), null, 2), Progress.NONE)
                        .summary()));
    JsonNode horizon = results.at("/horizons/0");
    assertEquals(3096, horizon.get("origins").asInt());
    assertEquals(0, horizon.get("missing").size(), horizon.get("missing").toString());
    Map<String, Double> ours = new TreeMap<>();
    horizon.get("inSample").forEach(fit -> tableThree(fit, ours));
    tableFour(horizon.get("variance"), "rw-", "bpq.T4.RW.", ours);
    tableFour(horizon.get("variance"), "iw-", "bpq.T4.IW.", ours);
    Map<String, Double> expected = expected();
    assertEquals(104, expected.size());
    assertEquals(expected.keySet(), ours.keySet());
    expected.forEach(
        (id, value) -> assertEquals(value, Objects.requireNonNull(ours.get(id)), TOLERANCE, id));
  }

  private static Map<String, Double> expected() throws IOException {
    Map<String, Double> expected = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    BollerslevPattonQuaedvliegTest.class.getResourceAsStream("expected_bpq.csv")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(cells -> put(expected, cells[0], Double.parseDouble(cells[1])));
    }
    return expected;
  }

  /** Each cell once. */
  private static void put(Map<String, Double> cells, String id, double value) {
    assertNull(cells.put(id, value), id + " stands twice");
  }

  private static String label(String model) {
    return model.toUpperCase(Locale.ROOT);
  }

  private static void tableThree(JsonNode fit, Map<String, Double> ours) {
    String id = "bpq.T3." + label(fit.get("model").asText()).replace("-", "") + ".";
    JsonNode coefficients = fit.get("coefficients");
    for (int j = 0; j < coefficients.size(); j++) {
      put(ours, id + "b" + j, coefficients.get(j).get("estimate").asDouble());
      put(ours, id + "se" + j, coefficients.get(j).get("standardError").asDouble());
    }
    put(ours, id + "R2", fit.get("rSquared").asDouble());
    put(ours, id + "MSE", fit.get("meanSquaredError").asDouble());
  }

  /** The models whose names begin so; ratios are to HAR's losses with the same window. */
  private static void tableFour(
      JsonNode variance, String window, String id, Map<String, Double> ours) {
    Map<String, JsonNode> scores = new TreeMap<>();
    for (JsonNode score : variance) {
      String model = score.get("model").asText();
      if (model.startsWith(window)) {
        scores.put(label(model.substring(window.length())), score);
      }
    }
    JsonNode har = Objects.requireNonNull(scores.get("HAR"));
    put(ours, id + "HAR.MSE", mse(har));
    put(ours, id + "HAR.QLIKE", har.get("qlike").asDouble());
    scores.forEach(
        (model, score) -> {
          put(ours, id + "MSEratio." + model, mse(score) / mse(har));
          put(
              ours,
              id + "QLIKEratio." + model,
              score.get("qlike").asDouble() / har.get("qlike").asDouble());
          put(ours, id + "insanity." + model, score.get("filtered").asInt());
        });
  }

  private static double mse(JsonNode score) {
    return score.at("/instruments/0/mse").asDouble();
  }
}
