package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiquidationTouchTest {
  @Test
  void aPositionsLiquidationPriceIsTouchedFromItsOwnSide() {
    InstrumentId id = new InstrumentId("BTC-USD");
    VenueRules rules =
        new VenueRules(
            "test",
            LocalDate.of(2025, 1, 1),
            "test",
            Netting.NET,
            0,
            0,
            Map.of("*", new InstrumentRules(0.01, BracketTable.flat(0.05, 0.025))));
    MarketSnapshot market = MarketSnapshot.of(id, 100);
    PriceProcess process = new PriceProcess(0.3, 0.9);
    for (double quantity : new double[] {10, -10}) {
      Account account = new Account("a", 100, List.of(Position.cross(id, quantity, 100)));
      MarginResult result = new CrossMargin(rules).calculate(account, market, MarginMultiplier.ONE);
      // Long: (100 − 1000)/(0.25 − 10); short: (100 + 1000)/(0.25 + 10)
      double expected =
          quantity > 0
              ? HittingProbability.lower(100, 900 / 9.75, process, 0.01)
              : HittingProbability.upper(100, 1100 / 10.25, process, 0.01);
      assertEquals(
          expected, HittingProbability.ofLiquidation(result, 0, 100, process, 0.01), 1e-13);
    }
    Account breached = new Account("a", 20, List.of(Position.cross(id, 10, 100)));
    MarginResult result = new CrossMargin(rules).calculate(breached, market, MarginMultiplier.ONE);
    assertEquals(1, HittingProbability.ofLiquidation(result, 0, 100, process, 0));
    Account rich = new Account("a", 5000, List.of(Position.cross(id, 10, 100)));
    MarginResult safe = new CrossMargin(rules).calculate(rich, market, MarginMultiplier.ONE);
    assertEquals(0, HittingProbability.ofLiquidation(safe, 0, 100, process, 10));
  }
}
