package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From what a calculator says of a position to how likely and how costly its liquidation is. */
class LiquidationTouchTest {
  private static final InstrumentId BTC = new InstrumentId("BTC-USD");
  private static final MarketSnapshot MARKET = MarketSnapshot.of(BTC, 100);
  private static final CrossMargin CROSS =
      new CrossMargin(
          new VenueRules(
              "test",
              LocalDate.of(2025, 1, 1),
              "test",
              Netting.NET,
              0,
              0,
              Map.of("*", new InstrumentRules(0.01, BracketTable.flat(0.05, 0.025)))));

  private static MarginResult result(double collateral, double... quantities) {
    List<Position> positions = new ArrayList<>();
    for (double quantity : quantities) {
      positions.add(Position.cross(BTC, quantity, 100));
    }
    return CROSS.calculate(new Account("a", collateral, positions), MARKET, MarginMultiplier.ONE);
  }

  @Test
  void aPositionsLiquidationPriceIsTouchedFromItsOwnSide() {
    PriceProcess process = new PriceProcess(0.3, 0.9);
    for (double quantity : new double[] {10, -10}) {
      // Long: (100 − 1000)/(0.25 − 10); short: (100 + 1000)/(0.25 + 10)
      double expected =
          quantity > 0
              ? HittingProbability.lower(100, 900 / 9.75, process, 0.01)
              : HittingProbability.upper(100, 1100 / 10.25, process, 0.01);
      assertEquals(
          expected,
          HittingProbability.ofLiquidation(result(100, quantity), 0, 100, process, 0.01),
          1e-13);
    }
    assertEquals(1, HittingProbability.ofLiquidation(result(20, 10), 0, 100, process, 0));
    assertEquals(0, HittingProbability.ofLiquidation(result(5000, 10), 0, 100, process, 10));
  }

  /**
   * Long 10 with 100: liquidated at 900/9.75, bankrupt at 90; with a price for neither, no case.
   */
  @Test
  void aResultBecomesACaseForTheLossBeyondBankruptcy() {
    Contract contract = MARKET.contract(BTC);
    LiquidationCase position =
        LiquidationCase.of(result(100, 10), 0, contract, 100, BookDepth.UNLIMITED).orElseThrow();
    assertEquals(900 / 9.75, position.liquidationPrice(), 1e-12);
    assertEquals(90, position.bankruptcyPrice(), 1e-12);
    assertEquals(10, position.quantity());
    assertEquals(
        Optional.empty(),
        LiquidationCase.of(result(5000, 10), 0, contract, 100, BookDepth.UNLIMITED));
    // The long leg of a net short is bankrupt above, on the short's side.
    assertThrows(
        IllegalArgumentException.class,
        () -> LiquidationCase.of(result(100, 2, -10), 0, contract, 100, BookDepth.UNLIMITED));
    Contract inverse = new Contract.Perpetual(BTC, "BTC", "BTC", Payoff.INVERSE, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> LiquidationCase.of(result(100, 10), 0, inverse, 100, BookDepth.UNLIMITED));
  }
}
