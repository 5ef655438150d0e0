package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.liquidation.ImpactModel;

/**
 * How orders of accounts move the price of everybody.
 *
 * <p>Orders of one round share the depth: each trades at the round's mark less or plus the impact
 * that {@link ImpactModel#fractionAfter} gives it. Then the log of the mark moves by {@code
 * fraction(bought) − fraction(sold)} times the two shares below, and the book is full again around
 * the new mark. The transient part shrinks from bar to bar; the permanent part stays. With both
 * shares zero the mark is the given path.
 *
 * <p><b>Reference</b>: a permanent and a decaying part: Almgren and Chriss, "Optimal execution of
 * portfolio transactions", Journal of Risk 3 (2001); resilience of the book: Obizhaeva and Wang,
 * Journal of Financial Markets 16 (2013). The shares of {@link #DEFAULT} are an assumption.
 *
 * @param impact of an order on its own average price
 * @param permanentShare of the impact that stays, in [0, 1]
 * @param transientShare of the impact that decays, in [0, 1]
 * @param transientDecay what is left of the transient part after a bar, in [0, 1)
 */
public record Feedback(
    ImpactModel impact, double permanentShare, double transientShare, double transientDecay) {
  /** Orders trade at the mark and the path is as given. */
  public static final Feedback NONE = new Feedback(ImpactModel.NONE, 0, 0, 0);

  /** An order as large as the depth pays 1%; the price keeps 0.2 of it and forgets 0.8. */
  public static final Feedback DEFAULT =
      new Feedback(new ImpactModel(ImpactModel.Shape.SQUARE_ROOT, 0.01, 0.1), 0.2, 0.8, 0.9);

  public Feedback {
    Checks.inRange(permanentShare, 0, 1, "permanentShare");
    Checks.inRange(transientShare, 0, 1, "transientShare");
    if (!(transientDecay >= 0 && transientDecay < 1)) {
      throw new IllegalArgumentException("transientDecay must be in [0, 1), was " + transientDecay);
    }
  }
}
