package io.plimsoll.datasets.reader;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds, and the names vendors give it. Names are compared without case, blanks and
 * punctuation.
 */
enum Role {
  TIME(
      "timestamp",
      "timestampms",
      "timestampus",
      "timestampns",
      "timestamps",
      "time",
      "ts",
      "unix",
      "date",
      "datetime",
      "opentime",
      "tradetime",
      "transacttime",
      "eventtime",
      "createtime",
      "calctime"),
  RECEIVED("localtimestamp", "receivetimestamp", "receivetime", "receivedat"),
  OPEN("open", "o", "openprice"),
  HIGH("high", "h", "highprice"),
  LOW("low", "l", "lowprice"),
  CLOSE("close", "c", "closeprice"),
  VOLUME("volume", "vol", "v", "basevolume", "volumebase"),
  TRADES("trades", "count", "numberoftrades", "tradecount"),
  TAKER_BUY("takerbuyvolume", "takerbuybase", "takerbuybasevolume", "takerbuybaseassetvolume"),
  PRICE("price", "px"),
  QUANTITY("amount", "quantity", "qty", "size"),
  SIDE("side", "aggressor", "takerside"),
  BUYER_IS_MAKER("isbuyermaker", "buyerismaker"),
  ID("id", "tradeid", "tid", "aggtradeid", "updateid"),
  SYMBOL("symbol", "instrument", "ticker", "pair"),
  CLOSE_TIME("closetime"),
  QUOTE_VOLUME("quotevolume", "quoteassetvolume"),
  TAKER_BUY_QUOTE("takerbuyquotevolume", "takerbuyquoteassetvolume"),
  BID_PRICE("bestbidprice", "bidprice"),
  BID_QUANTITY("bestbidqty", "bidamount", "bidqty", "bidsize"),
  ASK_PRICE("bestaskprice", "askprice"),
  ASK_QUANTITY("bestaskqty", "askamount", "askqty", "asksize"),
  TRANSACTION_TIME("transactiontime"),
  PERCENTAGE("percentage"),
  NOTIONAL("notional"),
  OPEN_INTEREST("sumopeninterest"),
  OPEN_INTEREST_VALUE("sumopeninterestvalue"),
  TOP_ACCOUNTS("counttoptraderlongshortratio"),
  TOP_POSITIONS("sumtoptraderlongshortratio"),
  ACCOUNTS("countlongshortratio"),
  TAKER_VOLUME("sumtakerlongshortvolratio"),
  RATE("lastfundingrate"),
  INTERVAL_HOURS("fundingintervalhours"),
  AVERAGE_PRICE("averageprice"),
  FILLED("accumulatedfillquantity");

  private final List<String> names;

  Role(String... names) {
    this.names = List.of(names);
  }

  /** The role of a column with this name, or null. */
  static @Nullable Role of(String columnName) {
    String plain = columnName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    for (Role role : values()) {
      if (role.names.contains(plain)) {
        return role;
      }
    }
    return null;
  }

  /** The role's usual name. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
