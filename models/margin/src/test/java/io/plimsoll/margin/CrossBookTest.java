package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.rules.RuleSets;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The naive twin is {@link CrossMargin} itself, asked anew at every mark. */
class CrossBookTest {
  @Test
  void aBookSaysWhatTheCalculatorSaysBitForBitAfterEveryMark() {
    Seeds.each(20_000, this::aBookSaysWhatTheCalculatorSaysBitForBitAfterEveryMark);
  }

  private void aBookSaysWhatTheCalculatorSaysBitForBitAfterEveryMark(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GeneratedVenue venue = GeneratedVenue.of(random);
    CrossBook book =
        CrossBook.of(venue.rules(), venue.account(), venue.market(), venue.multiplier());
    MarketSnapshot market = venue.market();
    same(venue, market, book);
    for (int step = 0; step < 3; step++) {
      int instrument = random.nextInt(book.instruments().size());
      double mark = book.mark(instrument) * random.nextDouble(0.5, 2);
      book.mark(instrument, mark);
      market = market.withMark(book.instruments().get(instrument), mark);
      same(venue, market, book);
    }
    double[] marks = new double[book.instruments().size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = book.mark(i) * random.nextDouble(0.5, 2);
      market = market.withMark(book.instruments().get(i), marks[i]);
    }
    book.markAll(marks);
    same(venue, market, book);
  }

  private static void same(GeneratedVenue venue, MarketState market, CrossBook book) {
    CrossMargin margin = venue.cross();
    assertEquals(margin.equity(venue.account(), market), book.equity());
    assertEquals(
        margin.maintenance(venue.account(), market, venue.multiplier()), book.maintenance());
    assertEquals(margin.initial(venue.account(), market, venue.multiplier()), book.initial());
    assertEquals(margin.breached(venue.account(), market, venue.multiplier()), book.breached());
  }

  @Test
  void aBookThatIsMarkedAgainAllocatesNothing() {
    SplittableRandom random = new SplittableRandom(2);
    MarketSnapshot market = Generated.market(random);
    CrossBook book =
        CrossBook.of(
            Generated.rules(VenueRules.Netting.NET),
            Generated.account(random, market),
            market,
            MarginMultiplier.ONE);
    double[] marks = new double[book.instruments().size()];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double sum = remark(book, marks, 100);
    long before = threads.getCurrentThreadAllocatedBytes();
    sum += remark(book, marks, 1000);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(Double.isFinite(sum));
    // the measuring itself may allocate; one object a call would be 16,000 bytes
    assertTrue(bytes < 4096, () -> bytes + " bytes for 1000 markets");
  }

  private static double remark(CrossBook book, double[] marks, int times) {
    double sum = 0;
    for (int i = 0; i < times; i++) {
      for (int j = 0; j < marks.length; j++) {
        marks[j] = 100 + i + j;
      }
      book.markAll(marks);
      sum += book.equity() - book.maintenance() - book.initial();
    }
    return sum;
  }

  @Test
  void badMarksAndRulesThatMoveWithEveryMarkAreRefused() {
    InstrumentId a = Generated.INSTRUMENTS.get(0);
    Account account = new Account("b", 1, List.of(Position.cross(a, 1, 1)));
    VenueRules rules = Generated.rules(VenueRules.Netting.NET);
    CrossBook book = CrossBook.of(rules, account, MarketSnapshot.of(a, 1), MarginMultiplier.ONE);
    PlimsollException nan = assertThrows(PlimsollException.class, () -> book.mark(0, Double.NaN));
    assertTrue(nan.getMessage().contains("A-USD") && nan.getMessage().contains("NaN"));
    assertThrows(IllegalArgumentException.class, () -> book.markAll(new double[2]));
    VenueRules bybit =
        (VenueRules) RuleSets.load("bybit-inverse", LocalDate.of(2021, 1, 1), Yaml::read);
    PlimsollException fee =
        assertThrows(
            PlimsollException.class,
            () -> CrossBook.of(bybit, account, MarketSnapshot.of(a, 1), MarginMultiplier.ONE));
    assertTrue(fee.getMessage().contains("cross-closing-fee"), fee.getMessage());
  }
}
