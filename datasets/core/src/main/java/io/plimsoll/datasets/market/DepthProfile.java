package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Observation;

/**
 * Resting notional within the bands of {@link DepthBands}, from a snapshot of bands or from a book
 * that was built; NaN where it is not known.
 */
public interface DepthProfile extends Observation {

  /** The instrument whose book it is. */
  InstrumentId instrument();

  /** Bid notional within a band, in quote currency, cumulative; NaN where it is not known. */
  double bidNotional(int band);

  /** Ask notional within a band, in quote currency, cumulative; NaN where it is not known. */
  double askNotional(int band);
}
