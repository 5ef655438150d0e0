package io.plimsoll.margin.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What account and market files say, and what is refused with file, field and value. */
class MarginFilesTest {
  private static final String TIME = "2026-01-31T08:00:00Z";
  private static final Instant NOW = Instant.parse(TIME);
  private static final InstrumentId OPTION = new InstrumentId("BTC-27MAR26-100000-C");

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static AccountFile account(Map<String, Object> file) {
    return AccountFile.read(ConfigTree.of("a.json", file));
  }

  private static MarketSnapshot market(Map<String, Object> file) {
    return MarketFile.read(ConfigTree.of("m.json", file), NOW);
  }

  private static Map<String, Object> position(Object... more) {
    Map<String, Object> position = map("instrument", "BTC-USD", "quantity", 2, "entryPrice", 100);
    position.putAll(map(more));
    return position;
  }

  @Test
  void anAccountIsRead() {
    AccountFile file =
        account(
            map(
                "account",
                "a1",
                "time",
                TIME,
                "mode",
                "isolated",
                "collateral",
                500,
                "balances",
                map("ETH", -1.5),
                "positions",
                List.of(position("collateral", 30, "markPrice", 101))));
    InstrumentId btc = new InstrumentId("BTC-USD");
    assertEquals("a1", file.account().id());
    assertEquals(NOW, file.time());
    assertEquals(Optional.of(MarginMethod.ISOLATED), file.mode());
    assertEquals(500, file.account().collateral());
    assertEquals(Map.of("ETH", -1.5), file.account().balances());
    assertEquals(List.of(new Position(btc, 2, 100, 30)), file.account().positions());
    assertEquals(101, MarketFile.of(file.marks()).mark(btc));
  }

  @Test
  void aMarketIsReadAndItsSurfaceGivesWhatAnOptionLacks() {
    MarketSnapshot market =
        market(
            map(
                "time", TIME,
                "instruments",
                    List.of(
                        map(
                            "instrument",
                            "BTCUSD",
                            "mark",
                            100000,
                            "payoff",
                            "inverse",
                            "underlying",
                            "BTC",
                            "contractSize",
                            100,
                            "openInterest",
                            5,
                            "confidence",
                            0.9),
                        map(
                            "instrument", OPTION.value(),
                            "type", "option",
                            "mark", 4000,
                            "underlying", "BTC",
                            "settlement", "USDC",
                            "expiry", "2026-03-27T08:00:00Z",
                            "strike", 100000,
                            "right", "call",
                            "index", 99000)),
                "surfaces",
                    List.of(
                        map(
                            "underlying",
                            "BTC",
                            "smiles",
                            List.of(
                                map(
                                    "expiry",
                                    "2026-03-27T08:00:00Z",
                                    "forward",
                                    100500,
                                    "strikes",
                                    List.of(90000, 110000),
                                    "volatilities",
                                    List.of(0.5, 0.5))))),
                "assets", List.of(map("asset", "BTC", "price", 99990, "confidence", 0.99))));
    InstrumentId inverse = new InstrumentId("BTCUSD");
    assertEquals(
        new Contract.Perpetual(inverse, "BTC", "BTC", Payoff.INVERSE, 100),
        market.contract(inverse));
    assertEquals(0.9, market.confidence(inverse));
    assertEquals(5, market.openInterest(inverse));
    assertEquals(100000, market.index(inverse));
    assertEquals(0.5, market.volatility(OPTION));
    assertEquals(99000, market.index(OPTION));
    assertEquals(99990, market.assetPrice("BTC"));
    assertEquals(NOW.getEpochSecond() * 1_000_000_000L, market.nowNanos());
  }

  @Test
  void whatTheMarketDoesNotKnowIsAnErrorAndNotANumber() {
    MarketSnapshot market = market(map("instruments", List.of(map("instrument", "X", "mark", 1))));
    InstrumentId x = new InstrumentId("X");
    for (Runnable ask :
        List.<Runnable>of(
            () -> market.openInterest(x),
            () -> market.skew(x),
            () -> market.volatility(x),
            () -> market.assetPrice("X"),
            () -> market.mark(OPTION))) {
      PlimsollException e = assertThrows(PlimsollException.class, ask::run);
      assertTrue(e.getMessage().startsWith("the market has no"), e.getMessage());
    }
  }

  @Test
  void anOptionWithoutAMarkIsPricedByItsForwardAndVolatility() {
    Map<String, Object> option =
        map(
            "instrument",
            "X",
            "type",
            "option",
            "right",
            "put",
            "strike",
            20,
            // a third of a year of 365 days
            "expiry",
            "2026-06-02T00:00:00Z",
            "forward",
            20,
            "volatility",
            0.25,
            "discount",
            Math.exp(-0.09 * 4 / 12));
    MarketSnapshot market = market(map("instruments", List.of(option)));
    // Hull, "Options, Futures, and Other Derivatives", the put on crude oil futures: 1.12
    assertEquals(1.12, market.mark(new InstrumentId("X")), 0.005);
  }

  @Test
  void badAccountsNameFileFieldAndValue() {
    Map<String, Object> good = map("time", TIME, "collateral", 1);
    refusedAccount(map("collateral", 1), "'time'");
    refusedAccount(map("time", "yesterday"), "'time'", "yesterday");
    refusedAccount(map("time", TIME, "collateral", -5), "'collateral'", "-5");
    refusedAccount(map("time", TIME, "collateral", Double.NaN), "'collateral'", "NaN");
    refusedAccount(map("time", TIME, "mode", "naked"), "'mode'", "naked", "portfolio");
    refusedAccount(map("time", TIME, "colateral", 1), "'colateral'");
    refusedPosition(good, position("quantity", 0), "positions[0]", "quantity", "zero");
    refusedPosition(good, position("entryPrice", -1), "positions[0].entryPrice", "-1");
    refusedPosition(good, position("collateral", -7), "positions[0].collateral", "-7");
    refusedPosition(good, position("markPrice", Double.NaN), "positions[0].markPrice", "NaN");
    refusedPosition(good, position("instrument", "btc usd"), "positions[0].instrument", "btc usd");
  }

  private static void refusedPosition(
      Map<String, Object> good, Map<String, Object> position, String... parts) {
    Map<String, Object> file = new LinkedHashMap<>(good);
    file.put("positions", List.of(position));
    refusedAccount(file, parts);
  }

  private static void refusedAccount(Map<String, Object> file, String... parts) {
    refused(() -> account(file), "a.json", parts);
  }

  @Test
  void badMarketsNameFileFieldAndValue() {
    refusedMarket("[0].mark", "missing", map("instrument", "X"));
    refusedMarket("[0].mark", "-1", map("instrument", "X", "mark", -1));
    refusedMarket("[0].mark", "NaN", map("instrument", "X", "mark", Double.NaN));
    refusedMarket(
        "[0].instrument", "confidence", map("instrument", "X", "mark", 1, "confidence", 2));
    refusedMarket("[0].type", "swap", map("instrument", "X", "mark", 1, "type", "swap"));
    refusedMarket("[0].expiry", "missing", map("instrument", "X", "mark", 1, "type", "future"));
    Map<String, Object> option =
        map("instrument", "X", "mark", 1, "type", "option", "right", "put", "strike", 5);
    option.put("expiry", "2026-01-31T08:00:00Z");
    refusedMarket("[0].expiry", "expired", option);
    Map<String, Object> strike = new LinkedHashMap<>(option);
    strike.putAll(map("expiry", "2026-02-28T08:00:00Z", "strike", -5));
    refusedMarket("[0].strike", "-5", strike);
    refused(() -> market(map("time", "2026-01-30T08:00:00Z")), "m.json", "'time'", TIME);
  }

  private static void refusedMarket(String field, String value, Map<String, Object> instrument) {
    refused(() -> market(map("instruments", List.of(instrument))), "m.json", field, value);
  }

  private static void refused(Runnable call, String file, String... parts) {
    PlimsollException e = assertThrows(PlimsollException.class, call::run);
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().startsWith(file), e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), part + " in: " + e.getMessage());
    }
  }
}
