package io.plimsoll.features.book;

import static io.plimsoll.features.Market.BTC;

import io.plimsoll.datasets.market.BookDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Books for tests. */
public final class Levels {
  private Levels() {}

  /** A message of prices and quantities in turn. */
  public static BookDelta message(
      boolean snapshot, long nanos, long first, long last, double[] bids, double[] asks) {
    return message(snapshot, nanos, first, last, BookDelta.NO_ID, bids, asks);
  }

  /** The same, and the number of the message before. */
  public static BookDelta message(
      boolean snapshot,
      long nanos,
      long first,
      long last,
      long previous,
      double[] bids,
      double[] asks) {
    return new BookDelta(
        BTC,
        nanos,
        nanos,
        snapshot,
        first,
        last,
        previous,
        every(bids, 0),
        every(bids, 1),
        every(asks, 0),
        every(asks, 1));
  }

  private static double[] every(double[] pairs, int from) {
    double[] half = new double[pairs.length / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = pairs[2 * i + from];
    }
    return half;
  }

  /** A book of an unnumbered snapshot. */
  public static OrderBook book(long nanos, double[] bids, double[] asks) {
    OrderBook book = new OrderBook(BTC);
    book.apply(message(true, nanos, BookDelta.NO_ID, BookDelta.NO_ID, bids, asks));
    return book;
  }

  /** A book with as many levels on each side around a mid, a tick or two apart. */
  public static OrderBook random(
      SplittableRandom random, long nanos, double mid, int bids, int asks, double size) {
    return book(nanos, side(random, mid, bids, size, -1), side(random, mid, asks, size, 1));
  }

  private static double[] side(
      SplittableRandom random, double mid, int levels, double size, int sign) {
    double[] pairs = new double[2 * levels];
    double distance = 0;
    for (int i = 0; i < levels; i++) {
      distance += 1e-4 * (1 + random.nextInt(3));
      pairs[2 * i] = mid * (1 + sign * distance);
      pairs[2 * i + 1] = size * (0.5 + random.nextDouble());
    }
    return pairs;
  }

  /** The sample of a book. */
  public static BookSample sample(OrderBook book) {
    BookSample sample = new BookSample(book);
    sample.take();
    return sample;
  }

  /** Prices of a side, the best first. */
  public static List<Double> prices(OrderBook book, boolean bid) {
    List<Double> prices = new ArrayList<>();
    for (int i = 0; i < (bid ? book.bidLevels() : book.askLevels()); i++) {
      prices.add(bid ? book.bidPrice(i) : book.askPrice(i));
    }
    return prices;
  }

  /** Quantities of a side, the best first. */
  public static List<Double> quantities(OrderBook book, boolean bid) {
    List<Double> quantities = new ArrayList<>();
    for (int i = 0; i < (bid ? book.bidLevels() : book.askLevels()); i++) {
      quantities.add(bid ? book.bidQuantity(i) : book.askQuantity(i));
    }
    return quantities;
  }
}
