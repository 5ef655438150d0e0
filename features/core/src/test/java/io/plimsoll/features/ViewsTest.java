package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewsTest {

  @Test
  void theViewsExistAndTheirKernelsToo() {
    for (String name : Views.names()) {
      FeatureView view = Market.named(name);
      assertEquals(name, view.name());
      assertEquals(MINUTE, view.barNanos());
      for (FeatureSpec feature : view.features()) {
        KernelRegistry.standard().create(feature, List.of(BTC), view.barNanos());
        KernelRegistry.standard().create(feature, List.of(BTC), 5 * MINUTE);
      }
    }
    PlimsollException error = assertThrows(PlimsollException.class, () -> Views.open("../x"));
    assertEquals(ErrorCode.NOT_FOUND, error.code());
    assertTrue(error.getMessage().contains("trades-1h"), error.getMessage());
  }

  @Test
  void theMainViewHasTheColumnsThatModelsRelyOn() {
    assertEquals(
        List.of(
            "rv_5m",
            "rv_15m",
            "rv_1h",
            "rv_4h",
            "rv_1d",
            "rv_7d",
            "ewma_1h",
            "bpv_1h",
            "jump_share_1h",
            "rs_down_share_1h",
            "parkinson_1h",
            "garman_klass_1h",
            "leverage_1h",
            "signed_volume_1h",
            "amihud_1h",
            "volume_ratio_1h",
            "trades_1h",
            "hour_sin",
            "hour_cos",
            "staleness"),
        Market.named("trades-1h").columns());
    assertTrue(
        Market.named("depth-1h")
            .columns()
            .containsAll(
                List.of(
                    "depth_25bps",
                    "depth_ratio_25bps",
                    "imbalance_25bps",
                    "quoted_spread",
                    "average_correlation_4h")));
    Set<String> bars = new HashSet<>(Market.named("trades-1h").columns());
    bars.removeAll(Market.named("bars-1h").columns());
    assertEquals(Set.of("signed_volume_1h", "trades_1h"), bars);
  }

  @Test
  void aViewOverOtherBarsIsAnotherVersion() {
    FeatureView view = Market.named("bars-1h");
    FeatureView coarse = view.withBar(5 * MINUTE);
    assertEquals(5 * MINUTE, coarse.barNanos());
    assertNotEquals(view.version(), coarse.version());
    assertThrows(IllegalArgumentException.class, () -> view.withBar(7 * MINUTE));
  }

  @Test
  void theRegistryTellsWhatEachKernelComputesAndTakesAnotherOne() {
    KernelRegistry registry = KernelRegistry.standard();
    assertEquals(registry.names(), registry.specs().stream().map(KernelSpec::name).toList());
    assertThrows(
        IllegalArgumentException.class,
        () -> registry.with("amihud", java.util.Map.of(), settings -> null));
    assertEquals(
        registry.names().size() + 1,
        registry
            .with(
                "own",
                java.util.Map.of(),
                settings -> new io.plimsoll.features.quality.Staleness(1))
            .names()
            .size());
  }

  @Test
  void aKernelTellsItsSettingsWithDefaults() {
    KernelRegistry registry = KernelRegistry.standard();
    for (String name : registry.names()) {
      KernelRegistry.Description kernel = registry.describe(name);
      assertEquals(name, kernel.spec().name());
      // The example gives what has no default, and nothing the kernel does not know.
      assertTrue(kernel.settings().keySet().containsAll(kernel.example().keySet()), name);
      kernel
          .settings()
          .forEach(
              (key, otherwise) ->
                  assertTrue(
                      !otherwise.isEmpty() || kernel.example().containsKey(key), name + "." + key));
    }
    assertEquals("", registry.describe("realized-variance").settings().get("window"));
    assertThrows(IllegalArgumentException.class, () -> registry.describe("no-such"));
  }
}
