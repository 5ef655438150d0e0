package io.plimsoll.models.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureEntity;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Source;
import io.plimsoll.models.BoundForecaster;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelBundleTest {
  private static final ModelBundle BUNDLE = GoldenBundle.build();

  private static byte[] golden(String release) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ModelBundleTest.class.getResourceAsStream("golden-" + release + ".plimsoll"))) {
      return in.readAllBytes();
    }
  }

  @Test
  void filesComeBackAsTheSameBundle() {
    Map<String, byte[]> files = BUNDLE.files();
    ModelBundle again = ModelBundle.fromFiles(files);
    assertEquals(BUNDLE.name(), again.name());
    assertEquals(BUNDLE.view(), again.view());
    assertEquals(BUNDLE.view().version(), again.view().version());
    assertEquals(BUNDLE.policy(), again.policy());
    assertEquals(BUNDLE.guards(), again.guards());
    assertEquals(BUNDLE.origin(), again.origin());
    assertEquals(BUNDLE.metadata(), again.metadata());
    files.forEach((path, bytes) -> assertArrayEquals(bytes, again.files().get(path), path));
  }

  @Test
  void aViewThatSaysMoreComesBackWhole() {
    FeatureView plain = BUNDLE.view();
    FeatureView view =
        new FeatureView(
            plain.name(),
            plain.barNanos(),
            plain.everyNanos(),
            plain.features(),
            FeatureEntity.INSTRUMENT,
            3 * plain.everyNanos(),
            List.of(Source.BARS, Source.OPEN_INTEREST),
            "words");
    ModelBundle bundle =
        new ModelBundle(
            BUNDLE.name(),
            view,
            BUNDLE.forecaster(),
            BUNDLE.policy(),
            BUNDLE.guards(),
            BUNDLE.origin());
    assertEquals(view, ModelBundle.fromFiles(bundle.files()).view());
    assertNotEquals(plain.version(), view.version());
  }

  @Test
  void aBundleOfRelease010PredictsTheSameNumbers() throws IOException {
    ModelBundle bundle = ModelBundle.fromFiles(Map.of("model.plimsoll", golden("0.1.0")));
    FeatureTable table = GoldenBundle.MARKET.table();
    BoundForecaster forecaster = bundle.forecaster().bind(table.columns());
    // printed by release 0.1.0: a later release that differs in one bit has changed what was signed
    // off
    double[][] expected = {
      {4, 8.249872175195682E-5, 0.36670960999424523, 0.3928838960193823},
      {100, 5.519513869354337E-5, 0.09886953381747504, 0.3684822361180174},
      {650, 7.241097871305784E-5, 0.10467478821912375, 0.41985486859681403},
    };
    for (double[] row : expected) {
      Forecast forecast = forecaster.forecast(table, (int) row[0]).orElseThrow();
      assertEquals(row[1], forecast.variance(), "row " + row[0]);
      assertEquals(row[2], forecast.spikeProbability(), "row " + row[0]);
      assertEquals(
          row[3],
          new ShrunkQuantilePolicy(bundle.policy()).propose(forecast).value(),
          "row " + row[0]);
    }
    assertEquals("golden", bundle.name());
  }

  @Test
  void aBundleWithTreesThatLightGbmGrewPredictsTheSameNumbers() throws IOException {
    // Written and printed by GoldenTrees of the LightGBM adapter.
    ModelBundle bundle = ModelBundle.fromFiles(Map.of("model.plimsoll", golden("trees-0.1.0")));
    Model model = bundle.forecaster().model();
    FeatureTable table = GoldenBundle.MARKET.table();
    Predictor predictor = model.bind(table.columns());
    double[][] expected = {
      {4, 9.804627154444556E-5},
      {100, 5.363503844899235E-5},
      {650, 5.664864610492156E-5},
      {699, 3.5769285110885126E-5},
    };
    for (double[] row : expected) {
      assertEquals(row[1], predictor.predict(table, (int) row[0]), "row " + row[0]);
    }
    assertEquals("lightgbm-qlike", model.family());
    assertTrue(model.provenance().backend().startsWith("LightGBM"));
  }

  @Test
  void theCardAndTheProvenanceAreReadable() {
    String card =
        new String(Objects.requireNonNull(BUNDLE.files().get("card.md")), StandardCharsets.UTF_8);
    for (String part :
        List.of("# golden", "combination", "0123abcd", "qlike: 0.25", "two lines", "## Limits")) {
      assertTrue(card.contains(part), "no '" + part + "' in\n" + card);
    }
    String json =
        new String(
            Objects.requireNonNull(BUNDLE.files().get("provenance.json")), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"dataSha256\": \"0123abcd\""), json);
    assertTrue(json.contains("\"from\": \"1970-01-01T00:00:00.000000010Z\""), json);
  }

  @Test
  void damageIsNamed() {
    Map<String, byte[]> files = BUNDLE.files();
    byte[] model = Objects.requireNonNull(files.get("model.plimsoll"));
    byte[] changed = model.clone();
    changed[model.length / 2] ^= 4;
    for (byte[] bytes : List.of(changed, new byte[0], Arrays.copyOf(model, model.length - 1))) {
      PlimsollException e =
          assertThrows(
              PlimsollException.class,
              () -> ModelBundle.fromFiles(Map.of("model.plimsoll", bytes)));
      assertEquals(ErrorCode.CORRUPT_DATA, e.code());
      assertTrue(e.getMessage().contains("model.plimsoll"), e.getMessage());
    }
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> ModelBundle.fromFiles(Map.of("card.md", new byte[1])));
    assertTrue(e.getMessage().contains("card.md"), e.getMessage());
  }

  @Test
  void aBundleThatCannotWorkIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new ModelBundle(
                    "bad",
                    BUNDLE.view(),
                    BUNDLE.forecaster(),
                    new ShrunkQuantilePolicy.Settings(0.98, 0.5, 0.1),
                    BUNDLE.guards(),
                    BUNDLE.origin()));
    assertTrue(e.getMessage().contains("0.98"), e.getMessage());
  }
}
