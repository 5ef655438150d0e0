package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The invariant sees what is wrong: it is no test that cannot fail. */
class BooksTest {
  private final MarketPath path = MarketPath.of(Simulated.closes(100));
  private final Marks marks = new Marks(path, Feedback.NONE, 1);
  private final Books books = new Books(marks, LossAllocation.COUNTERPARTIES, 1000);

  @Test
  void moneyFromNowhereIsAnImbalance() {
    marks.startBar(0);
    marks.moveTo(0);
    assertEquals(0, books.imbalance());
    books.wallet(1);
    assertTrue(books.imbalance() > 1e-4);
    books.deposit(1);
    assertEquals(0, books.imbalance(), 1e-15);
  }

  @Test
  void aPositionWithoutATradeIsAnImbalance() {
    marks.startBar(0);
    marks.moveTo(0);
    books.position(0, 2, 90, 1);
    // 2 units gained 10 each, and their counterparty paid nothing for them
    assertTrue(Math.abs(books.imbalance()) > 1e-3);
    books.trade(2, 90);
    assertEquals(0, books.imbalance(), 1e-15);
  }

  @Test
  void aRecountSeesATotalThatDrifted() {
    marks.startBar(0);
    marks.moveTo(0);
    Trader trader = Trader.holding(500, 0, 1000);
    Accounts accounts =
        new Accounts(
            Population.of(List.of(trader)),
            marks,
            books,
            new Requirements(Simulated.RULES, path, marks, books));
    new Desk(SimulationSettings.of(Simulated.RULES, 0), accounts, marks, books).open(0, trader);
    assertEquals(0, accounts.recount(), 1e-15);
    books.position(0, 1e-3, 100, 1);
    assertTrue(accounts.recount() > 1e-6);
  }

  @Test
  void aRunningTotalKeepsWhatASumLoses() {
    RunningTotal total = new RunningTotal();
    total.add(1e16);
    for (int i = 0; i < 1000; i++) {
      total.add(0.5);
    }
    total.add(-1e16);
    assertEquals(500, total.value());
  }
}
