package io.plimsoll.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.reader.DataKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetManifestTest {
  private static final DatasetManifest MANIFEST =
      new DatasetManifest(
          "btc-5m",
          DataKind.BARS,
          List.of(new InstrumentId("BTC")),
          300_000_000_000L,
          10,
          1,
          2,
          3,
          1_704_067_200_000_000_000L,
          1_704_070_200_000_000_000L,
          "btc-5m.csv.gz",
          "0".repeat(64),
          "f".repeat(64),
          "somewhere",
          "not stated",
          "bars of 5m",
          List.of("a note"),
          "plimsoll 1");

  @Test
  void theMapIsReadBack() {
    assertEquals(MANIFEST, DatasetManifest.of(ConfigTree.of("m", MANIFEST.toMap())));
  }

  @Test
  void anUnknownKeyAnotherFormatAndAWrongValueAreErrorsThatNameTheFile() {
    assertWrong("colour", "red", "unknown key 'colour'");
    assertWrong("manifest-format", 2, "'manifest-format' must be 1, was 2");
    assertWrong("kind", "orders", "ratios, mixed, was 'orders'");
    assertWrong("rows", 0, "rows must be positive");
    assertWrong("data-sha256", "abc", "dataSha256 must be 64 hexadecimal digits");
  }

  private static void assertWrong(String key, Object value, String message) {
    Map<String, Object> map = new LinkedHashMap<>(MANIFEST.toMap());
    map.put(key, value);
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> DatasetManifest.of(ConfigTree.of("m.json", map)));
    assertTrue(e.getMessage().startsWith("m.json"), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
