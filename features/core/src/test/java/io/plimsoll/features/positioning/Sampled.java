package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.KernelContract.Style;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** The slow and obvious way to ask what a sampled quantity was. */
public final class Sampled {
  private Sampled() {}

  /** Irregular times less than a minute apart; in a quiet market now and then 40 minutes. */
  public static long[] times(SplittableRandom random, Style style, int count) {
    long[] times = new long[count];
    long nanos = START + 25 * SECOND + 17;
    for (int i = 0; i < count; i++) {
      times[i] = nanos;
      nanos +=
          style == Style.QUIET && random.nextInt(10) == 0 ? 40 * MINUTE : random.nextLong(MINUTE);
    }
    return times;
  }

  /** The minute (a, b] that a time lies in, by its end. */
  public static long minute(long nanos) {
    return Math.ceilDiv(nanos, MINUTE);
  }

  /** The last number of the minutes up to that of a time, if it is not too old. */
  public static <E extends MarketEvent> double at(
      List<E> seen, long asOfNanos, long maxAgeNanos, ToDoubleFunction<E> sample) {
    if (asOfNanos < seen.getFirst().availableNanos()) {
      return Double.NaN;
    }
    for (E event : seen.reversed()) {
      if (minute(event.availableNanos()) <= minute(asOfNanos)) {
        return asOfNanos - event.availableNanos() > maxAgeNanos
            ? Double.NaN
            : sample.applyAsDouble(event);
      }
    }
    return Double.NaN;
  }

  /** Whether a time lies in the minutes of a window. */
  public static boolean within(long nanos, long asOfNanos, int minutes) {
    return minute(nanos) > minute(asOfNanos) - minutes && minute(nanos) <= minute(asOfNanos);
  }
}
