package io.plimsoll.margin.rebalance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.ImpactModel;
import io.plimsoll.margin.liquidation.ImpactModel.Shape;
import io.plimsoll.margin.rebalance.Action.Orders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HedgeTest {
  private static final InstrumentId COIN = new InstrumentId("BTC-USD-INVERSE");
  private static final InstrumentId LINEAR = new InstrumentId("BTC-USD");

  private static MarketSnapshot bitcoin() {
    return new MarketSnapshot(
            Map.of(
                COIN,
                new InstrumentState(50_000, 4),
                LINEAR,
                new InstrumentState(50_000, 1_000_000)))
        .with(new Contract.Perpetual(COIN, "BTC", "BTC", Payoff.INVERSE, 100))
        .with(new Contract.Perpetual(LINEAR, "BTC", "USD", Payoff.LINEAR, 1))
        .with("BTC", AssetState.of(50_000));
  }

  /**
   * By hand: 2 linear coins are offset by 2 sold, or by 1000 inverse contracts of 100 dollars,
   * which stand for 100/50,000 = 0.002 coins each. Inverse orders cost 2 coins of notional times
   * 0.001 = 0.002 coins, 100 dollars; linear ones 2·50,000·0.002 = 200 dollars.
   */
  @Test
  void neutralisesDeltaWithLinearOrInverseContracts() {
    RebalanceSettings settings =
        new RebalanceSettings(
            "USD",
            Map.of(LINEAR, new TradingCosts(0.001, ImpactModel.NONE, 0.001)),
            RebalancerTest.FLAT,
            0,
            0);
    Account account = new Account("a", 50_000, List.of(Position.cross(LINEAR, 2, 40_000)));
    Suggestions suggestions =
        RebalancerTest.cross(settings)
            .neutralise(
                account,
                bitcoin(),
                MarginMultiplier.ONE,
                "BTC",
                PositionDelta.FUTURES,
                List.of(COIN));
    Suggestion best = suggestions.ranked().getFirst();
    Trade trade = ((Orders) best.action()).trades().getFirst();
    assertEquals(COIN, trade.instrument());
    assertEquals(-1_000, trade.quantity(), 1e-9);
    assertEquals(100, best.cost(), 1e-9);
    assertEquals(2, best.deltaBefore());
    assertEquals(0, best.deltaAfter(), 1e-12);
    assertEquals(50_000 - 100, best.accountAfter().collateral(), 1e-9);
    Suggestion other = suggestions.ranked().getLast();
    assertEquals(200, other.cost(), 1e-9);
    // closing realises 2·(50,000 − 40,000)
    assertEquals(50_000 + 20_000 - 200, other.accountAfter().collateral(), 1e-9);
    assertEquals(List.of(), other.accountAfter().positions());
  }

  /** Closing inverse contracts pays in coins: 1000·(−100/50,000 + 100/40,000) = 0.5. */
  @Test
  void gainsOfInverseContractsGoToTheirSettlementAsset() {
    RebalanceSettings settings = new RebalanceSettings("USD", Map.of(), RebalancerTest.FLAT, 0, 0);
    Account account = new Account("a", 1_000, List.of(Position.cross(COIN, 1_000, 40_000)));
    Suggestion best =
        RebalancerTest.cross(settings)
            .neutralise(
                account, bitcoin(), MarginMultiplier.ONE, "BTC", PositionDelta.FUTURES, List.of())
            .ranked()
            .getFirst();
    assertEquals(0.5, best.accountAfter().balances().get("BTC"), 1e-12);
  }

  /**
   * Impact makes it cheaper to split: with linear impact k·n/d on depths 2 and 1 million, the last
   * units cost the same at two to one.
   */
  @Test
  void splitsAHedgeWhereImpactMakesThatCheaper() {
    InstrumentId near = new InstrumentId("BTC-USD-NEAR");
    InstrumentId far = new InstrumentId("BTC-USD-FAR");
    MarketSnapshot market =
        new MarketSnapshot(
                Map.of(
                    near, new InstrumentState(50_000, 2e6),
                    far, new InstrumentState(50_000, 1e6)))
            .with(new Contract.Perpetual(near, "BTC", "USD", Payoff.LINEAR, 1))
            .with(new Contract.Perpetual(far, "BTC", "USD", Payoff.LINEAR, 1));
    TradingCosts costs = new TradingCosts(0, new ImpactModel(Shape.LINEAR, 0.05, 0.25), 0.0005);
    RebalanceSettings settings = new RebalanceSettings(null, Map.of(), costs, 0, 0);
    Account account = new Account("a", 1e6, List.of(Position.cross(near, 9, 50_000)));
    Suggestions suggestions =
        new Rebalancer(new CrossMargin(RebalancerTest.rules()), settings)
            .neutralise(
                account, market, MarginMultiplier.ONE, "BTC", PositionDelta.FUTURES, List.of(far));
    List<Trade> trades = ((Orders) suggestions.ranked().getFirst().action()).trades();
    assertEquals(2, trades.size());
    // 3 far and 6 near: 150,000·(0.05·0.15 + 0.0005) + 300,000·(0.05·0.15 + 0.0005) = 3600
    assertEquals(-3, trades.getFirst().quantity(), 1e-4);
    assertEquals(3_600, suggestions.ranked().getFirst().cost(), 1e-4);
    // all near: 450,000·(0.05·0.225 + 0.0005) = 5287.5
    assertEquals(5_287.5, suggestions.ranked().get(1).cost(), 1e-9);
  }

  @Test
  void optionsNeedAModelOfTheirDelta() {
    InstrumentId call = new InstrumentId("BTC-C");
    MarketSnapshot market =
        bitcoin()
            .with(call, InstrumentState.of(1_000))
            .with(
                new Contract.EuropeanOption(
                    call, "BTC", "USD", Payoff.LINEAR, 1, 1, 50_000, Contract.Right.CALL));
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> PositionDelta.FUTURES.perContract(call, market));
    assertTrue(e.getMessage().contains("'BTC-C' needs a model"), e.getMessage());
  }
}
