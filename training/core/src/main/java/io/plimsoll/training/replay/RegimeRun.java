package io.plimsoll.training.replay;

import io.plimsoll.datasets.Progress;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Walks one regime from the first bar to the last. */
final class RegimeRun {
  private final BarContext context;
  private final AccountRun[] accounts;
  private final Attention attention;
  private double liquidatedNotional;
  private int calls;

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
    this.attention = attention.apply(context, accounts);
  }

  RegimeResult run(Excursions excursions, Observer observer, Progress progress) {
    PricePath path = context.path;
    ReplaySeries.Builder series = new ReplaySeries.Builder(path.size());
    for (int bar = 1; bar < path.size(); bar++) {
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

  private void look(int account) {
    AccountRun run = accounts[account];
    double before = run.liquidatedNotional();
    int callsBefore = run.calls();
    run.step(context);
    attention.looked(context, account);
    liquidatedNotional += run.liquidatedNotional() - before;
    calls += run.calls() - callsBefore;
  }

  private void sample(ReplaySeries.Builder series) {
    double openNotional = 0;
    double badDebt = 0;
    for (AccountRun run : accounts) {
      badDebt += run.badDebt();
      if (run.open()) {
        for (Position position : run.pool().positions()) {
          openNotional += Math.abs(position.quantity()) * context.after.mark(position.instrument());
        }
      }
    }
    series.add(
        context.endNanos,
        openNotional,
        context.ledger.fund().balance(),
        liquidatedNotional,
        badDebt,
        calls);
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
