package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes quotes of rows.
 *
 * <p>Binance's {@code bookTicker} has two times: when the book changed, which is when the quote
 * happened, and when the venue sent it, which is when it became available. Its rows are not always
 * in order. Rows equal in every byte, identifier included, are one quote written twice.
 */
final class QuoteCollector extends RowCollector<Quote> {
  private final HashSet64 seen = new HashSet64();

  QuoteCollector(Layout layout, Reading reading) {
    super(layout, reading);
  }

  @Override
  @Nullable Quote parse(LineScanner row) {
    long happened = time(row, Role.TIME);
    double bid = number(row, Role.BID_PRICE);
    double ask = number(row, Role.ASK_PRICE);
    Quote quote =
        new Quote(
            reading.instrument(),
            happened,
            available(row, happened),
            bid,
            CoinMargined.baseUnits(number(row, Role.BID_QUANTITY), bid, reading.face()),
            ask,
            CoinMargined.baseUnits(number(row, Role.ASK_QUANTITY), ask, reading.face()));
    if (layout.has(Role.ID) && !seen.add(row.hash())) {
      duplicates++;
      return null;
    }
    return quote;
  }

  @Override
  List<Quote> finish(List<Misfit> misfits) {
    return events();
  }
}
