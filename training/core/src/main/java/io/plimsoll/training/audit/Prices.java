package io.plimsoll.training.audit;

import io.plimsoll.datasets.market.Bar;
import java.util.Arrays;
import java.util.List;

/** Sums over the bars of one instrument, from cumulative ones. */
final class Prices {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private static final int QUARTERS_AN_HOUR = 4;

  private final long[] endNanos;
  private final int quarter;
  private final double[] squares;
  private final double[] returns;

  Prices(List<Bar> bars) {
    int n = bars.size();
    endNanos = bars.stream().mapToLong(Bar::eventNanos).toArray();
    quarter = (int) Math.max(1, HOUR_NANOS / QUARTERS_AN_HOUR / bars.getFirst().spanNanos());
    squares = new double[n];
    returns = new double[n];
    for (int i = 1; i < n; i++) {
      double r = StrictMath.log(bars.get(i).close() / bars.get(i - 1).close());
      squares[i] = squares[i - 1] + r * r;
      returns[i] = returns[i - 1] + r;
    }
  }

  long quarterNanos() {
    return quarter * (endNanos[1] - endNanos[0]);
  }

  int endingAt(long nanos) {
    return Arrays.binarySearch(endNanos, nanos);
  }

  /** Whether some quarters of an hour before a bar and an hour after it are there. */
  boolean covers(int at, int quartersBefore) {
    return at - quartersBefore * quarter >= 0 && at + QUARTERS_AN_HOUR * quarter < endNanos.length;
  }

  double variance(int at, int quarters) {
    return squares[at] - squares[at - quarters * quarter];
  }

  double comingVariance(int at) {
    return squares[at + QUARTERS_AN_HOUR * quarter] - squares[at];
  }

  /** The return of the last quarter of an hour, in units of its own deviation. */
  double[] arrow(int at) {
    double sum = returns[at] - returns[at - quarter];
    return new double[] {sum / StrictMath.sqrt(variance(at, 1))};
  }
}
