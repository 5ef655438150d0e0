package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two thousand generated traders through a week with crashes. */
class LivelyExchangeTest {
  private static MarketPath lively(long seed, int crashes) {
    return new MarketPath(
        SyntheticPath.of(SyntheticPath.Settings.fiveMinutes(seed, 2, 2000, crashes, 1e6))
            .instruments()
            .stream()
            .map(i -> i.withFunding(1e-4, 96))
            .toList());
  }

  private static SimulationResult lively(Feedback feedback, long seed) {
    return ExchangeSimulation.run(
        SimulationSettings.of(Simulated.RULES, 1e4).with(feedback),
        new GeneratedPopulation(GeneratedPopulation.Settings.of(seed, 2000, 2)),
        lively(seed, 2),
        Progress.NONE);
  }

  @Test
  void withoutFeedbackTheMarkIsTheGivenPath() {
    SimulationResult r = lively(new Feedback(Feedback.DEFAULT.impact(), 0, 0, 0), 1);
    assertTrue(r.count(Action.LIQUIDATE) > 100);
    for (int b = 0; b < r.bars(); b++) {
      assertEquals(r.givenPrice(0, b), r.mark(0, b));
      assertEquals(r.givenPrice(1, b), r.mark(1, b));
    }
  }

  @Test
  void feedbackDeepensACrash() {
    SimulationResult deaf = lively(new Feedback(Feedback.DEFAULT.impact(), 0, 0, 0), 3);
    SimulationResult closed = lively(Feedback.DEFAULT, 3);
    double worstDeaf = Double.POSITIVE_INFINITY;
    double worstClosed = Double.POSITIVE_INFINITY;
    for (int b = 0; b < deaf.bars(); b++) {
      worstDeaf = Math.min(worstDeaf, deaf.mark(0, b));
      worstClosed = Math.min(worstClosed, closed.mark(0, b));
    }
    assertTrue(worstClosed < worstDeaf, worstClosed + " against " + worstDeaf);
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    assertEquals(lively(Feedback.DEFAULT, 5).digest(), lively(Feedback.DEFAULT, 5).digest());
    assertNotEquals(lively(Feedback.DEFAULT, 5).digest(), lively(Feedback.DEFAULT, 6).digest());
  }

  @Test
  void moneyIsWhereItMustBeWhenEveryAccountIsAdded() {
    SimulationResult r = lively(Feedback.DEFAULT, 7);
    int last = r.bars() - 1;
    Map<InstrumentId, InstrumentState> states = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      states.put(lively(7, 2).get(i).instrument(), InstrumentState.of(r.mark(i, last)));
    }
    MarketSnapshot market = new MarketSnapshot(states);
    CrossMargin margin = new CrossMargin(Simulated.RULES);
    double equity = 0;
    for (int a = 0; a < r.size(); a++) {
      Account account = r.account(a);
      equity += margin.equity(account, market);
    }
    SimulationResult.Money money = r.money();
    assertEquals(equity, money.accounts(), 1e-9 * equity);
    // The fund began with 10,000
    assertEquals(
        money.deposits() + 1e4,
        money.accounts() + money.counterparties() + money.fund() + money.venueFees(),
        1e-9 * money.deposits());
    assertTrue(money.worstImbalance() < 1e-12);
  }
}
