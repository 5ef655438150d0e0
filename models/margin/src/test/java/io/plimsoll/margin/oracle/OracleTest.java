package io.plimsoll.margin.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.oracle.Oracle.Update;
import io.plimsoll.margin.oracle.OracleResult.Absent;
import io.plimsoll.margin.oracle.OracleResult.Held;
import io.plimsoll.margin.oracle.OracleResult.Live;
import io.plimsoll.margin.oracle.OracleResult.Reason;
import io.plimsoll.margin.oracle.OracleResult.SourceIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static final long SECOND = 1_000_000_000L;

  /** Two of three, 10 s a source, 60 s in all, 1 % unsure, 5 % a move, 3 % off; 20 s, 3 updates. */
  private static final OracleRules RULES =
      new OracleRules(
          Aggregation.MEDIAN, 2, 10 * SECOND, 60 * SECOND, 0.01, 0.05, 0.03, 20 * SECOND, 3);

  private static final Oracle ORACLE = new Oracle(RULES);

  private static List<PriceReport> all(double price, long nanos) {
    return List.of(
        PriceReport.of("a", price, nanos),
        PriceReport.of("b", price, nanos),
        PriceReport.of("c", price, nanos));
  }

  private static Update update(OracleState state, double price, long second) {
    return ORACLE.update(
        state, all(price, second * SECOND), OptionalDouble.empty(), second * SECOND);
  }

  private static OracleState at100() {
    return update(OracleState.EMPTY, 100, 0).state();
  }

  @Test
  void enoughFreshSourcesMakeALivePrice() {
    List<PriceReport> reports =
        List.of(
            new PriceReport("a", 100, 0.2, 1, 95 * SECOND),
            new PriceReport("b", 100.4, 0.2, 1, 93 * SECOND),
            new PriceReport("c", 100.2, 0.4, 1, 99 * SECOND));
    Live live =
        (Live)
            ORACLE
                .update(OracleState.EMPTY, reports, OptionalDouble.of(100), 100 * SECOND)
                .result();
    assertEquals(100.2, live.price());
    // Distances 0.2, 0.2, 0 and what they say, 0.2, agree; as old as the oldest.
    assertEquals(0.2 / 100.2, live.confidenceFraction(), 1e-12);
    assertEquals(1 - 20 / 100.2, live.confidence(), 1e-9);
    assertEquals(93 * SECOND, live.asOfNanos());
    assertFalse(live.degraded());
    assertEquals(OptionalDouble.of(100.2), live.tradable());
  }

  @Test
  void eachSourceThatIsNotUsedIsNamedWithItsReason() {
    List<PriceReport> reports =
        List.of(
            PriceReport.of("nan", Double.NaN, 100 * SECOND),
            PriceReport.of("negative", -37.63, 100 * SECOND),
            PriceReport.of("old", 100, 89 * SECOND),
            PriceReport.of("ahead", 100, 101 * SECOND),
            new PriceReport("unsure", 100, 1.5, 1, 100 * SECOND),
            PriceReport.of("a", 100, 90 * SECOND),
            PriceReport.of("b", 90, 95 * SECOND),
            PriceReport.of("b", 100, 99 * SECOND));
    Live live =
        (Live)
            ORACLE
                .update(OracleState.EMPTY, reports, OptionalDouble.empty(), 100 * SECOND)
                .result();
    assertEquals(
        Map.of(
            "nan", SourceIssue.UNUSABLE,
            "negative", SourceIssue.UNUSABLE,
            "old", SourceIssue.STALE,
            "ahead", SourceIssue.FROM_THE_FUTURE,
            "unsure", SourceIssue.UNCERTAIN),
        live.ignored());
    assertEquals(100, live.price());
    assertTrue(live.degraded());
  }

  @Test
  void tooFewSourcesHoldTheLastPriceUntilItExpires() {
    List<PriceReport> one = List.of(PriceReport.of("a", 101, 5 * SECOND));
    OracleResult result = ORACLE.update(at100(), one, OptionalDouble.empty(), 5 * SECOND).result();
    assertEquals(new Held(100, 5 * SECOND, Set.of(Reason.TOO_FEW_SOURCES), Map.of()), result);
    assertEquals(OptionalDouble.empty(), result.tradable());
    result = ORACLE.update(at100(), List.of(), OptionalDouble.empty(), 61 * SECOND).result();
    assertEquals(
        new Absent(Set.of(Reason.TOO_FEW_SOURCES, Reason.LAST_PRICE_EXPIRED), Map.of()), result);
    result = ORACLE.update(OracleState.EMPTY, List.of(), OptionalDouble.empty(), 0).result();
    assertEquals(new Absent(Set.of(Reason.TOO_FEW_SOURCES, Reason.NO_PRICE_YET), Map.of()), result);
  }

  @Test
  void sourcesThatDisagreeGiveNoPrice() {
    // 100, 103, 106: 3 apart is 2.9 % of 103.
    List<PriceReport> reports =
        List.of(
            PriceReport.of("a", 100, SECOND),
            PriceReport.of("b", 103, SECOND),
            PriceReport.of("c", 106, SECOND));
    OracleResult result = ORACLE.update(at100(), reports, OptionalDouble.empty(), SECOND).result();
    assertEquals(Set.of(Reason.UNCERTAIN), result.reasons());
    // That is no halt: the next good update is live.
    assertTrue(update(at100(), 104, 2).result() instanceof Live);
  }

  @Test
  void aMoveThatIsTooLargeHaltsUntilTimeAndConfirmationsAgree() {
    Update u = update(at100(), 110, 5);
    assertEquals(new Held(100, 5 * SECOND, Set.of(Reason.MOVED_TOO_FAR), Map.of()), u.result());
    u = update(u.state(), 111, 10);
    assertEquals(Set.of(Reason.MOVED_TOO_FAR, Reason.HALTED), u.result().reasons());
    // The third agrees, but the halt lasts until second 25.
    u = update(u.state(), 112, 15);
    assertEquals(Set.of(Reason.HALTED), u.result().reasons());
    u = update(u.state(), 112, 25);
    assertEquals(112, ((Live) u.result()).price());
    assertEquals(OptionalDouble.of(113), update(u.state(), 113, 26).result().tradable());
  }

  @Test
  void anUpdateThatDoesNotAgreeStartsTheCountAgain() {
    Update u = update(at100(), 110, 5);
    u = update(u.state(), 120, 15);
    u = update(u.state(), 110, 25);
    u = update(u.state(), 110, 30);
    assertEquals(Set.of(Reason.MOVED_TOO_FAR), u.result().reasons());
    assertTrue(update(u.state(), 110, 31).result() instanceof Live);
  }

  @Test
  void aPriceThatComesBackNeedsNoConfirmationButTheHaltLasts() {
    Update u = update(at100(), 110, 5);
    u = update(u.state(), 101, 10);
    assertEquals(Set.of(Reason.HALTED), u.result().reasons());
    u = update(u.state(), 101, 25);
    assertEquals(101, ((Live) u.result()).price());
  }

  @Test
  void oneUpdateNeverConfirmsItself() {
    Oracle eager =
        new Oracle(new OracleRules(Aggregation.MEDIAN, 1, SECOND, 60 * SECOND, 1, 0.05, 1, 0, 1));
    Update u = eager.update(OracleState.EMPTY, all(100, 0), OptionalDouble.empty(), 0);
    u = eager.update(u.state(), all(200, SECOND), OptionalDouble.empty(), SECOND);
    assertEquals(Set.of(Reason.MOVED_TOO_FAR), u.result().reasons());
    u = eager.update(u.state(), all(200, 2 * SECOND), OptionalDouble.empty(), 2 * SECOND);
    assertEquals(OptionalDouble.of(200), u.result().tradable());
  }

  @Test
  void aPriceApartFromItsReferenceHalts() {
    Update u = ORACLE.update(at100(), all(104, SECOND), OptionalDouble.of(100), SECOND);
    assertEquals(Set.of(Reason.DEVIATES_FROM_REFERENCE), u.result().reasons());
    // 104 is within a move of 100, so agreement with the reference and time are enough.
    u = ORACLE.update(u.state(), all(104, 21 * SECOND), OptionalDouble.of(103), 21 * SECOND);
    assertEquals(OptionalDouble.of(104), u.result().tradable());
    // A reference that is no number agrees with nothing.
    u = ORACLE.update(at100(), all(100, SECOND), OptionalDouble.of(Double.NaN), SECOND);
    assertEquals(Set.of(Reason.DEVIATES_FROM_REFERENCE), u.result().reasons());
  }

  @Test
  void afterASilenceThePriceIsConfirmedBeforeItIsUsed() {
    Update u = update(at100(), 100, 100);
    assertEquals(new Absent(Set.of(Reason.LAST_PRICE_EXPIRED), Map.of()), u.result());
    u = update(u.state(), 100, 110);
    u = update(u.state(), 100, 119);
    assertEquals(Set.of(Reason.HALTED, Reason.LAST_PRICE_EXPIRED), u.result().reasons());
    u = update(u.state(), 100, 120);
    assertEquals(OptionalDouble.of(100), u.result().tradable());
  }

  @Test
  void rulesAreReadAndBadOnesNamed() {
    Map<String, Object> file =
        Map.of(
            "aggregation", "interval-votes",
            "minimum-sources", 3,
            "maximum-source-age-seconds", 10,
            "maximum-age-seconds", 60,
            "maximum-confidence-fraction", 0.01,
            "maximum-move-fraction", 0.05,
            "maximum-deviation-fraction", 0.03,
            "halt-seconds", 20,
            "confirmations", 3);
    assertEquals(
        new OracleRules(
            Aggregation.INTERVAL_VOTES,
            3,
            10 * SECOND,
            60 * SECOND,
            0.01,
            0.05,
            0.03,
            20 * SECOND,
            3),
        OracleRules.from(ConfigTree.of("o.yaml", file)));
    Map<String, Object> bad = new java.util.TreeMap<>(file);
    bad.put("maximum-move-fraction", -1);
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> OracleRules.from(ConfigTree.of("o.yaml", bad)));
    assertTrue(e.getMessage().contains("maximumMoveFraction"), e.getMessage());
  }

  @Test
  void aPushedPriceIsWrittenOnAMoveOrWhenTimeIsUp() {
    UpdateTrigger chainlink = new UpdateTrigger(0.005, 3_600 * SECOND);
    assertFalse(chainlink.due(100, 0, 100.49, 3_599 * SECOND));
    assertTrue(chainlink.due(100, 0, 99.5, SECOND));
    assertTrue(chainlink.due(100, 0, 100, 3_600 * SECOND));
    // dYdX: a move of min_price_change_ppm or more and nothing else.
    UpdateTrigger dydx = new UpdateTrigger(1_000e-6, Long.MAX_VALUE);
    assertTrue(dydx.due(1_000, 0, 1_001, 0));
    assertFalse(dydx.due(1_000, 0, 1_000.9, Long.MAX_VALUE - 1));
  }

  @Test
  void noPriceIsEverNaNNorLiveWithoutFreshSources() {
    Seeds.each(10_000, this::noPriceIsEverNaNNorLiveWithoutFreshSources);
  }

  private void noPriceIsEverNaNNorLiveWithoutFreshSources(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OracleState state = OracleState.EMPTY;
    long now = 0;
    double truth = 100;
    for (int t = 0; t < 12; t++) {
      now += random.nextLong(1, 30) * SECOND;
      truth *= Math.exp(0.03 * random.nextGaussian());
      List<PriceReport> reports = new ArrayList<>();
      int fresh = 0;
      for (int i = 0; i < 4; i++) {
        long published = now - random.nextLong(-1, 20) * SECOND;
        double price = rubbish(random, truth);
        double confidence = random.nextInt(8) == 0 ? Double.NaN : random.nextDouble(0, 1.5);
        reports.add(new PriceReport("s" + i, price, confidence, 1, published));
        boolean good = price > 0 && price < Double.POSITIVE_INFINITY && confidence >= 0;
        fresh += good && published <= now && now - published <= 10 * SECOND ? 1 : 0;
      }
      OptionalDouble reference =
          random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(rubbish(random, truth));
      Update update = ORACLE.update(state, reports, reference, now);
      state = update.state();
      switch (update.result()) {
        case Live live -> {
          assertTrue(fresh >= 2);
          assertTrue(live.price() > 0 && Double.isFinite(live.price()));
          assertTrue(now - live.asOfNanos() <= 10 * SECOND && live.asOfNanos() <= now);
          assertTrue(live.confidence() >= 0 && live.confidence() <= 1);
        }
        case Held held -> {
          assertTrue(held.price() > 0 && Double.isFinite(held.price()));
          assertTrue(held.ageNanos() <= 60 * SECOND && !held.reasons().isEmpty());
        }
        case Absent absent -> assertFalse(absent.reasons().isEmpty());
      }
    }
  }

  private static double rubbish(SplittableRandom random, double truth) {
    return switch (random.nextInt(20)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> 0;
      case 3 -> -truth;
      case 4 -> truth * 10;
      default -> truth * Math.exp(0.002 * random.nextGaussian());
    };
  }
}
