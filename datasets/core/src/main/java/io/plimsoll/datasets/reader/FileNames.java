package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a file tells when nobody says otherwise. */
public final class FileNames {
  private static final Pattern ENDINGS =
      Pattern.compile("(?i)\\.(csv|txt|tsv|log|gz|xz|zip|parquet|arrow|feather)$");

  /** What follows a symbol in vendors' file names: a span, a date, a kind. */
  private static final Pattern AFTER_SYMBOL =
      Pattern.compile(
          "(?i)(pt)?\\d+(s|m|min|h|d|w)|\\d{4,}.*|aggtrades|trades|klines|futures|spot|mark|index"
              + "|funding_?rate|bars|ohlcv|bookdepth|bookticker|metrics|liquidationsnapshot");

  private static final Pattern VISION =
      Pattern.compile(".*/data/(futures/um|futures/cm|spot)/(?:daily|monthly)/(\\w+)/.*");

  private FileNames() {}

  /**
   * The instrument: what stands before the first part (parts are joined by {@code -}) that is a
   * span, a date or a kind, in upper case. {@code BTC_USDT_USDT-5m-futures.csv.gz} gives {@code
   * BTC_USDT_USDT}.
   */
  public static InstrumentId instrument(String fileName) {
    List<String> symbol = new ArrayList<>();
    for (String part : stem(fileName).split("-")) {
      if (!symbol.isEmpty() && AFTER_SYMBOL.matcher(part).matches()) {
        break;
      }
      symbol.add(part);
    }
    String plain =
        String.join("-", symbol).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9._:-]", "_");
    String trimmed = plain.replaceAll("^[^A-Z0-9]+", "");
    return new InstrumentId(
        trimmed.isEmpty() ? "UNKNOWN" : trimmed.substring(0, Math.min(64, trimmed.length())));
  }

  /**
   * A dataset's name: the file's name without endings, in lower case, words joined by {@code -}.
   */
  public static String dataset(String fileName) {
    String kebab =
        stem(fileName)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return kebab.isEmpty() ? "dataset" : kebab.substring(0, Math.min(80, kebab.length()));
  }

  /**
   * A dataset's name for a file. In Binance's archive spot and futures, and prices of several
   * kinds, have files of the same name; where the folders tell, the dataset's name says which it
   * is.
   */
  public static String dataset(Path file) {
    String name = dataset(String.valueOf(file.getFileName()));
    Matcher folders = VISION.matcher(file.toAbsolutePath().toString().replace('\\', '/'));
    if (!folders.matches()) {
      return name;
    }
    String kind = folders.group(2);
    String price =
        kind.endsWith("PriceKlines") || kind.equals("premiumIndexKlines")
            ? "-" + kind.replaceAll("(Price|Index)Klines", "").replace("Price", "")
            : "";
    return name + price + (folders.group(1).equals("spot") ? "-spot" : "");
  }

  private static String stem(String fileName) {
    String stem = fileName;
    while (ENDINGS.matcher(stem).find()) {
      stem = ENDINGS.matcher(stem).replaceAll("");
    }
    return stem;
  }
}
