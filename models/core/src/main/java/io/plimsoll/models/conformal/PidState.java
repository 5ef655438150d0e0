package io.plimsoll.models.conformal;

import io.plimsoll.datasets.Checks;

/** A tracked quantile and the sum of its errors. */
final class PidState implements ConformalState {
  private static final int HEADER = 5;

  private final ConformalPid settings;
  private final ScoreWindow window;
  private double tracked;
  private double errors;
  private long steps;
  private long seen;

  PidState(ConformalPid settings) {
    this.settings = settings;
    this.window = new ScoreWindow(settings.window());
  }

  /** Reads {@code tracked, errors, steps, seen, count, scores…}. */
  static PidState restore(ConformalPid settings, double[] saved) {
    if (saved.length < HEADER
        || !(saved[4] >= 0 && saved[4] <= settings.window())
        || saved.length != HEADER + (int) saved[4]) {
      throw new IllegalArgumentException(
          "saved state must hold 5 numbers and at most "
              + settings.window()
              + " scores, held "
              + saved.length);
    }
    PidState state = new PidState(settings);
    for (int i = HEADER; i < saved.length; i++) {
      state.window.add(saved[i]);
    }
    state.tracked = Checks.finite(saved[0], "saved quantile");
    state.errors = Checks.finite(saved[1], "saved errors");
    state.steps = (long) Checks.inRange(saved[2], 0, 1L << 53, "saved steps");
    state.seen = (long) Checks.inRange(saved[3], saved[4], 1L << 53, "saved count");
    return state;
  }

  @Override
  public boolean ready() {
    return window.count() >= settings.limits().leastScores();
  }

  @Override
  public double multiplier() {
    return ready() ? settings.limits().bounded(tracked + integral()) : 1;
  }

  private double integral() {
    if (settings.integral() == 0) {
      return 0;
    }
    double angle = errors * StrictMath.log(steps + 1.0) / ((steps + 1.0) * settings.saturation());
    if (Math.abs(angle) >= Math.PI / 2) {
      return Math.copySign(Double.MAX_VALUE / 2, angle);
    }
    return settings.integral() * tangent(angle);
  }

  /**
   * StrictMath.tan allocates; this is Lambert's continued fraction {@code h/(1 − h²/(3 − h²/(5 −
   * …)))} of the half angle, below π/4 in size, where ten terms are exact to rounding.
   */
  private static double tangent(double angle) {
    double h = angle / 2;
    double fraction = 21;
    for (int odd = 19; odd >= 1; odd -= 2) {
      fraction = odd - h * h / fraction;
    }
    double half = h / fraction;
    return 2 * half / (1 - half * half);
  }

  @Override
  public void observe(double score) {
    Checks.notNegative(score, "score");
    if (ready()) {
      double error = (score > multiplier() ? 1 : 0) - settings.alpha();
      tracked += settings.rate() * (window.greatest() - window.least()) * error;
      errors += error;
      steps++;
    }
    boolean before = ready();
    window.add(score);
    seen++;
    if (!before && ready()) {
      double quantile = window.quantile(1 - settings.alpha());
      tracked = Math.min(quantile, settings.limits().beyondFactor() * window.greatest());
    }
  }

  @Override
  public long seen() {
    return seen;
  }

  @Override
  public double[] save() {
    double[] saved = new double[HEADER + window.count()];
    saved[0] = tracked;
    saved[1] = errors;
    saved[2] = steps;
    saved[3] = seen;
    saved[4] = window.count();
    window.copyTo(saved, HEADER);
    return saved;
  }
}
