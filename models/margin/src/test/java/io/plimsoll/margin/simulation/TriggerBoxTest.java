package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The closed form of one position against the liquidation price of the calculator. */
class TriggerBoxTest {

  @Property(tries = 100_000, seed = "1")
  void theBoxOfOnePositionEndsAtItsLiquidationPrice(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // At 4 the highest rate asks for all of the notional: there is no price for that
    double multiplier = random.nextDouble(0.5, 3.6);
    double notional = Math.exp(random.nextDouble(Math.log(100), Math.log(2e7)));
    boolean isLong = random.nextBoolean();
    Trader trader =
        Trader.holding(notional * random.nextDouble(0.05, 1.2), 0, isLong ? notional : -notional);
    MarketPath path =
        MarketPath.of(
            Simulated.closes(random.nextDouble(0.01, 1e5))
                .withMultiplier(new double[] {multiplier}));
    Marks marks = new Marks(path, Feedback.NONE, 1);
    Books books = new Books(marks, LossAllocation.COUNTERPARTIES, 0);
    Requirements requirements = new Requirements(Simulated.RULES, path, marks, books);
    Accounts accounts = new Accounts(Population.of(List.of(trader)), marks, books, requirements);
    marks.startBar(0);
    marks.moveTo(0);
    new Desk(SimulationSettings.of(Simulated.RULES, 0), accounts, marks, books).open(0, trader);
    TriggerBox box = new TriggerBox(accounts, marks, requirements, new Ceilings(marks, path));

    box.ofOne(0, Ceilings.Fit.TIGHT);

    Position position = Position.cross(Simulated.A, accounts.quantity(0), accounts.entry(0));
    Account account = new Account("a", accounts.wallet(0), List.of(position));
    OptionalDouble expected =
        new CrossMargin(Simulated.RULES)
            .calculate(
                account,
                MarketSnapshot.of(Simulated.A, marks.mark(0)),
                MarginMultiplier.constant(multiplier))
            .positions()
            .get(0)
            .liquidationPrice();
    double end = isLong ? box.lower : box.upper;
    if (expected.isPresent()) {
      double size = Math.max(expected.getAsDouble(), marks.mark(0));
      assertEquals(expected.getAsDouble(), end, 1e-9 * size);
      assertTrue(isLong ? end >= expected.getAsDouble() : end <= expected.getAsDouble());
    } else {
      assertTrue(isLong ? end <= marks.mark(0) * 1e-8 : end == Double.POSITIVE_INFINITY);
    }
  }
}
