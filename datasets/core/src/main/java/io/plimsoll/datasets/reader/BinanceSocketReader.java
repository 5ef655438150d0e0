package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.Progress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads recordings of Binance's web sockets: lines of the local time in nanoseconds since 1970, a
 * blank and the message as it came, of one instrument of spot, USD-M or COIN-M; a whole book asked
 * for over REST stands among them as a line of its own.
 *
 * <p>Read are {@code depthUpdate}, the REST snapshot, {@code trade}, {@code aggTrade}, {@code
 * bookTicker}, {@code markPriceUpdate} and {@code forceOrder}, in a combined stream or bare; other
 * messages are left out and counted. Changes of the book that came before the snapshot are given
 * after it, known when the snapshot was known: nobody had the book before. After a gap in their
 * numbers the next snapshot is taken the same way; one that comes without need is left out.
 *
 * <p>Everything is in the order of the local clock. A local clock that runs behind the venue's is
 * moved forward, for the whole recording, by the least that makes nothing known before the venue
 * sent it; by how much stands in the notes. COIN-M counts contracts, which become base units.
 *
 * <p><b>Reference</b>: Binance, "How to manage a local order book correctly" (spot and futures).
 */
public final class BinanceSocketReader {
  /** A whole book of 5,000 levels takes some 300 kB. */
  private static final int MOST_BYTES = 1 << 22;

  private static final Pattern LINE = Pattern.compile("\\d{19} \\{.*", Pattern.DOTALL);
  private static final Pattern SYMBOL = Pattern.compile("\"s\":\"([A-Za-z0-9_]+)\"");

  private BinanceSocketReader() {}

  /** Reads a recording, plain or gzip. */
  public static ReadResult read(CsvSource source, ReadOptions options, Progress progress) {
    return VendorLines.read(
        source,
        options,
        progress,
        MOST_BYTES,
        line -> new BinanceSocketLines(options.instrument()));
  }

  /** Whether a first line is that of a recording. */
  static boolean recognises(String firstLine) {
    return LINE.matcher(firstLine).matches();
  }

  /** The symbol in the beginning of a recording. */
  static Optional<String> symbol(String head) {
    Matcher matcher = SYMBOL.matcher(head);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
