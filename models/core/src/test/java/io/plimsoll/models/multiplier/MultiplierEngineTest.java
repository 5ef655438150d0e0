package io.plimsoll.models.multiplier;

import static io.plimsoll.models.multiplier.EngineFixture.BTC;
import static io.plimsoll.models.multiplier.EngineFixture.MINUTE;
import static io.plimsoll.models.multiplier.EngineFixture.START;
import static io.plimsoll.models.multiplier.EngineFixture.UNIVERSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.BoundForecaster;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultiplierEngineTest {
  private static final GuardSettings GUARDS =
      new GuardSettings(0.6, 3, 0.5, 0.02, 0, 0, 15 * MINUTE, 15 * MINUTE, 1.2);
  private static final ModelBundle BUNDLE = EngineFixture.bundle(GUARDS);

  private static List<MultiplierDecision> run(List<MarketEvent> events) {
    List<MultiplierDecision> decisions = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(BUNDLE, UNIVERSE, decisions::add);
    events.forEach(engine::accept);
    engine.advanceTo(START + 601 * MINUTE);
    return decisions;
  }

  private static List<MultiplierDecision> of(
      List<MultiplierDecision> decisions, InstrumentId instrument) {
    return decisions.stream().filter(d -> d.instrument().equals(instrument)).toList();
  }

  @Test
  void everyDecisionIsBoundedAndRecomputes() {
    List<MultiplierDecision> decisions = run(EngineFixture.trades(1));
    assertEquals(240, decisions.size(), 4);
    for (MultiplierDecision decision : decisions) {
      assertTrue(decision.multiplier() >= 0.6 && decision.multiplier() <= 3);
      assertEquals(decision.multiplier(), decision.explanation().value());
      assertEquals(decision.multiplier(), decision.explanation().recompute());
      assertEquals(decision.decidedNanos() + 15 * MINUTE, decision.validUntilNanos());
      assertEquals(0, decision.decidedNanos() % (5 * MINUTE));
      assertEquals(decision.degraded(), decision.forecast() == null);
    }
  }

  @Test
  void theSameEventsGiveTheSameDecisions() {
    List<MultiplierDecision> one = run(EngineFixture.trades(1));
    List<MultiplierDecision> two = run(EngineFixture.trades(1));
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.get(i).explanation(), two.get(i).explanation());
    }
  }

  @Test
  void theEngineDecidesAsTheBatchPathDoesBitForBit() {
    List<MarketEvent> events = EngineFixture.trades(2);
    List<MultiplierDecision> served = of(run(events), BTC);
    FeatureTable table =
        BatchRunner.run(
                BUNDLE.view(),
                UNIVERSE,
                sink -> {
                  events.forEach(sink);
                })
            .getFirst();
    BoundForecaster forecaster = BUNDLE.forecaster().bind(table.columns());
    MultiplierPolicy policy = new ShrunkQuantilePolicy(BUNDLE.policy());
    double previous = Double.NaN;
    assertTrue(table.size() > 100);
    for (int row = 0; row < table.size(); row++) {
      MultiplierDecision decision = served.get(row);
      assertEquals(table.asOfNanos(row), decision.decidedNanos());
      Optional<Forecast> forecast = forecaster.forecast(table, row);
      // the naive twin of the guards, in one line each
      double value =
          forecast.isPresent()
              ? policy.propose(forecast.get()).value()
              : Double.isNaN(previous) ? 1.2 : Math.max(previous, 1.2);
      if (forecast.isPresent() && !Double.isNaN(previous)) {
        value = Math.min(value, previous * (1 + 0.5));
        value = Math.max(value, previous * (1 - 0.02));
      }
      value = Math.max(0.6, Math.min(3, value));
      assertEquals(value, decision.multiplier(), "row " + row);
      previous = value;
    }
  }

  @Test
  void untilTheInputsAreWarmTheFallbackIsServedAndSaysWhy() {
    MultiplierDecision first = run(EngineFixture.trades(1)).getFirst();
    assertTrue(first.degraded());
    assertEquals(1.2, first.multiplier());
    assertTrue(
        Objects.requireNonNull(first.degradedReason()).contains("rv_1h, rv_1d"),
        first.degradedReason());
  }

  @Test
  void aStormRaisesMarginFastAndItIsReleasedSlowly() {
    List<MultiplierDecision> decisions = of(run(EngineFixture.trades(3)), BTC);
    double before = at(decisions, 239);
    double during = at(decisions, 290);
    assertTrue(during > 1.5 * before, before + " rose to " + during);
    for (int i = 1; i < decisions.size(); i++) {
      MultiplierDecision decision = decisions.get(i);
      double change = decision.multiplier() / decisions.get(i - 1).multiplier();
      if (!decision.degraded()) {
        assertTrue(change <= 1.5 + 1e-12 && change >= 0.98 - 1e-12, "changed by " + change);
      }
    }
    assertTrue(decisions.stream().anyMatch(d -> d.guards().contains("step")));
  }

  private static double at(List<MultiplierDecision> decisions, int minute) {
    return decisions.stream()
        .filter(d -> d.decidedNanos() <= START + minute * MINUTE)
        .reduce((a, b) -> b)
        .orElseThrow()
        .multiplier();
  }

  @Test
  void silenceIsDegradedAndNeverLowersMargin() {
    List<MultiplierDecision> decisions = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(BUNDLE, UNIVERSE, decisions::add);
    EngineFixture.trades(3).stream()
        .filter(e -> e.availableNanos() < START + 280 * MINUTE)
        .forEach(engine::accept);
    engine.advanceTo(START + 280 * MINUTE);
    double last = of(decisions, BTC).getLast().multiplier();
    assertFalse(of(decisions, BTC).getLast().degraded());
    engine.advanceTo(START + 340 * MINUTE);
    List<MultiplierDecision> after =
        of(decisions, BTC).stream().filter(d -> d.decidedNanos() > START + 296 * MINUTE).toList();
    assertFalse(after.isEmpty());
    for (MultiplierDecision decision : after) {
      assertTrue(decision.degraded());
      assertTrue(Objects.requireNonNull(decision.degradedReason()).startsWith("stale"));
      assertTrue(decision.multiplier() >= Math.min(last, 1.2));
    }
  }

  @Test
  void theKillSwitchServesTheFallbackAtOnceUntilResumed() {
    List<MultiplierDecision> decisions = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(BUNDLE, UNIVERSE, decisions::add);
    List<MarketEvent> events = EngineFixture.trades(4);
    long killed = START + 291 * MINUTE;
    events.stream().filter(e -> e.availableNanos() < killed).forEach(engine::accept);
    int before = decisions.size();
    engine.kill(killed, "looks wrong");
    assertEquals(before + 2, decisions.size());
    events.stream()
        .filter(e -> e.availableNanos() >= killed)
        .filter(e -> e.availableNanos() < killed + 30 * MINUTE)
        .forEach(engine::accept);
    for (MultiplierDecision decision : decisions.subList(before, decisions.size())) {
      assertEquals(1.2, decision.multiplier());
      assertEquals("kill switch: looks wrong", decision.degradedReason());
    }
    engine.resume();
    engine.advanceTo(killed + 60 * MINUTE);
    assertNull(
        decisions.stream()
            .filter(d -> d.decidedNanos() > killed + 30 * MINUTE)
            .findFirst()
            .orElseThrow()
            .degradedReason());
  }

  @Test
  void aRestartContinuesBitForBit() {
    List<MarketEvent> events = EngineFixture.trades(5);
    List<MultiplierDecision> whole = run(events);
    List<MultiplierDecision> parts = new ArrayList<>();
    MultiplierEngine first = new MultiplierEngine(BUNDLE, UNIVERSE, parts::add);
    int half = events.size() / 2;
    events.subList(0, half).forEach(first::accept);
    byte[] snapshot = first.snapshot();
    MultiplierEngine second = new MultiplierEngine(BUNDLE, UNIVERSE, parts::add);
    second.restore(snapshot);
    events.subList(half, events.size()).forEach(second::accept);
    second.advanceTo(START + 601 * MINUTE);
    assertEquals(whole.size(), parts.size());
    for (int i = 0; i < whole.size(); i++) {
      assertEquals(whole.get(i).explanation(), parts.get(i).explanation());
      assertEquals(whole.get(i).decidedNanos(), parts.get(i).decidedNanos());
    }
  }

  @Test
  void aDamagedOrForeignSnapshotIsRefused() {
    MultiplierEngine engine = new MultiplierEngine(BUNDLE, UNIVERSE, d -> {});
    byte[] snapshot = engine.snapshot();
    snapshot[20] ^= 1;
    assertThrows(PlimsollException.class, () -> engine.restore(snapshot));
    MultiplierEngine other = new MultiplierEngine(BUNDLE, List.of(BTC), d -> {});
    assertThrows(PlimsollException.class, () -> other.restore(engine.snapshot()));
  }

  @Test
  void theExplanationReachesDownToTheFeatures() {
    MultiplierDecision decision =
        run(EngineFixture.trades(1)).stream().filter(d -> !d.degraded()).toList().get(50);
    assertTrue(decision.explanation().toString().contains("rv_5m"));
    assertNotNull(decision.forecast());
  }

  @Test
  void bundlesWithTheSameFilesDecideTheSame() {
    ModelBundle again = ModelBundle.fromFiles(BUNDLE.files());
    List<MarketEvent> events = EngineFixture.trades(6);
    List<MultiplierDecision> expected = run(events);
    List<MultiplierDecision> actual = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(again, UNIVERSE, actual::add);
    events.forEach(engine::accept);
    engine.advanceTo(START + 601 * MINUTE);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).explanation(), actual.get(i).explanation());
    }
  }
}
