package io.plimsoll.features;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.tape.TradeTick;
import java.util.List;

/**
 * What a runner hands to kernels: market events as they come, and what it derives of them so that
 * it is derived once.
 *
 * <ul>
 *   <li>{@link Bar}: sent, or made of trades or shorter bars.
 *   <li>{@link TradeTick}: a trade with its return and its side.
 *   <li>{@link TopOfBook}: the best of a built book whenever it changed, or a quote that was sent
 *       while there is no book. Both of one instrument come with delays of their own: mixed, each
 *       move would be seen forth, back and forth again.
 *   <li>{@link DepthProfile}: bands that were sent, or those of a built book once a {@link
 *       OnlineRunner#BOOK_SAMPLE_NANOS} and before each row.
 *   <li>{@link OrderBook}: the book after each message about it.
 *   <li>{@link BookSample}: the book at the times of depth profiles, for what needs a walk along
 *       its levels.
 * </ul>
 */
public final class KernelInputs {
  private static final List<Class<? extends Observation>> KINDS =
      List.of(
          Trade.class,
          TradeTick.class,
          TopOfBook.class,
          DepthProfile.class,
          Bar.class,
          OrderBook.class,
          BookSample.class,
          BookDelta.class,
          OpenInterest.class,
          FundingRate.class,
          MarkPrice.class,
          Liquidation.class,
          LongShortRatio.class);

  private KernelInputs() {}

  /** All kinds. */
  public static List<Class<? extends Observation>> kinds() {
    return KINDS;
  }

  static int indexOf(Class<? extends Observation> kind, KernelSpec of) {
    int index = KINDS.indexOf(kind);
    if (index < 0) {
      throw new IllegalArgumentException(
          "kernel " + of.id() + " must consume one of " + KINDS + ", was " + kind);
    }
    return index;
  }
}
