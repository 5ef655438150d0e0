package io.plimsoll.margin.simulation;

/**
 * For which multipliers and shifts the boxes in the index hold: up to the ceilings. As long as
 * neither is exceeded nothing has to be filed anew; boxes made for the ceilings are only early.
 */
final class Ceilings {
  /** Ceilings this far above a multiplier that moves. */
  private static final double MULTIPLIER_HEADROOM = 1.1;

  /** Ceilings this fraction of the mark above a shift. */
  private static final double SHIFT_HEADROOM = 0.002;

  private final Marks marks;
  private final double[] headroom;
  private final double[] multiplier;
  private final double[] shift;
  private final double[] seenMultiplier;
  private final double[] seenShift;

  Ceilings(Marks marks, MarketPath path) {
    this.marks = marks;
    int n = path.count();
    headroom = new double[n];
    multiplier = new double[n];
    shift = new double[2 * n];
    seenMultiplier = new double[n];
    seenShift = new double[2 * n];
    for (int i = 0; i < n; i++) {
      headroom[i] = path.get(i).multiplierMoves() ? MULTIPLIER_HEADROOM : 1;
    }
  }

  /** For which values a box is made. */
  enum Fit {
    /** For those now in force: exact until one of them changes. */
    TIGHT,
    /** For the ceilings. */
    LOOSE
  }

  double multiplier(int instrument, Fit fit) {
    return fit == Fit.TIGHT ? marks.multiplier(instrument) : multiplier[instrument];
  }

  double shift(int instrument, int side, Fit fit) {
    return fit == Fit.TIGHT ? marks.shift(instrument, side) : shift[Side.index(instrument, side)];
  }

  /** Whether a multiplier or shift of the instrument is another than when last asked. */
  boolean changed(int instrument) {
    boolean changed = seenMultiplier[instrument] != marks.multiplier(instrument);
    seenMultiplier[instrument] = marks.multiplier(instrument);
    for (int side = Side.LONG; side <= Side.SHORT; side++) {
      int k = Side.index(instrument, side);
      changed |= seenShift[k] != marks.shift(instrument, side);
      seenShift[k] = marks.shift(instrument, side);
    }
    return changed;
  }

  /**
   * Moves the ceilings of an instrument if something rose above them, or fell so far that boxes are
   * much too early; true if boxes have to be made anew.
   */
  boolean moved(int instrument) {
    boolean moved = false;
    double k = marks.multiplier(instrument);
    double highest = headroom[instrument] * k;
    if (k > multiplier[instrument] || multiplier[instrument] > MULTIPLIER_HEADROOM * highest) {
      multiplier[instrument] = highest;
      moved = true;
    }
    for (int side = Side.LONG; side <= Side.SHORT; side++) {
      int s = Side.index(instrument, side);
      double now = marks.shift(instrument, side);
      double room = SHIFT_HEADROOM * marks.mark(instrument);
      if (now > shift[s] || shift[s] - now > 10 * room) {
        shift[s] = now + room;
        moved = true;
      }
    }
    return moved;
  }
}
