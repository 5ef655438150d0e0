package io.plimsoll.datasets.store.fetch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of files in Binance's public archive, as seen in November 2026: which markets publish
 * them, and whether by day, by month or both.
 *
 * <p>A kind that has ended (liquidation snapshots on 2024-10-14, book tickers of futures on
 * 2024-03-30) is still there for the days before.
 */
public enum VisionKind {
  KLINES("klines", Name.INTERVAL, Cadence.BOTH, VisionMarket.values()),
  AGG_TRADES("aggTrades", Name.KIND, Cadence.BOTH, VisionMarket.values()),
  TRADES("trades", Name.KIND, Cadence.BOTH, VisionMarket.values()),
  BOOK_DEPTH("bookDepth", Name.KIND, Cadence.DAILY, VisionMarket.UM, VisionMarket.CM),
  BOOK_TICKER("bookTicker", Name.KIND, Cadence.BOTH, VisionMarket.UM, VisionMarket.CM),
  METRICS("metrics", Name.KIND, Cadence.DAILY, VisionMarket.UM, VisionMarket.CM),
  FUNDING_RATE("fundingRate", Name.KIND, Cadence.MONTHLY, VisionMarket.UM, VisionMarket.CM),
  LIQUIDATION_SNAPSHOT("liquidationSnapshot", Name.KIND, Cadence.DAILY, VisionMarket.CM),
  MARK_PRICE_KLINES(
      "markPriceKlines", Name.INTERVAL, Cadence.BOTH, VisionMarket.UM, VisionMarket.CM),
  /** For COIN-M the symbol is the pair ({@code BTCUSD}), not the contract. */
  INDEX_PRICE_KLINES(
      "indexPriceKlines", Name.INTERVAL, Cadence.BOTH, VisionMarket.UM, VisionMarket.CM),
  PREMIUM_INDEX_KLINES(
      "premiumIndexKlines", Name.INTERVAL, Cadence.BOTH, VisionMarket.UM, VisionMarket.CM);

  /** Which files there are. */
  enum Cadence {
    DAILY,
    MONTHLY,
    BOTH
  }

  private enum Name {
    /** The interval is a folder, and stands in the file's name in place of the kind. */
    INTERVAL,
    KIND
  }

  private final String folder;
  private final Name name;
  private final Cadence cadence;
  private final Set<VisionMarket> markets;

  VisionKind(String folder, Name name, Cadence cadence, VisionMarket... markets) {
    this.folder = folder;
    this.name = name;
    this.cadence = cadence;
    this.markets = EnumSet.copyOf(Arrays.asList(markets));
  }

  /** The kind with the name that the archive gives it, such as {@code aggTrades}. */
  public static VisionKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.folder.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind must be one of " + names() + ", was '" + name + "'"));
  }

  /** All names, for a message. */
  public static String names() {
    return Arrays.stream(values()).map(VisionKind::toString).collect(Collectors.joining(", "));
  }

  Cadence cadence() {
    return cadence;
  }

  boolean publishedFor(VisionMarket market) {
    return markets.contains(market);
  }

  /** Whether the files are of one interval each. */
  public boolean hasInterval() {
    return name == Name.INTERVAL;
  }

  /**
   * One file.
   *
   * @param cadence the folder, {@code daily} or {@code monthly}
   * @param date the end of the name: {@code 2024-01-31} or {@code 2024-01}
   */
  RemoteFile file(
      VisionMarket market, String cadence, String symbol, String interval, String date) {
    String tail = hasInterval() ? interval : folder;
    String path = market.folder() + "/" + cadence + "/" + folder + "/" + symbol + "/";
    return new RemoteFile(
        path + (hasInterval() ? interval + "/" : "") + symbol + "-" + tail + "-" + date + ".zip");
  }

  @Override
  public String toString() {
    return folder;
  }
}
