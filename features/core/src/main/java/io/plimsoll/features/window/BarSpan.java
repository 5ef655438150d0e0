package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * How many bars a kernel looks back over, and how many of them it must have seen before it says
 * anything.
 *
 * @param barNanos the span of one bar
 * @param bars the length of the window
 * @param warmUpBars at most {@code bars}; the same where a number is to stand for the full window
 *     only
 */
public record BarSpan(long barNanos, int bars, int warmUpBars) {

  /** The nanoseconds of a day. */
  public static final long DAY_NANOS = 86_400_000_000_000L;

  public BarSpan {
    Checks.positive(barNanos, "barNanos");
    Checks.positive(bars, "bars");
    Checks.positive(warmUpBars, "warmUpBars");
    if (warmUpBars > bars) {
      throw new IllegalArgumentException(
          "warm-up must be at most the window of " + bars + " bars, was " + warmUpBars);
    }
  }

  /** A window that speaks only when it is full. */
  public static BarSpan full(long barNanos, int bars) {
    return new BarSpan(barNanos, bars, bars);
  }

  /** Reads the settings {@code window} and, if given, {@code warm-up}. */
  public static BarSpan from(KernelSettings settings) {
    int bars = settings.bars("window");
    return new BarSpan(settings.barNanos(), bars, settings.bars("warm-up", bars));
  }

  /** Reads {@code base} and {@code warm-up} of a kernel that holds a short window against it. */
  public static BarSpan baseFrom(KernelSettings settings) {
    int bars = settings.bars("base");
    return new BarSpan(settings.barNanos(), bars, settings.bars("warm-up", bars));
  }

  /** Reads a span as a count of bars; seven days where it is not given. */
  public static int weekFrom(KernelSettings settings, String key) {
    return settings.bars(key, barsOf(7 * DAY_NANOS, settings));
  }

  /** How many whole bars are in a time; at least one. */
  public static int barsOf(long nanos, KernelSettings settings) {
    return (int) Math.max(1, nanos / settings.barNanos());
  }

  /** Gives the length of a short window, which must be known once this one is warm. */
  public int within(int windowBars) {
    if (Checks.positive(windowBars, "window") > warmUpBars) {
      throw new IllegalArgumentException(
          "window must be at most the warm-up of the base, "
              + warmUpBars
              + " bars, was "
              + windowBars);
    }
    return windowBars;
  }

  /** Gives this span; throws if it speaks before so many bars were seen. */
  public BarSpan atLeast(int leastBars, String why) {
    if (warmUpBars < leastBars) {
      throw new IllegalArgumentException(
          why
              + " needs a window and a warm-up of at least "
              + leastBars
              + " bars, was "
              + warmUpBars);
    }
    return this;
  }

  /** The length of the window in nanoseconds. */
  public long nanos() {
    return bars * barNanos;
  }

  /**
   * What a sum over the window is scaled to: the setting {@code per} in bars, or the window itself.
   *
   * <p>A variance over 5 minutes with {@code per: 1h} is multiplied by 12, which makes windows
   * comparable.
   */
  public double horizonBars(KernelSettings settings) {
    return (double) settings.nanos("per", nanos()) / barNanos;
  }
}
