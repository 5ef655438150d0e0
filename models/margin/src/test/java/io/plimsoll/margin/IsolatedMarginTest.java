package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.VenueRules.Netting;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolatedMarginTest extends MarginCalculatorContract {
  private static final InstrumentId A = Generated.INSTRUMENTS.get(0);

  @Override
  MarginCalculator calculator(VenueRules rules) {
    return new IsolatedMargin(rules);
  }

  @Test
  void theWalletDoesNotSaveAPosition() {
    // Equity of the position 100 − 80 = 20 against 2.5% of 920 = 23, while the wallet holds a
    // thousand.
    Account account = new Account("i", 1000, List.of(new Position(A, 10, 100, 100)));
    MarginResult result =
        new IsolatedMargin(Generated.rules(Netting.NET))
            .calculate(account, MarketSnapshot.of(A, 92), MarginMultiplier.ONE);
    assertTrue(result.breached());
    assertEquals(23.0 / 20, result.marginRatio(), 1e-12);
    assertEquals(1020, result.equity(), 1e-12);
    assertEquals(1000, result.freeCollateral());
  }
}
