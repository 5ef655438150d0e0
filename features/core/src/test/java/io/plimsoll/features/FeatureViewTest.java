package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureViewTest {
  private static final FeatureView PLAIN =
      Market.view(feature("rv_1h", "realized-variance", "window", "1h"));

  private static FeatureView with(
      FeatureEntity entity, long ttl, List<Source> sources, String description) {
    return new FeatureView(
        PLAIN.name(),
        PLAIN.barNanos(),
        PLAIN.everyNanos(),
        PLAIN.features(),
        entity,
        ttl,
        sources,
        description);
  }

  private static FeatureView read(Map<String, Object> more) {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("name", "test");
    top.put("bar", "1m");
    top.put("every", "5m");
    top.put("features", List.of(Map.of("name", "n", "kernel", "trade-rate", "window", "5m")));
    top.putAll(more);
    return FeatureView.from(ConfigTree.of("test.yaml", top));
  }

  @Test
  void versionsOfViewsFromBeforeTheseFieldsStay() {
    // Printed by the sources of 2026-11-24 10:20, before entity, ttl and sources existed; models
    // refer to them.
    Map<String, String> before =
        Map.of(
            "trades-1h", "7046fb7ef189",
            "bars-1h", "af2bf0680201",
            "depth-1h", "1bdc06652781");
    before.forEach((name, version) -> assertEquals(version, Market.named(name).version(), name));
  }

  @Test
  void whatChangesNumbersChangesTheVersionAndNothingElseDoes() {
    FeatureEntity own = FeatureEntity.INSTRUMENT;
    assertEquals(PLAIN.version(), with(own, FeatureView.NO_TTL, List.of(), "").version());
    assertEquals(
        PLAIN.version(), with(own, FeatureView.NO_TTL, List.of(Source.BARS), "words").version());
    Set<String> versions =
        Set.of(
            PLAIN.version(),
            with(FeatureEntity.ACCOUNT, FeatureView.NO_TTL, List.of(), "").version(),
            with(own, 10 * MINUTE, List.of(), "").version(),
            with(own, 20 * MINUTE, List.of(), "").version(),
            PLAIN.withBar(5 * MINUTE).version());
    assertEquals(5, versions.size());
  }

  @Test
  void aKernelOfALaterVersionIsAnotherView() {
    assertEquals(PLAIN.canonical(), PLAIN.canonical(Map.of("parkinson", 2)));
    String raised = PLAIN.canonical(Map.of("realized-variance", 2));
    assertNotEquals(PLAIN.canonical(), raised);
    assertTrue(raised.contains("rv_1h = realized-variance@2 window=1h"), raised);
    KernelRegistry.standard()
        .specs()
        .forEach(
            spec ->
                assertEquals(
                    spec.version(),
                    KernelRegistry.raisedVersions().getOrDefault(spec.name(), 1),
                    spec.name()));
  }

  @Test
  void theYamlNamesEntityTimeToLiveAndSources() {
    FeatureView plain = read(Map.of());
    assertEquals(FeatureEntity.INSTRUMENT, plain.entity());
    assertEquals(FeatureView.NO_TTL, plain.ttlNanos());
    assertEquals(List.of(), plain.sources());
    FeatureView full =
        read(
            Map.of(
                "entity",
                "account",
                "ttl",
                "15m",
                "sources",
                List.of("trades", "open-interest", "trades"),
                "description",
                "words"));
    assertEquals(FeatureEntity.ACCOUNT, full.entity());
    assertEquals(15 * MINUTE, full.ttlNanos());
    assertEquals(List.of(Source.TRADES, Source.OPEN_INTEREST), full.sources());
    assertEquals("words", full.description());
    assertEquals(full.withBar(5 * MINUTE).ttlNanos(), full.ttlNanos());
    refused(Map.of("entity", "desk"), "instrument, account", "desk");
    refused(Map.of("sources", List.of("news")), "liquidations", "news");
    assertThrows(IllegalArgumentException.class, () -> read(Map.of("ttl", "soon")));
    IllegalArgumentException shorter =
        assertThrows(IllegalArgumentException.class, () -> read(Map.of("ttl", "4m")));
    assertTrue(shorter.getMessage().contains("ttl must be at least"), shorter.getMessage());
  }

  private static void refused(Map<String, Object> more, String... words) {
    PlimsollException error = assertThrows(PlimsollException.class, () -> read(more));
    for (String word : words) {
      assertTrue(error.getMessage().contains(word), error.getMessage());
    }
  }

  @Test
  void aRowExpiresOnlyWhenItIsOlderThanItsTimeToLive() {
    FeatureView view = with(FeatureEntity.INSTRUMENT, 10 * MINUTE, List.of(), "");
    assertFalse(view.isExpired(0, 10 * MINUTE));
    assertTrue(view.isExpired(0, 10 * MINUTE + 1));
    assertFalse(PLAIN.isExpired(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4));
  }

  @Test
  void sourcesAreHeldAgainstTheKernels() {
    sourcesOfBars(Source.BARS);
    sourcesOfBars(Source.TRADES);
    String missing =
        assertThrows(IllegalArgumentException.class, () -> sourcesOfBars(Source.QUOTES))
            .getMessage();
    assertTrue(missing.contains("'rv_1h' looks at Bar"), missing);
    assertTrue(missing.contains("quotes"), missing);
    String idle =
        assertThrows(
                IllegalArgumentException.class, () -> sourcesOfBars(Source.BARS, Source.FUNDING))
            .getMessage();
    assertTrue(idle.contains("no kernel looks at the source 'funding'"), idle);
  }

  private static void sourcesOfBars(Source... sources) {
    FeatureView view =
        with(FeatureEntity.INSTRUMENT, FeatureView.NO_TTL, Arrays.asList(sources), "");
    new OnlineRunner(view, List.of(BTC), (id, asOf, values) -> {});
  }

  @Test
  void sourcesAreHeldAgainstTheData() {
    FeatureView depth = Market.named("depth-1h");
    ViewSources.checkHeld(depth, List.of(Source.TRADES, Source.BOOK), "dataset 'b'");
    ViewSources.checkHeld(PLAIN, List.of(), "a view that declares nothing is not held to any");
    String missing =
        assertThrows(
                PlimsollException.class,
                () -> ViewSources.checkHeld(depth, List.of(Source.TRADES), "dataset 'b'"))
            .getMessage();
    assertEquals("view 'depth-1h' needs quotes, depth; dataset 'b' holds trades", missing);
  }

  @Test
  void everyKindOfInputHasASource() {
    for (var kind : KernelInputs.kinds()) {
      assertTrue(Arrays.stream(Source.values()).anyMatch(s -> s.gives(kind)), kind.toString());
    }
    Set<Source> seen = EnumSet.noneOf(Source.class);
    List<MarketEvent> events = new ArrayList<>(Market.events(1, 100, BTC));
    events.forEach(event -> seen.add(Source.of(event)));
    assertEquals(EnumSet.of(Source.TRADES, Source.QUOTES, Source.DEPTH), seen);
  }

  @Test
  void aRunnerOfInstrumentsRefusesAViewOfAccounts() {
    FeatureView accounts = with(FeatureEntity.ACCOUNT, FeatureView.NO_TTL, List.of(), "");
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new OnlineRunner(accounts, List.of(BTC), (id, asOf, values) -> {}));
    assertTrue(error.getMessage().contains("account"), error.getMessage());
  }
}
