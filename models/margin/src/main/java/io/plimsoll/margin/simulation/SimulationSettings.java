package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.VenueRules;

/**
 * How the simulated exchange works.
 *
 * @param rules brackets of every instrument, and the fees: the taker fee for orders of traders, the
 *     liquidation fee (to the fund) for those of the venue; neither is more than the equity left
 * @param trancheFraction of a position that a liquidation closes in a round, in (0, 1]
 * @param minimumNotional a position that would be left with less is closed whole, zero or more
 * @param fundBalance of the insurance fund at the start, zero or more
 * @param panicWindowBars over how many closed bars panic looks back, at least 1
 * @param maximumRounds how often at one point of the path accounts may react to what others just
 *     did; what is left waits for the next point; at least 1
 * @param recountBars after how many bars every running total is recounted from all accounts, at
 *     least 1
 */
public record SimulationSettings(
    VenueRules rules,
    double trancheFraction,
    double minimumNotional,
    double fundBalance,
    LossAllocation lossAllocation,
    Feedback feedback,
    int panicWindowBars,
    int maximumRounds,
    int recountBars) {
  public SimulationSettings {
    if (!(trancheFraction > 0 && trancheFraction <= 1)) {
      throw new IllegalArgumentException(
          "trancheFraction must be in (0, 1], was " + trancheFraction);
    }
    Checks.notNegative(minimumNotional, "minimumNotional");
    Checks.notNegative(fundBalance, "fundBalance");
    Checks.positive(panicWindowBars, "panicWindowBars");
    Checks.positive(maximumRounds, "maximumRounds");
    Checks.positive(recountBars, "recountBars");
  }

  /**
   * A quarter at a time and nothing below 100 left standing, as {@link
   * io.plimsoll.margin.liquidation.LiquidationEngine.Settings#DEFAULT}; a fund of the given
   * balance, then the opposite side; default feedback, a day of five-minute bars for panic, 50
   * rounds, a recount every thousand bars.
   */
  public static SimulationSettings of(VenueRules rules, double fundBalance) {
    return new SimulationSettings(
        rules,
        0.25,
        100,
        fundBalance,
        LossAllocation.OPPOSITE_SIDE,
        Feedback.DEFAULT,
        288,
        50,
        1000);
  }

  /** The same exchange with another feedback. */
  public SimulationSettings with(Feedback other) {
    return new SimulationSettings(
        rules,
        trancheFraction,
        minimumNotional,
        fundBalance,
        lossAllocation,
        other,
        panicWindowBars,
        maximumRounds,
        recountBars);
  }
}
