package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * Resting notional within 10, 25, 50 and 100 basis points of the mid, cumulative, per side.
 *
 * @param bidNotional quote currency by band, in the order of {@link #BAND_BPS}; not decreasing; NaN
 *     where the source does not publish the band
 * @param askNotional the same on the ask side
 */
public record DepthBands(
    InstrumentId instrument,
    long eventNanos,
    long availableNanos,
    double[] bidNotional,
    double[] askNotional)
    implements MarketEvent, DepthProfile {
  /** Half-widths of the bands in basis points. */
  private static final int[] BAND_BPS = {10, 25, 50, 100};

  public DepthBands {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    check(bidNotional, "bidNotional");
    check(askNotional, "askNotional");
  }

  @Override
  public double bidNotional(int band) {
    return bidNotional[band];
  }

  @Override
  public double askNotional(int band) {
    return askNotional[band];
  }

  @Override
  public DepthBands availableAt(long nanos) {
    return new DepthBands(instrument, eventNanos, nanos, bidNotional, askNotional);
  }

  /** The number of bands. */
  public static int bands() {
    return BAND_BPS.length;
  }

  /** The half-width of a band in basis points. */
  public static int bandBps(int band) {
    return BAND_BPS[band];
  }

  /** The index of the band with the given half-width. */
  public static int bandOf(int bps) {
    for (int i = 0; i < BAND_BPS.length; i++) {
      if (BAND_BPS[i] == bps) {
        return i;
      }
    }
    throw new IllegalArgumentException("band must be one of 10, 25, 50, 100 bps, was " + bps);
  }

  private static void check(double[] notional, String name) {
    if (notional.length != BAND_BPS.length) {
      throw new IllegalArgumentException(
          name + " must have " + BAND_BPS.length + " bands, had " + notional.length);
    }
    double below = 0;
    for (double value : notional) {
      if (Double.isNaN(value)) {
        continue;
      }
      Checks.notNegative(value, name);
      if (value < below) {
        throw new IllegalArgumentException(
            name + " must not decrease from band to band, fell to " + value);
      }
      below = value;
    }
  }
}
