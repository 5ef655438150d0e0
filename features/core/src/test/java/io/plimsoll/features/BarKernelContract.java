package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the bars of one instrument. */
public abstract class BarKernelContract<S> extends KernelContract<Bar, S> {

  @Override
  protected List<Bar> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Bar> bars = new ArrayList<>();
    double close = style == Style.SPIKED ? 1e-130 : 100;
    boolean up = true;
    for (int i = 0; i < count; i++) {
      double r =
          switch (style) {
            case CALM, HUGE -> 0.01 * (random.nextDouble() - 0.5);
            case FLAT -> 0;
            case QUIET -> random.nextInt(5) == 0 ? 0.001 * (random.nextDouble() - 0.5) : 0;
            case SPIKED -> 1e-6 * (random.nextDouble() - 0.5);
          };
      if (style == Style.SPIKED && random.nextInt(25) == 0) {
        r = up ? 600 : -600;
        up = !up;
      }
      double open = close;
      close = open * StrictMath.exp(r);
      double reach = style == Style.FLAT ? 1 : 1 + 0.002 * random.nextDouble();
      double volume =
          switch (style) {
            case CALM, FLAT -> 0.1 + random.nextDouble();
            case SPIKED -> random.nextInt(10) == 0 ? 1e9 : 1e-6 * random.nextDouble();
            case QUIET -> random.nextInt(30) == 0 ? random.nextDouble() : 0;
            case HUGE -> 1e300 * (1 + random.nextDouble());
          };
      bars.add(
          new Bar(
              BTC,
              START + i * MINUTE,
              START + (i + 1) * MINUTE,
              START + (i + 1) * MINUTE,
              open,
              Math.max(open, close) * reach,
              Math.min(open, close) / reach,
              close,
              volume,
              volume * (2 * random.nextDouble() - 1),
              volume == 0 ? 0 : 1 + random.nextInt(5)));
    }
    return bars;
  }

  /** The last n log returns from close to close, or null where there are not so many. */
  protected static double[] lastReturns(List<Bar> bars, int n) {
    if (bars.size() < n + 1) {
      return null;
    }
    double[] returns = new double[n];
    for (int i = 0; i < n; i++) {
      int at = bars.size() - n + i;
      returns[i] = StrictMath.log(bars.get(at).close()) - StrictMath.log(bars.get(at - 1).close());
    }
    return returns;
  }

  /** The last n bars, or null where there are not so many. */
  protected static List<Bar> last(List<Bar> bars, int n) {
    return bars.size() < n ? null : bars.subList(bars.size() - n, bars.size());
  }

  protected static double sumOfSquares(double[] returns) {
    double sum = 0;
    for (double r : returns) {
      sum += r * r;
    }
    return sum;
  }
}
