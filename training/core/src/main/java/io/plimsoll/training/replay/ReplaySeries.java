package io.plimsoll.training.replay;

import java.util.Arrays;

/**
 * A regime over time, one value a decision time; amounts in settlement currency, running totals
 * from the start.
 *
 * @param nanos the time
 * @param openNotional what accounts hold
 * @param insuranceFund what is in the fund
 * @param liquidatedNotional what liquidation closed
 * @param badDebt what accounts lost beyond their collateral
 * @param marginCalls how many went out
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReplaySeries(
    long[] nanos,
    double[] openNotional,
    double[] insuranceFund,
    double[] liquidatedNotional,
    double[] badDebt,
    double[] marginCalls) {

  /** Collects points. */
  static final class Builder {
    private final double[][] values;
    private final long[] nanos;
    private int size;

    Builder(int capacity) {
      nanos = new long[capacity];
      values = new double[5][capacity];
    }

    void add(long time, double... point) {
      nanos[size] = time;
      for (int i = 0; i < values.length; i++) {
        values[i][size] = point[i];
      }
      size++;
    }

    ReplaySeries build() {
      return new ReplaySeries(
          Arrays.copyOf(nanos, size),
          Arrays.copyOf(values[0], size),
          Arrays.copyOf(values[1], size),
          Arrays.copyOf(values[2], size),
          Arrays.copyOf(values[3], size),
          Arrays.copyOf(values[4], size));
    }
  }
}
