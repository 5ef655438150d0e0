package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Withdrawal;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import java.util.List;

/**
 * How far equity is below its peak, and what the account does about it: how often it tops up, and
 * how soon.
 *
 * <p>The peak moves with deposits and withdrawals, so that only profit and loss make a drawdown. An
 * episode begins when equity is below {@code (1 − depth) · peak} ({@code depth} default 0.2). A
 * deposit answers it, and the peak begins anew at the equity after it; without one it ends
 * unanswered when equity is not below any more, or when the account is liquidated. Three kernels:
 *
 * <ul>
 *   <li>{@code drawdown}: {@code 1 − equity / peak} now; NaN where peak or equity is not known, or
 *       the peak is zero or less.
 *   <li>{@code top-up-rate}: answered / ended episodes; NaN until one ended.
 *   <li>{@code top-up-latency}: mean hours from begin to answer; NaN until one was answered.
 * </ul>
 *
 * <p>Setting of the last two: {@code depth}.
 *
 * <p><b>Unit</b>: fraction; hours. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event and a row.
 * <b>Reference</b>: definition.
 */
public final class Drawdown extends MemoryKernel {
  private static final int PEAK = 0;
  private static final int EQUITY = 1;
  private static final int UNDER = 2;
  private static final int ANSWERED = 3;
  private static final int ENDED = 4;
  private static final int HOURS = 5;

  /** What was deposited less withdrawn since the last state, which the peak moves by. */
  private static final int MOVED = 6;

  private static final int START = 0;
  private static final int SEEN = 1;

  private final double depth;
  private final Answer answer;

  /** What is asked of drawdowns. */
  public enum Answer {
    /** How deep it is. */
    NOW,
    /** How often it was answered by a deposit. */
    RATE,
    /** How soon. */
    LATENCY
  }

  Drawdown(double depth, Answer answer) {
    super(
        spec(answer),
        List.of(Deposit.class, Withdrawal.class, AccountLiquidated.class, AccountState.class),
        AccountWindow.NONE,
        0,
        7,
        2);
    this.depth = Checks.inOpenRange(depth, 0, 1, "depth");
    this.answer = answer;
  }

  private static KernelSpec spec(Answer answer) {
    return switch (answer) {
      case NOW ->
          StateKernel.spec("drawdown", "1 - equity / peak", "fraction", "[0, inf)", "definition");
      case RATE ->
          StateKernel.spec(
              "top-up-rate",
              "drawdowns answered by a deposit / drawdowns ended",
              "fraction",
              "[0, 1]",
              "definition");
      case LATENCY ->
          StateKernel.spec(
              "top-up-latency",
              "mean time from drawdown to deposit",
              "hours",
              "[0, inf)",
              "definition");
    };
  }

  /** How deep it is. */
  public static Drawdown now() {
    return new Drawdown(0.2, Answer.NOW);
  }

  /** How often it was answered; reads {@code depth}. */
  public static Drawdown rate(KernelSettings settings) {
    return new Drawdown(settings.number("depth", 0.2), Answer.RATE);
  }

  /** How soon it was answered; reads {@code depth}. */
  public static Drawdown latency(KernelSettings settings) {
    return new Drawdown(settings.number("depth", 0.2), Answer.LATENCY);
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    double[] n = memory.numbers;
    switch (event) {
      case Deposit deposit -> {
        if (n[UNDER] == 1) {
          n[ANSWERED] += 1;
          n[HOURS] += (deposit.availableNanos() - memory.times[START]) / HOUR_NANOS;
          end(n);
          n[MOVED] = Double.NEGATIVE_INFINITY;
        } else {
          n[MOVED] += deposit.amountQuote();
        }
      }
      case Withdrawal withdrawal -> n[MOVED] -= withdrawal.amountQuote();
      case AccountState account -> see(memory, account);
      default -> {
        if (n[UNDER] == 1) {
          end(n);
          n[MOVED] = Double.NEGATIVE_INFINITY;
        }
      }
    }
  }

  private static void end(double[] n) {
    n[UNDER] = 0;
    n[ENDED] += 1;
  }

  private void see(AccountMemory memory, AccountState account) {
    double[] n = memory.numbers;
    n[EQUITY] = account.equity();
    if (Double.isNaN(account.equity())) {
      return;
    }
    boolean first = memory.times[SEEN] == AccountMemory.NEVER;
    memory.times[SEEN] = account.availableNanos();
    // After an answer the peak has moved to minus infinity: it begins anew.
    n[PEAK] = first ? account.equity() : Math.max(n[PEAK] + n[MOVED], account.equity());
    n[MOVED] = 0;
    boolean under = n[PEAK] > 0 && account.equity() < (1 - depth) * n[PEAK];
    if (under && n[UNDER] == 0) {
      n[UNDER] = 1;
      memory.times[START] = account.availableNanos();
    } else if (!under && n[UNDER] == 1) {
      end(n);
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    double[] n = memory.numbers;
    return switch (answer) {
      case NOW -> n[PEAK] > 0 ? 1 - n[EQUITY] / n[PEAK] : Double.NaN;
      case RATE -> n[ANSWERED] / n[ENDED];
      case LATENCY -> n[HOURS] / n[ANSWERED];
    };
  }
}
