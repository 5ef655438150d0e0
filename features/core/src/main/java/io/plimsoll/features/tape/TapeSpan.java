package io.plimsoll.features.tape;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * The window of a tape kernel: the stretch of {@code stepNanos} that is running and the {@code
 * steps − 1} before it.
 *
 * <p>Trades leave by stretches, not one by one: memory does not depend on how much is traded. The
 * window is thus between {@code steps − 1} and {@code steps} stretches long, and exactly {@code
 * steps} for a row at a multiple of the step.
 *
 * @param stepNanos the length of a stretch; stretches end at multiples of it, inclusive
 * @param steps how many stretches make the window
 */
public record TapeSpan(long stepNanos, int steps) {
  private static final int STEPS = 60;

  public TapeSpan {
    Checks.positive(stepNanos, "stepNanos");
    Checks.positive(steps, "steps");
  }

  /** Reads {@code window} and {@code step} (default: a sixtieth of the window). */
  public static TapeSpan from(KernelSettings settings) {
    long window = settings.nanos("window");
    long step = settings.nanos("step", Math.max(1, window / STEPS));
    if (window % step != 0 || window / step > 1_000_000) {
      throw new IllegalArgumentException(
          "window must be at most a million whole steps of " + step + " ns, was " + window + " ns");
    }
    return new TapeSpan(step, Math.toIntExact(window / step));
  }

  /** The whole window. */
  public long nanos() {
    return stepNanos * steps;
  }

  /** The whole window in seconds. */
  public double seconds() {
    return nanos() / 1e9;
  }
}
