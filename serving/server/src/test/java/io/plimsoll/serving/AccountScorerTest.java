package io.plimsoll.serving;

import static io.plimsoll.serving.FakeModel.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.VenueRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AccountScorerTest {
  private static final InstrumentId BTC = new InstrumentId("BTC-USD");
  private static final long START = 1_385_337_600_000_000_000L;
  private long wallNanos = START;

  @Test
  void a_stale_forecast_is_used_no_lower_than_its_long_run_level_and_said() {
    QuoteService quotes =
        new QuoteService(
            List.of(BTC),
            ServingClock.wall(() -> Instant.ofEpochSecond(0, wallNanos)),
            QuoteService.Settings.standard(),
            new ServingMetrics(),
            (decision, model) -> {});
    quotes.activate(FakeModel.served());
    trade(quotes, 25);
    wallNanos += 2 * MINUTE;
    trade(quotes, 25);
    VenueRules rules =
        new VenueRules(
            "test",
            LocalDate.EPOCH,
            "made up for tests",
            VenueRules.Netting.NET,
            0,
            0,
            Map.of("*", new VenueRules.InstrumentRules(0.01, BracketTable.flat(0.05, 0.02))));
    AccountScorer scorer = new AccountScorer(quotes, rules);
    AccountQuery query =
        new AccountQuery(
            AccountQuery.Mode.CROSS,
            1,
            0,
            List.of(new AccountQuery.Held(BTC, 1, 25, OptionalDouble.empty(), 0)));
    // Fresh: multiplier 25 / 100 · 1.1 + 0.3 = 0.575, maintenance 0.575 · 2% · 25 = 0.2875; the
    // forecast variance is
    // 1e-4 · 25 / 100, so one standard deviation of the position is 25 · 0.005 = 0.125.
    assertEquals((1 - 0.2875) / 0.125, scorer.score(query).risk().distanceSigmas(), 1e-9);
    wallNanos += 10 * MINUTE;
    // Expired: the multiplier is the fallback 1.5, maintenance 0.75, and the variance is the
    // long-run one of 1e-4.
    AccountScore stale = scorer.score(query);
    assertEquals((1 - 0.75) / 0.25, stale.risk().distanceSigmas(), 1e-9);
    assertTrue(
        stale.degraded().getFirst().reason().startsWith("expired; forecast of 2013-11-25T00:0"));
  }

  private void trade(QuoteService quotes, double price) {
    Trade trade = new Trade(BTC, wallNanos, wallNanos, price, 1, Trade.Aggressor.UNKNOWN);
    assertEquals(1, quotes.accept(List.of(new Arrival(0, trade, true))).accepted());
  }
}
