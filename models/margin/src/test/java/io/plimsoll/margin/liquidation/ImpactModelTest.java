package io.plimsoll.margin.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Generated;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpactModelTest {
  private static final InstrumentId A = Generated.INSTRUMENTS.get(0);

  @Test
  void linearImpactIsProportionalToTheShareOfDepth() {
    ImpactModel model = new ImpactModel(ImpactModel.Shape.LINEAR, 0.01, 0.2);
    assertEquals(0.005, model.fraction(50, 100), 1e-15);
    assertEquals(0.2, model.fraction(1e9, 100));
    assertEquals(0, model.fraction(50, Double.POSITIVE_INFINITY));
  }

  @Test
  void squareRootImpactGrowsWithTheRoot() {
    assertEquals(
        0.02, new ImpactModel(ImpactModel.Shape.SQUARE_ROOT, 0.01, 0.2).fraction(400, 100), 1e-15);
  }

  @Test
  void slicingAnOrderCostsTheSameInTotal() {
    ImpactModel model = new ImpactModel(ImpactModel.Shape.SQUARE_ROOT, 0.01, 0.2);
    double whole = 90 * model.fraction(90, 100);
    double sliced =
        40 * model.fractionAfter(0, 40, 100)
            + 30 * model.fractionAfter(40, 30, 100)
            + 20 * model.fractionAfter(70, 20, 100);
    assertEquals(whole, sliced, 1e-12);
  }

  @Test
  void sellersGetLessBuyersPayMoreAndAnIntervalStartsWithAFullBook() {
    MarketSnapshot market = new MarketSnapshot(Map.of(A, new InstrumentState(100, 1000)));
    ImpactExecution orders =
        new ImpactExecution(new ImpactModel(ImpactModel.Shape.LINEAR, 0.1, 0.2));
    // 500 of 1000 deep: 5%
    assertEquals(95, orders.execute(A, -5, market), 1e-12);
    assertEquals(105, orders.execute(A, 5, market), 1e-12);
    // The next 500 sold: (1000·10% − 500·5%)/500 = 15%
    assertEquals(85, orders.execute(A, -5, market), 1e-12);
    orders.startInterval();
    assertEquals(95, orders.execute(A, -5, market), 1e-12);
  }
}
