package io.plimsoll.models.multiplier;

import static io.plimsoll.models.multiplier.EngineFixture.MINUTE;
import static io.plimsoll.models.multiplier.EngineFixture.START;
import static io.plimsoll.models.multiplier.EngineFixture.UNIVERSE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QualityGateTest {
  /**
   * A limit that the storm of the fixture breaks: a trade moves the price by 1e-3, in the storm by
   * 5e-3, and there are 180 an hour, so an hour's variance is 1.8e-4 and 4.5e-3.
   */
  private static final QualityLimit LIMIT = new QualityLimit("rv_5m", 1e-3);

  private static final ModelBundle BUNDLE =
      EngineFixture.bundle(GuardSettings.defaults().withQuality(List.of(LIMIT)));

  @Test
  void aRowBeyondItsLimitIsServedTheFallbackAndSaysWhy() {
    List<MarketEvent> events = EngineFixture.trades(7);
    List<MultiplierDecision> decisions = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(BUNDLE, UNIVERSE, decisions::add);
    events.forEach(engine::accept);
    engine.advanceTo(START + 601 * MINUTE);
    FeatureTable table = BatchRunner.run(BUNDLE.view(), UNIVERSE, events::forEach).getFirst();
    List<MultiplierDecision> own =
        decisions.stream().filter(d -> d.instrument().equals(table.instrument())).toList();
    double[] quality = table.column("rv_5m");
    double[] longest = table.column("rv_1d");
    int poor = 0;
    double previous = 0;
    for (int row = 0; row < table.size(); row++) {
      MultiplierDecision decision = own.get(row);
      assertEquals(table.asOfNanos(row), decision.decidedNanos());
      boolean kept = quality[row] <= 1e-3;
      if (!kept) {
        poor++;
        assertEquals(
            "quality: rv_5m is " + quality[row] + ", at most 0.001", decision.degradedReason());
        assertTrue(decision.multiplier() >= Math.max(previous, 1), "no lower than before");
      } else if (Double.isFinite(longest[row])) {
        assertFalse(decision.degraded());
      } else {
        assertTrue(Objects.requireNonNull(decision.degradedReason()).startsWith("no forecast"));
      }
      previous = decision.multiplier();
    }
    // Two rows before the first five minutes are full, and nearly all of the twelve of the storm.
    assertTrue(poor >= 11 && poor <= 15, poor + " rows");
  }

  @Test
  void limitsComeBackWithTheBundle() {
    ModelBundle again = ModelBundle.fromFiles(BUNDLE.files());
    assertEquals(List.of(LIMIT), again.guards().quality());
    assertArrayEquals(
        BUNDLE.files().get(ModelBundle.MODEL_FILE), again.files().get(ModelBundle.MODEL_FILE));
  }

  @Test
  void aLimitOnAColumnThatIsNotThereIsRefused() {
    GuardSettings guards =
        GuardSettings.defaults().withQuality(List.of(new QualityLimit("book_age", 60)));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> EngineFixture.bundle(guards));
    assertTrue(String.valueOf(e.getMessage()).contains("book_age"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new QualityLimit("rv_5m", Double.NaN));
  }
}
