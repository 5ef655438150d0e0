package io.plimsoll.features.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.reader.BinanceSocketReader;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BucketKernel.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Trade signs told from quotes and prices against the aggressor that the venue reports of the same
 * trade. Skipped where the recordings are not.
 */
class TradeSignTruthTest {
  private static final long LAG_NANOS = 20_000_000L;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  @Test
  void theRulesMostlySayWhatTheVenueSays() throws IOException {
    for (Path file : files()) {
      ReadResult result =
          BinanceSocketReader.read(
              CsvSource.of(file), ReadOptions.of(new InstrumentId("X")), Progress.NONE);
      for (TradeSignRule rule : TradeSignRule.values()) {
        double newest = right(rule, 1, result.events());
        double lagged = right(rule, LAG_NANOS, result.events());
        System.out.printf(
            "%s, %s: %.2f %% right, with the newest quote %.2f %%%n",
            file.getFileName(), rule, 100 * lagged, 100 * newest);
        // Ellis, Michaely and O'Hara found these rules right of 76 to 82 % of Nasdaq's trades,
        // where
        // trades inside the spread were common.
        assertTrue(lagged > 0.76, file + " " + rule + " " + lagged);
        assertTrue(rule != TradeSignRule.AT_QUOTE || lagged > 0.97, file + " " + lagged);
      }
    }
  }

  /** The share of trades that are signed as reported. */
  private static double right(TradeSignRule rule, long lag, List<? extends MarketEvent> events) {
    // A window of a nanosecond holds the last trade alone.
    ClassifiedFlow kernel =
        new ClassifiedFlow(rule, new Window(new BarSpan(1, 1, 1), MINUTE_NANOS), lag, MINUTE_NANOS);
    ClassifiedFlow.State state = kernel.create();
    long right = 0;
    long all = 0;
    for (MarketEvent event : events) {
      if (event instanceof Quote quote) {
        kernel.update(state, quote);
      } else if (event instanceof Trade trade) {
        kernel.update(state, trade);
        double sign = trade.aggressor() == Trade.Aggressor.BUYER ? 1 : -1;
        all++;
        right += kernel.value(state, trade.availableNanos()) == sign ? 1 : 0;
      }
    }
    return (double) right / all;
  }

  private static List<Path> files() throws IOException {
    Path folder = data().resolve("l2_binance_2024-08-08");
    String otherwise = "skipped: no " + folder + "; set PLIMSOLL_DATA to the folder that holds it";
    if (!Files.isDirectory(folder)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.isDirectory(folder), otherwise);
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".gz")).sorted().toList();
    }
  }

  private static Path data() {
    String set = System.getenv("PLIMSOLL_DATA");
    if (set != null) {
      return Path.of(set);
    }
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.exists(up.resolve(".mvn"))) {
      up = up.getParent();
    }
    return up == null ? Path.of("data") : up.resolveSibling("shared").resolve("data");
  }
}
