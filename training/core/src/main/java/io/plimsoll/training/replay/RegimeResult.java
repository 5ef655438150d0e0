package io.plimsoll.training.replay;

import io.plimsoll.training.replay.AccountOutcome.End;
import java.util.List;

/**
 * What one regime did.
 *
 * @param name of the regime
 * @param instruments margin and coverage, in the order of the path's instruments
 * @param series over time
 * @param accounts in the order of the population
 */
public record RegimeResult(
    String name,
    List<InstrumentMargin> instruments,
    Totals totals,
    ReplaySeries series,
    List<AccountOutcome> accounts) {
  public RegimeResult {
    instruments = List.copyOf(instruments);
    accounts = List.copyOf(accounts);
  }

  /**
   * Sums over the accounts; amounts in settlement currency.
   *
   * @param opened how many accounts opened positions
   * @param openedNotional how much they opened; less than they wanted where the initial margin
   *     capped them
   * @param marginCalls how many went out, for whatever reason
   * @param graces how often a rise of the multiplier put an account below the requirement
   * @param liquidations how often liquidation began
   * @param closed how many accounts lost their last position to liquidation
   * @param liquidatedNotional how much was closed
   * @param badDebt what accounts lost beyond their collateral
   * @param fundDraw how much of it the insurance fund paid
   * @param socializedLoss how much of it nobody paid
   * @param fundAtEnd what is in the fund at the end
   */
  public record Totals(
      int opened,
      double openedNotional,
      int marginCalls,
      int graces,
      int topUps,
      double deposits,
      int liquidations,
      int closed,
      double liquidatedNotional,
      double badDebt,
      double fundDraw,
      double socializedLoss,
      double fundAtEnd) {

    static Totals of(BarContext c, List<AccountOutcome> accounts) {
      double badDebt = accounts.stream().mapToDouble(AccountOutcome::badDebt).sum();
      double socialized = c.ledger.socializedLoss();
      return new Totals(
          (int) accounts.stream().filter(a -> a.openedNotional() > 0).count(),
          accounts.stream().mapToDouble(AccountOutcome::openedNotional).sum(),
          accounts.stream().mapToInt(AccountOutcome::marginCalls).sum(),
          accounts.stream().mapToInt(AccountOutcome::graces).sum(),
          accounts.stream().mapToInt(AccountOutcome::topUps).sum(),
          accounts.stream().mapToDouble(AccountOutcome::deposits).sum(),
          accounts.stream().mapToInt(AccountOutcome::liquidations).sum(),
          (int) accounts.stream().filter(a -> a.end() == End.LIQUIDATED).count(),
          accounts.stream().mapToDouble(AccountOutcome::liquidatedNotional).sum(),
          badDebt,
          badDebt - socialized,
          socialized,
          c.ledger.fund().balance());
    }
  }
}
