package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.reader.CsvReader;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/**
 * Real trades that come with the program: Bitstamp BTC/USD, 25 November to 1 December 2013, from
 * the MIT-licensed artifact {@code org.ta4j:ta4j-examples:0.18}.
 *
 * <p>The file has a header and 100,000 rows, times in whole seconds. 18 rows have an amount of zero
 * (what was traded is less than the last decimal); they are no trades to us and are set aside,
 * which leaves 99,982.
 */
public final class BundledSample {
  /** The dataset's name. */
  public static final String NAME = "bitstamp-btc-usd-2013";

  /** The file's name. */
  public static final String FILE = "bitstamp_trades_from_20131125_usd.csv";

  /** The file's SHA-256. */
  public static final String SHA256 =
      "460765e9515a7fbb0ed7c1aae784c659b64663c7e732330d82c2058e179504d8";

  private static final int ZERO_AMOUNTS = 18;

  private BundledSample() {}

  /** What it is about. */
  public static InstrumentId instrument() {
    return new InstrumentId("BTC-USD");
  }

  /** How to import it; MISSING_DEPENDENCY if it is not on the class path. */
  public static ImportRequest request() {
    URL url = BundledSample.class.getClassLoader().getResource(FILE);
    if (url == null) {
      throw new PlimsollException(
          ErrorCode.MISSING_DEPENDENCY,
          "the bundled sample "
              + FILE
              + " is not on the class path; it comes with org.ta4j:ta4j-examples:0.18");
    }
    return new ImportRequest(
        new Resource(url),
        CsvReader::read,
        NAME,
        instrument(),
        0,
        ZERO_AMOUNTS,
        ReadOptions.USUAL_DELAY,
        ImportRequest.Existing.REFUSE,
        "Bitstamp trades of BTC/USD, as published in org.ta4j:ta4j-examples:0.18",
        "MIT (ta4j, https://github.com/ta4j/ta4j)");
  }

  private record Resource(URL url) implements CsvSource {
    @Override
    public String name() {
      return FILE;
    }

    @Override
    public long size() {
      try {
        return url.openConnection().getContentLengthLong();
      } catch (IOException e) {
        return -1;
      }
    }

    @Override
    public InputStream open() throws IOException {
      return url.openStream();
    }
  }
}
