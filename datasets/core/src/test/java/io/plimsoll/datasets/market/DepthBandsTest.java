package io.plimsoll.datasets.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DepthBandsTest {
  private static final InstrumentId X = new InstrumentId("X");
  private static final double NAN = Double.NaN;

  private static DepthBands bands(double... bid) {
    return new DepthBands(X, 1, 1, bid, new double[4]);
  }

  @Test
  void aBandThatTheSourceDoesNotPublishIsNotKnown() {
    DepthBands bands = bands(NAN, NAN, NAN, 500);
    assertTrue(Double.isNaN(bands.bidNotional(0)));
    assertEquals(500, bands.bidNotional(3), 0);
  }

  @Test
  void whatIsKnownMustNotDecreaseAcrossWhatIsNot() {
    bands(5, NAN, 5, 6);
    assertThrows(IllegalArgumentException.class, () -> bands(5, NAN, 4, 6));
    assertThrows(IllegalArgumentException.class, () -> bands(NAN, -1, NAN, 6));
    assertThrows(
        IllegalArgumentException.class, () -> bands(NAN, NAN, NAN, Double.POSITIVE_INFINITY));
  }
}
