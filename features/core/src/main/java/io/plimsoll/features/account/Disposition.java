package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import java.util.List;

/**
 * Whether the account holds losers longer than winners, over all positions it closed.
 *
 * <p>{@code ln(mean age of losses / mean age of gains)}: above 0 where losses are held longer. A
 * position closed at no profit counts for neither. NaN until one of each was closed, and where all
 * of a kind were closed the moment they were opened.
 *
 * <p><b>Unit</b>: log ratio. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) an event and a row.
 * <b>Reference</b>: Shefrin and Statman (1985), The disposition to sell winners too early and ride
 * losers too long, Journal of Finance 40.
 */
public final class Disposition extends MemoryKernel {
  private static final int LOSS_HOURS = 0;
  private static final int LOSSES = 1;
  private static final int GAIN_HOURS = 2;
  private static final int GAINS = 3;

  /** A kernel without settings. */
  public Disposition() {
    super(
        StateKernel.spec(
            "disposition",
            "ln(mean age of losses / mean age of gains)",
            "log ratio",
            "(-inf, inf)",
            "Shefrin and Statman (1985), The disposition to sell winners too early and ride losers"
                + " too long, Journal of Finance 40"),
        List.of(ClosedPosition.class),
        AccountWindow.NONE,
        0,
        4,
        0);
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    if (event instanceof ClosedPosition closed && closed.profit() != 0) {
      double hours = (closed.eventNanos() - closed.openedNanos()) / HOUR_NANOS;
      memory.numbers[closed.profit() < 0 ? LOSS_HOURS : GAIN_HOURS] += hours;
      memory.numbers[closed.profit() < 0 ? LOSSES : GAINS] += 1;
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    double[] n = memory.numbers;
    return StrictMath.log(n[LOSS_HOURS] / n[LOSSES]) - StrictMath.log(n[GAIN_HOURS] / n[GAINS]);
  }
}
