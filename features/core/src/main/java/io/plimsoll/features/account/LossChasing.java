package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import java.util.List;

/**
 * Whether the account trades larger after a loss than after a gain, over all positions it closed.
 *
 * <p>For each closed position that was opened at or after the close of the one before it, {@code
 * ln(its greatest notional / that of the one before)}; the mean after losses minus the mean after
 * gains. Above 0 where losses are chased. NaN until one of each followed. A position without profit
 * counts for neither.
 *
 * <p><b>Unit</b>: log ratio. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) an event and a row.
 * <b>Reference</b>: Coval and Shumway (2005), Do behavioral biases affect prices?, Journal of
 * Finance 60.
 */
public final class LossChasing extends MemoryKernel {
  private static final int LAST_PROFIT = 0;
  private static final int LAST_NOTIONAL = 1;
  private static final int AFTER_LOSS = 2;
  private static final int LOSSES = 3;
  private static final int AFTER_GAIN = 4;
  private static final int GAINS = 5;

  /** A kernel without settings. */
  public LossChasing() {
    super(
        StateKernel.spec(
            "loss-chasing",
            "mean ln size ratio after losses - mean after gains",
            "log ratio",
            "(-inf, inf)",
            "Coval and Shumway (2005), Do behavioral biases affect prices?, Journal of Finance 60"),
        List.of(ClosedPosition.class),
        AccountWindow.NONE,
        0,
        6,
        1);
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    if (event instanceof ClosedPosition closed) {
      double[] n = memory.numbers;
      boolean follows =
          memory.times[0] != AccountMemory.NEVER && closed.openedNanos() >= memory.times[0];
      if (follows && n[LAST_PROFIT] != 0) {
        double change = StrictMath.log(closed.mostNotional()) - StrictMath.log(n[LAST_NOTIONAL]);
        n[n[LAST_PROFIT] < 0 ? AFTER_LOSS : AFTER_GAIN] += change;
        n[n[LAST_PROFIT] < 0 ? LOSSES : GAINS] += 1;
      }
      memory.times[0] = closed.eventNanos();
      n[LAST_PROFIT] = closed.profit();
      n[LAST_NOTIONAL] = closed.mostNotional();
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    double[] n = memory.numbers;
    return n[AFTER_LOSS] / n[LOSSES] - n[AFTER_GAIN] / n[GAINS];
  }
}
