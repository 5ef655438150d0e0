package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Progress;

/**
 * An exchange with up to millions of accounts on a path of bars, as a closed loop: orders of
 * accounts move the mark, the mark triggers accounts.
 *
 * <p>At the open of a bar the passing part of earlier impact decays, funding is paid, multipliers
 * change, and traders come. At each of the bar's four points (see {@link InstrumentPath}) there are
 * rounds: every account decides by the marks at the start of the round ({@link Action}); those who
 * act do so by rising equity over maintenance, then by number; then the marks move by what was
 * traded. When nobody acts the path goes on.
 *
 * <p>Orders trade at the marks of the point at which they were decided: the venue has no latency,
 * but prices jump from point to point. Positions are linear perpetuals of one unit, one margin
 * currency. Traders come at the mark and pay nothing for it: they are thought to have waited with a
 * limit order. A largest notional that a venue may have set is not enforced.
 *
 * <p><b>Cost</b>: six comparisons an instrument and point, and for each account that is looked at
 * the logarithm of their number. A multiplier that rises more than a tenth above where the index
 * was made for, or funding of 0.2% of the mark in sum, costs one look at every account of that
 * instrument.
 */
public final class ExchangeSimulation {
  /** What running totals may be off by, as a fraction of the sizes that cancel in them. */
  private static final double TOLERANCE = 1e-9;

  private final SimulationSettings settings;
  private final Population population;
  private final MarketPath path;
  private final Marks marks;
  private final Books books;
  private final Accounts accounts;
  private final AccountIndex index;
  private final Decision decision;
  private final Desk desk;
  private final Calendar calendar;
  private final Worklist list;
  private final TriggerHeap order;
  private final Action[] decided;
  private final Recorder recorder;

  private ExchangeSimulation(SimulationSettings settings, Population population, MarketPath path) {
    this.settings = settings;
    this.population = population;
    this.path = path;
    marks = new Marks(path, settings.feedback(), settings.panicWindowBars());
    books = new Books(marks, settings.lossAllocation(), settings.fundBalance());
    Requirements requirements = new Requirements(settings.rules(), path, marks, books);
    accounts = new Accounts(population, marks, books, requirements);
    index = new AccountIndex(accounts, marks, path, requirements);
    decision = new Decision(accounts, marks);
    desk = new Desk(settings, accounts, marks, books);
    calendar = new Calendar(path.bars(), population.size());
    list = new Worklist(population.size());
    order = TriggerHeap.alone(population.size());
    decided = new Action[population.size()];
    recorder = new Recorder(path, marks, books, desk);
  }

  /**
   * Runs a population over a path; the same arguments give the same result to the last bit.
   *
   * @param progress is told of every bar
   * @throws io.plimsoll.datasets.PlimsollException if the rules do not cover an instrument, or ask
   *     for something the simulation does not know
   * @throws IllegalArgumentException if a trader names an instrument that the path has not
   * @throws IllegalStateException if money was made or lost, naming the bar: never but for a bug
   */
  public static SimulationResult run(
      SimulationSettings settings, Population population, MarketPath path, Progress progress) {
    return new ExchangeSimulation(settings, population, path).run(progress);
  }

  private SimulationResult run(Progress progress) {
    for (int a = population.size() - 1; a >= 0; a--) {
      calendar.add(a, 0, 0);
    }
    for (int bar = 0; bar < path.bars(); bar++) {
      marks.startBar(bar);
      for (int point = 0; point < InstrumentPath.POINTS; point++) {
        marks.moveTo(point);
        if (point == 0) {
          open(bar);
        }
        rounds(bar);
      }
      marks.endBar();
      check(bar);
      recorder.endBar(bar);
      progress.update("simulating", bar + 1L, path.bars());
    }
    return new SimulationResult(path, accounts, marks, recorder, index.filed());
  }

  private void open(int bar) {
    for (int i = 0; i < path.count(); i++) {
      if (path.get(i).fundingRate(bar) != 0) {
        books.fund(i, path.get(i).fundingRate(bar));
      }
    }
    index.refresh();
    int account = calendar.first(bar);
    while (account >= 0) {
      int next = calendar.next(account);
      Trader trader = population.trader(account, accounts.plans.visits[account]);
      requireLegs(account, trader);
      desk.open(account, trader);
      recorder.count(Action.OPEN);
      index.changed(account);
      comeBack(account, bar);
      account = next;
    }
  }

  private void requireLegs(int account, Trader trader) {
    int legs = trader.legs().size();
    if (legs > population.legs(account)) {
      throw new IllegalArgumentException(
          "account %d must have at most %d legs, had %d"
              .formatted(account, population.legs(account), legs));
    }
    for (Trader.Leg leg : trader.legs()) {
      if (leg.instrument() >= path.count()) {
        throw new IllegalArgumentException(
            "instrument of account %d must be below %d, was %d"
                .formatted(account, path.count(), leg.instrument()));
      }
    }
  }

  private void comeBack(int account, int bar) {
    if (accounts.open(account) == 0) {
      calendar.add(account, bar, accounts.plans.reentryBars[account]);
    }
  }

  private void rounds(int bar) {
    for (int round = 0; round < settings.maximumRounds(); round++) {
      index.refresh();
      index.collect(list);
      if (list.size() == 0) {
        return;
      }
      decide();
      if (order.isEmpty()) {
        return;
      }
      recorder.round();
      while (!order.isEmpty()) {
        act(order.removeFirst(), bar);
      }
      marks.endRound();
    }
  }

  private void decide() {
    recorder.looked(list.size());
    for (int i = 0; i < list.size(); i++) {
      int account = list.get(i);
      Action action = decision.of(account);
      if (action == Action.HOLD) {
        index.held(account);
      } else {
        decided[account] = action;
        order.put(account, decision.urgency());
      }
    }
    list.clear();
  }

  private void act(int account, int bar) {
    desk.act(decided[account], account);
    recorder.count(decided[account]);
    index.changed(account);
    comeBack(account, bar);
  }

  private void check(int bar) {
    recorder.imbalance(Math.abs(books.imbalance()));
    boolean recounted = bar % settings.recountBars() == 0 || bar == path.bars() - 1;
    double off = recounted ? accounts.recount() : 0;
    if (!(Math.abs(books.imbalance()) <= TOLERANCE && off <= TOLERANCE)) {
      throw new IllegalStateException(
          "money is not conserved in bar %d: off by %s of all, running totals by %s"
              .formatted(bar, books.imbalance(), off));
    }
  }
}
