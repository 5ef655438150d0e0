package io.plimsoll.datasets.store.fetch;

import java.util.Arrays;
import java.util.Locale;

/** The markets of Binance's public archive, one folder each. */
public enum VisionMarket {
  /** Futures margined in USDT or USDC. */
  UM("data/futures/um"),
  /** Futures margined in the coin itself. */
  CM("data/futures/cm"),
  SPOT("data/spot");

  private final String folder;

  VisionMarket(String folder) {
    this.folder = folder;
  }

  /** Where the market's files are, relative to the archive's address. */
  String folder() {
    return folder;
  }

  /** The market with this name: um, cm or spot. */
  public static VisionMarket of(String name) {
    return Arrays.stream(values())
        .filter(market -> market.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("market must be um, cm or spot, was '" + name + "'"));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
