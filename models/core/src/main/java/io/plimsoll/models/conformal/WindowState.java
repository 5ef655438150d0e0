package io.plimsoll.models.conformal;

import io.plimsoll.datasets.Checks;

/** The order statistic of a window of scores at a level that may adapt. */
final class WindowState implements ConformalState {
  private static final int HEADER = 3;

  private final AdaptiveConformal settings;
  private final ScoreWindow window;
  private double alpha;
  private long seen;

  WindowState(AdaptiveConformal settings) {
    this.settings = settings;
    this.window = new ScoreWindow(settings.window());
    this.alpha = settings.alpha();
  }

  /** Reads {@code alpha, seen, count, scores…}. */
  static WindowState restore(AdaptiveConformal settings, double[] saved) {
    if (saved.length < HEADER
        || !(saved[2] >= 0 && saved[2] <= settings.window())
        || saved.length != HEADER + (int) saved[2]) {
      throw new IllegalArgumentException(
          "saved state must hold 3 numbers and at most "
              + settings.window()
              + " scores, held "
              + saved.length);
    }
    WindowState state = new WindowState(settings);
    state.alpha =
        Checks.inRange(saved[0], settings.leastAlpha(), settings.mostAlpha(), "saved alpha");
    for (int i = HEADER; i < saved.length; i++) {
      state.window.add(saved[i]);
    }
    state.seen = (long) Checks.inRange(saved[1], saved[2], 1L << 53, "saved count");
    return state;
  }

  @Override
  public boolean ready() {
    return window.count() >= settings.limits().leastScores();
  }

  @Override
  public double multiplier() {
    if (!ready()) {
      return 1;
    }
    double quantile = window.quantile(1 - alpha);
    if (quantile == Double.POSITIVE_INFINITY) {
      quantile = settings.limits().beyondFactor() * window.greatest();
    }
    return settings.limits().bounded(quantile);
  }

  /** The level of the next order statistic, as it has adapted. */
  double alpha() {
    return alpha;
  }

  @Override
  public void observe(double score) {
    Checks.notNegative(score, "score");
    if (ready()) {
      double missed = score > multiplier() ? 1 : 0;
      double moved = alpha + settings.rate() * (settings.alpha() - missed);
      alpha = Math.max(settings.leastAlpha(), Math.min(settings.mostAlpha(), moved));
    }
    window.add(score);
    seen++;
  }

  @Override
  public long seen() {
    return seen;
  }

  @Override
  public double[] save() {
    double[] saved = new double[HEADER + window.count()];
    saved[0] = alpha;
    saved[1] = seen;
    saved[2] = window.count();
    window.copyTo(saved, HEADER);
    return saved;
  }
}
