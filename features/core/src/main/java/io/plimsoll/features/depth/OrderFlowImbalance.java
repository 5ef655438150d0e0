package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BucketKernel;

/**
 * Order-flow imbalance at the best prices over a window; see {@link OrderFlow} for the formula.
 *
 * <p>Settings: {@code window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: multiples of the mean quantity at the best. <b>Range</b>: (−∞, ∞). <b>Cost</b>:
 * O(1) a quote. <b>Reference</b>: Cont, Kukanov, Stoikov (2014), The price impact of order book
 * events, section 2.1; divided by the average depth AD of section 2.3.
 */
public final class OrderFlowImbalance extends OrderFlow {

  /** A kernel over a window. */
  public OrderFlowImbalance(BucketKernel.Window window) {
    super(
        TopOfBook.class,
        window,
        spec(
            "order-flow-imbalance",
            window,
            "sum of signed changes of the best bid and ask queues / their mean quantity",
            "multiples of the mean quantity at the best",
            "(-inf, inf)",
            "Cont, Kukanov, Stoikov (2014), The price impact of order book events, section 2"),
        1);
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  public static OrderFlowImbalance from(KernelSettings settings) {
    return new OrderFlowImbalance(window(settings));
  }

  @Override
  boolean known(Observation event) {
    TopOfBook top = (TopOfBook) event;
    return !(Double.isNaN(top.bidPrice()) && Double.isNaN(top.askPrice()));
  }

  @Override
  double bidPrice(Observation event, int level) {
    double price = ((TopOfBook) event).bidPrice();
    return Double.isNaN(price) ? 0 : price;
  }

  @Override
  double bidQuantity(Observation event, int level) {
    return ((TopOfBook) event).bidQuantity();
  }

  @Override
  double askPrice(Observation event, int level) {
    double price = ((TopOfBook) event).askPrice();
    return Double.isNaN(price) ? Double.POSITIVE_INFINITY : price;
  }

  @Override
  double askQuantity(Observation event, int level) {
    return ((TopOfBook) event).askQuantity();
  }
}
