package io.plimsoll.training.replay;

import io.plimsoll.datasets.Progress;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Walks one regime from the first bar to the last. */
final class RegimeRun {
  private static final int CALLS = 0;
  private static final int BAD_DEBT = 1;
  private static final int LIQUIDATED = 2;
  private static final int OPEN = 3;

  private final BarContext context;
  private final AccountRun[] accounts;
  private final Attention attention;
  private final double[] running;
  private int bar;

  /** What a test may look at after each bar. */
  @FunctionalInterface
  interface Observer {
    void afterBar(BarContext context, AccountRun[] accounts);
  }

  RegimeRun(
      BarContext context,
      List<SimulatedAccount> population,
      BiFunction<BarContext, AccountRun[], Attention> attention) {
    this.context = context;
    this.accounts = population.stream().map(AccountRun::new).toArray(AccountRun[]::new);
    this.running = new double[OPEN + context.path.instruments().size()];
    this.attention = attention.apply(context, accounts);
  }

  RegimeResult run(Excursions excursions, Observer observer, Progress progress) {
    PricePath path = context.path;
    ReplaySeries.Builder series = new ReplaySeries.Builder(path.size());
    for (bar = 1; bar < path.size(); bar++) {
      context.moveTo(bar);
      for (int account : attention.select(context, bar)) {
        look(account);
      }
      observer.afterBar(context, accounts);
      if (context.endNanos % context.settings.decisionEveryNanos() == 0) {
        sample(series);
      }
      if (bar % 1000 == 0) {
        progress.update("replay " + context.regime.name(), bar, path.size());
      }
    }
    progress.update("replay " + context.regime.name(), path.size(), path.size());
    return result(excursions, series.build());
  }

  /**
   * Lets an account act and keeps the running totals, so that a sample costs nothing an account.
   */
  private void look(int account) {
    AccountRun run = accounts[account];
    double[] before = totals(run);
    run.step(context);
    attention.looked(context, account);
    double[] after = totals(run);
    for (int i = 0; i < running.length; i++) {
      running[i] += after[i] - before[i];
    }
  }

  /** Calls, bad debt, liquidated notional, then what is open by instrument in base units. */
  private double[] totals(AccountRun run) {
    double[] totals = new double[running.length];
    totals[CALLS] = run.calls();
    totals[BAD_DEBT] = run.badDebt();
    totals[LIQUIDATED] = run.liquidatedNotional();
    if (run.open()) {
      for (Position position : run.pool().positions()) {
        totals[OPEN + context.after.number(position.instrument())] += Math.abs(position.quantity());
      }
    }
    return totals;
  }

  private void sample(ReplaySeries.Builder series) {
    double openNotional = 0;
    for (int i = 0; i < context.path.instruments().size(); i++) {
      openNotional += running[OPEN + i] * context.path.close(i, bar);
    }
    series.add(
        context.endNanos,
        Math.max(0, openNotional),
        context.ledger.fund().balance(),
        running[LIQUIDATED],
        running[BAD_DEBT],
        running[CALLS]);
  }

  private RegimeResult result(Excursions excursions, ReplaySeries series) {
    List<AccountOutcome> outcomes = new ArrayList<>();
    for (AccountRun run : accounts) {
      outcomes.add(run.outcome(context));
    }
    List<InstrumentMargin> instruments = new ArrayList<>();
    for (int i = 0; i < context.path.instruments().size(); i++) {
      instruments.add(InstrumentMargin.of(context, i, excursions));
    }
    return new RegimeResult(
        context.regime.name(),
        instruments,
        RegimeResult.Totals.of(context, outcomes),
        series,
        outcomes);
  }
}
