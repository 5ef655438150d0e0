package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;

import io.plimsoll.features.KernelContract;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.Levels;
import io.plimsoll.features.book.OrderBook;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the sampled book of one instrument. */
abstract class BookSampleContract extends KernelContract<BookSample, Latest> {

  @Override
  protected List<BookSample> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BookSample> samples = new ArrayList<>();
    long nanos = START + 17;
    for (int i = 0; i < count; i++) {
      double mid = style == Style.FLAT ? 100 : 100 * (1 + 0.01 * random.nextDouble());
      double size = style == Style.HUGE ? 1e307 : 1;
      if (style == Style.SPIKED && random.nextInt(10) == 0) {
        mid *= 1e200;
      }
      boolean quiet = style == Style.QUIET;
      OrderBook book =
          Levels.random(
              random,
              nanos,
              mid,
              quiet ? random.nextInt(12) : 12,
              quiet ? random.nextInt(12) : 12,
              size);
      if (quiet && random.nextInt(10) == 0) {
        book = Levels.book(nanos, new double[] {101, 1, 100, 5}, new double[] {99, 2, 100.5, 1});
      }
      samples.add(Levels.sample(book));
      nanos += random.nextLong(MINUTE);
    }
    return samples;
  }

  /** Whether a book is in order and has as many levels. */
  static boolean usable(OrderBook book, int levels) {
    return book.bidLevels() >= levels
        && book.askLevels() >= levels
        && book.bidPrice(0) < book.askPrice(0);
  }

  static BookSample sample(double[] bids, double[] asks) {
    return Levels.sample(Levels.book(START, bids, asks));
  }
}
