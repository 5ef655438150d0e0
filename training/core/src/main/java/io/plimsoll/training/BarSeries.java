package io.plimsoll.training;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.Arrays;
import java.util.List;

/**
 * The prices of one instrument by bar, oldest first: what labels and charts are made from.
 * Immutable; build one with {@link Builder}.
 */
public final class BarSeries {
  private final InstrumentId instrument;
  private final long[] endNanos;
  private final long[] availableNanos;
  private final double[] high;
  private final double[] low;
  private final double[] close;

  private BarSeries(Builder builder) {
    instrument = builder.instrument;
    endNanos = Arrays.copyOf(builder.endNanos, builder.size);
    availableNanos = Arrays.copyOf(builder.availableNanos, builder.size);
    high = Arrays.copyOf(builder.high, builder.size);
    low = Arrays.copyOf(builder.low, builder.size);
    close = Arrays.copyOf(builder.close, builder.size);
  }

  /** The series of bars of one instrument, in order of their ends. */
  public static BarSeries of(InstrumentId instrument, List<Bar> bars) {
    Builder builder = new Builder(instrument);
    bars.forEach(builder::add);
    return builder.build();
  }

  /** The instrument. */
  public InstrumentId instrument() {
    return instrument;
  }

  /** How many bars. */
  public int size() {
    return endNanos.length;
  }

  /** The exclusive end of a bar. */
  public long endNanos(int bar) {
    return endNanos[bar];
  }

  /** When a bar could be known. */
  public long availableNanos(int bar) {
    return availableNanos[bar];
  }

  /** The highest price in a bar. */
  public double high(int bar) {
    return high[bar];
  }

  /** The lowest price in a bar. */
  public double low(int bar) {
    return low[bar];
  }

  /** The last price in a bar. */
  public double close(int bar) {
    return close[bar];
  }

  /** The position of the bar that ends exactly then; negative where there is none. */
  public int endingAt(long nanos) {
    return Arrays.binarySearch(endNanos, nanos);
  }

  /** Collects bars. */
  public static final class Builder {
    private final InstrumentId instrument;
    private long[] endNanos = new long[1024];
    private long[] availableNanos = new long[1024];
    private double[] high = new double[1024];
    private double[] low = new double[1024];
    private double[] close = new double[1024];
    private int size;

    /** A builder without bars. */
    public Builder(InstrumentId instrument) {
      this.instrument = instrument;
    }

    /**
     * Adds the next bar; throws where it is another instrument's or does not end after the one
     * before.
     */
    public void add(Bar bar) {
      if (!bar.instrument().equals(instrument)) {
        throw new IllegalArgumentException(
            "expected a bar of " + instrument + ", was of " + bar.instrument());
      }
      if (size > 0 && bar.eventNanos() <= endNanos[size - 1]) {
        throw new IllegalArgumentException(
            "bars must end one after the other: after "
                + endNanos[size - 1]
                + " came "
                + bar.eventNanos());
      }
      if (size == endNanos.length) {
        grow();
      }
      endNanos[size] = bar.eventNanos();
      availableNanos[size] = bar.availableNanos();
      high[size] = bar.high();
      low[size] = bar.low();
      close[size] = bar.close();
      size++;
    }

    /** The series so far. */
    public BarSeries build() {
      return new BarSeries(this);
    }

    private void grow() {
      endNanos = Arrays.copyOf(endNanos, 2 * size);
      availableNanos = Arrays.copyOf(availableNanos, 2 * size);
      high = Arrays.copyOf(high, 2 * size);
      low = Arrays.copyOf(low, 2 * size);
      close = Arrays.copyOf(close, 2 * size);
    }
  }
}
