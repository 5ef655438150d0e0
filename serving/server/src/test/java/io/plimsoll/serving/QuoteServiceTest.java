package io.plimsoll.serving;

import static io.plimsoll.serving.FakeModel.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.serving.Receipt.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteServiceTest {
  private static final InstrumentId BTC = new InstrumentId("BTC-USD");
  private static final InstrumentId ETH = new InstrumentId("ETH-USD");
  private static final long START =
      1_385_337_600_000_000_000L; // 2013-11-25T00:00:00Z, a multiple of a minute

  private final List<MultiplierDecision> logged = new ArrayList<>();
  private long wallNanos = START;

  private QuoteService service(ServingClock clock) {
    return new QuoteService(
        List.of(BTC, ETH),
        clock,
        QuoteService.Settings.standard(),
        new ServingMetrics(),
        (decision, model) -> logged.add(decision));
  }

  private QuoteService active(ServingClock clock) {
    QuoteService service = service(clock);
    service.activate(FakeModel.served());
    return service;
  }

  private ServingClock wall() {
    return ServingClock.wall(() -> Instant.ofEpochSecond(0, wallNanos));
  }

  private static Arrival trade(int position, InstrumentId instrument, long nanos, double price) {
    return new Arrival(
        position, new Trade(instrument, nanos, nanos, price, 1, Trade.Aggressor.UNKNOWN), true);
  }

  @Test
  void without_a_model_it_is_not_ready_and_says_why() {
    QuoteService service = service(ServingClock.events());
    service.notReady("model models:/x@champion is missing");
    assertEquals(List.of("model models:/x@champion is missing"), service.readiness());
    PlimsollException e = assertThrows(PlimsollException.class, () -> service.multiplier(BTC));
    assertEquals(ErrorCode.UNAVAILABLE, e.code());
  }

  @Test
  void before_the_first_decision_the_fallback_is_served_and_counted() {
    QuoteService service = active(ServingClock.events());
    MultiplierDecision decision = service.multiplier(BTC);
    assertEquals(FakeModel.FALLBACK, decision.multiplier());
    assertEquals(QuoteService.NO_DECISION, decision.degradedReason());
    assertEquals(FakeModel.FALLBACK, decision.explanation().recompute());
    assertEquals(
        1,
        service
            .metrics()
            .count(ServingMetrics.DEGRADED_SERVED, "reason", QuoteService.NO_DECISION));
  }

  @Test
  void a_decision_is_served_once_an_event_after_its_time_came_in() {
    QuoteService service = active(ServingClock.events());
    service.accept(List.of(trade(0, BTC, START + 1, 100)));
    assertTrue(service.multiplier(BTC).degraded());
    service.accept(List.of(trade(0, ETH, START + MINUTE + 1, 50)));
    MultiplierDecision decision = service.multiplier(BTC);
    assertFalse(decision.degraded());
    assertEquals(1.1 + 0.3, decision.multiplier());
    assertEquals(START + MINUTE, decision.decidedNanos());
    assertEquals(List.of(decision), logged);
    assertEquals(
        List.of(new HistoryPoint(START + MINUTE, 1.1 + 0.3, 100, false)), service.history(BTC));
  }

  @Test
  void an_expired_decision_is_never_served() {
    QuoteService service = active(wall());
    service.accept(List.of(trade(0, BTC, START, 100)));
    wallNanos = START + 2 * MINUTE;
    service.accept(List.of(trade(0, BTC, wallNanos, 100)));
    MultiplierDecision decision = service.multiplier(BTC);
    assertFalse(decision.degraded());
    wallNanos = decision.validUntilNanos();
    assertFalse(service.multiplier(BTC).degraded(), "valid until its last nanosecond");
    wallNanos = decision.validUntilNanos() + 1;
    assertEquals(QuoteService.EXPIRED, service.multiplier(BTC).degradedReason());
    // The fallback is 1.5, above the 1.4 that expired.
    // The fallback is 1.5, above the 1.4 that expired.
    assertEquals(FakeModel.FALLBACK, service.multiplier(BTC).multiplier());
    assertEquals(
        2, service.metrics().count(ServingMetrics.DEGRADED_SERVED, "reason", QuoteService.EXPIRED));
  }

  @Test
  void expiry_does_not_lower_margin() {
    QuoteService service = active(wall());
    service.accept(List.of(trade(0, BTC, START, 200)));
    wallNanos = START + 2 * MINUTE;
    service.accept(List.of(trade(0, BTC, wallNanos, 200)));
    wallNanos += 10 * MINUTE;
    MultiplierDecision decision = service.multiplier(BTC);
    assertEquals(QuoteService.EXPIRED, decision.degradedReason());
    // 200 / 100 · 1.1 + 0.3 = 2.5, above the fallback of 1.5
    assertEquals(2.5, decision.multiplier());
    assertEquals(2.5, decision.explanation().recompute());
    assertTrue(
        service.metrics().scrape().contains("plimsoll_multiplier{instrument=\"BTC-USD\"} 2.5"));
  }

  @Test
  void a_live_server_decides_by_the_clock_when_nobody_trades() {
    QuoteService service = active(wall());
    service.tick();
    service.accept(List.of(trade(0, BTC, START, 100)));
    for (int second = 1; second <= 181; second++) {
      wallNanos = START + second * 1_000_000_000L;
      service.tick();
    }
    // The third minute ends at 180 s; with one second of grace the clock reaches it at 181 s but
    // "strictly before" not yet.
    assertEquals(START + 2 * MINUTE, service.multiplier(BTC).decidedNanos());
    wallNanos += 1;
    service.tick();
    assertEquals(START + 3 * MINUTE, service.multiplier(BTC).decidedNanos());
  }

  @Test
  void while_history_comes_in_a_live_server_does_not_run_ahead_of_it() {
    wallNanos = START + 60 * MINUTE;
    QuoteService service = active(wall());
    service.accept(List.of(trade(0, BTC, START, 100)));
    service.tick();
    assertEquals(0, logged.size());
    assertEquals(1, service.accept(List.of(trade(0, BTC, START + 1, 100))).accepted());
    wallNanos += QuoteService.Settings.standard().idleNanos();
    service.tick();
    assertEquals(60, logged.size());
  }

  @Test
  void a_live_server_recovers_from_a_feed_that_was_gone_for_long() {
    QuoteService service = active(wall());
    service.accept(List.of(trade(0, BTC, START, 100)));
    wallNanos = START + 40L * 24 * 60 * MINUTE;
    service.tick();
    assertEquals(1, service.accept(List.of(trade(0, BTC, wallNanos, 100))).accepted());
    wallNanos += 2 * MINUTE;
    service.tick();
    assertFalse(service.multiplier(BTC).degraded());
  }

  @Test
  void what_the_engine_cannot_use_is_turned_away_with_its_reason() {
    QuoteService service = service(ServingClock.events());
    service.activate(ModelSource.of(StormyMarket.bundle(), "stormy"));
    Bar first = bar(START, 60);
    assertEquals(1, service.accept(List.of(new Arrival(0, first, true))).accepted());
    Receipt receipt =
        service.accept(
            List.of(
                new Arrival(0, first, true),
                new Arrival(1, bar(START + MINUTE, 3600), true),
                trade(2, BTC, START + 2 * MINUTE, 100),
                new Arrival(3, bar(START + 2 * MINUTE, 60), true)));
    assertEquals(1, receipt.accepted());
    assertEquals(
        List.of(Reason.LATE, Reason.MALFORMED, Reason.MALFORMED),
        receipt.rejections().stream().map(Receipt.Rejection::reason).toList());
    assertTrue(receipt.rejections().get(1).detail().contains("view 'stormy' has bars of 1m"));
    assertTrue(receipt.rejections().get(2).detail().contains("sends both trades and bars"));
  }

  private static Bar bar(long openNanos, long seconds) {
    long close = openNanos + seconds * 1_000_000_000L;
    return new Bar(BTC, openNanos, close, close, 100, 100, 100, 100, 1, 0, 1);
  }

  @Test
  void late_events_are_turned_away_and_named_and_the_others_stay() {
    QuoteService service = active(ServingClock.events());
    Receipt receipt =
        service.accept(
            List.of(
                trade(0, BTC, START + 10, 100),
                trade(1, BTC, START + 9, 100),
                trade(2, new InstrumentId("DOGE"), START + 11, 1),
                trade(3, BTC, START + 10, 101)));
    assertEquals(2, receipt.accepted());
    assertEquals(
        List.of(Reason.LATE, Reason.UNKNOWN_INSTRUMENT),
        receipt.rejections().stream().map(Receipt.Rejection::reason).toList());
    assertEquals(1, receipt.rejections().get(0).position());
    assertTrue(receipt.rejections().get(0).detail().contains("2013-11-25T00:00:00.000000009Z"));
    assertEquals(1, service.metrics().count(ServingMetrics.EVENTS_REJECTED, "reason", "late"));
    assertEquals(2, service.metrics().count(ServingMetrics.EVENTS_ACCEPTED));
  }

  @Test
  void an_event_far_in_the_future_does_not_poison_the_stream() {
    QuoteService live = active(wall());
    assertEquals(
        Reason.AHEAD_OF_CLOCK,
        live.accept(List.of(trade(0, BTC, START + MINUTE, 100))).rejections().getFirst().reason());
    assertEquals(1, live.accept(List.of(trade(0, BTC, START, 100))).accepted());
    QuoteService replay = active(ServingClock.events());
    replay.accept(List.of(trade(0, BTC, START, 100)));
    long year = 365 * 24 * 60 * MINUTE;
    assertEquals(
        Reason.AHEAD_OF_CLOCK,
        replay.accept(List.of(trade(0, BTC, START + year, 100))).rejections().getFirst().reason());
    assertEquals(1, replay.accept(List.of(trade(0, BTC, START + 1, 100))).accepted());
  }

  @Test
  void on_a_live_feed_an_event_without_available_time_is_available_when_received() {
    QuoteService service = active(wall());
    wallNanos = START + 5;
    Trade first = new Trade(BTC, START + 4, START + 4, 100, 1, Trade.Aggressor.UNKNOWN);
    Trade second = new Trade(BTC, START + 3, START + 3, 100, 1, Trade.Aggressor.UNKNOWN);
    assertEquals(
        2,
        service
            .accept(List.of(new Arrival(0, first, false), new Arrival(1, second, false)))
            .accepted());
    assertEquals(1, service.accept(List.of(new Arrival(0, second, true))).rejections().size());
  }

  @Test
  void history_without_available_time_is_not_taken_for_news() {
    QuoteService service = active(wall());
    wallNanos = START + 60 * MINUTE;
    Trade old = new Trade(BTC, START, START, 100, 1, Trade.Aggressor.UNKNOWN);
    service.accept(List.of(new Arrival(0, old, false)));
    assertEquals(1, service.accept(List.of(trade(0, BTC, START + 1, 100))).accepted());
  }

  @Test
  void an_engine_that_fails_on_one_event_goes_on_with_the_next() {
    QuoteService service = active(ServingClock.events());
    Arrival bad =
        new Arrival(0, new Trade(BTC, START, START, 100, 666, Trade.Aggressor.UNKNOWN), true);
    Receipt receipt =
        service.accept(
            List.of(bad, trade(1, BTC, START + 1, 100), trade(2, BTC, START + 2 * MINUTE, 100)));
    assertEquals(Reason.INTERNAL, receipt.rejections().getFirst().reason());
    assertEquals(2, receipt.accepted());
    assertFalse(service.multiplier(BTC).degraded());
    assertTrue(service.problems().getFirst().contains("a defect"));
  }

  @Test
  void a_decision_log_that_fails_does_not_stop_serving() {
    QuoteService service =
        new QuoteService(
            List.of(BTC),
            ServingClock.events(),
            QuoteService.Settings.standard(),
            new ServingMetrics(),
            (decision, model) -> {
              throw new IllegalStateException("disk full");
            });
    service.activate(FakeModel.served());
    service.accept(List.of(trade(0, BTC, START + 1, 100), trade(1, BTC, START + MINUTE + 1, 100)));
    assertFalse(service.multiplier(BTC).degraded());
    assertEquals(1, service.metrics().count(ServingMetrics.LOG_FAILURES));
    assertTrue(service.problems().getFirst().contains("disk full"));
  }

  @Test
  void only_one_model_is_served() {
    QuoteService service = active(ServingClock.events());
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> service.activate(FakeModel.served()));
    assertEquals(ErrorCode.CONFLICT, e.code());
  }
}
