package io.plimsoll.serving.http;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.serving.AccountQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An account from JSON. */
final class AccountReader {
  private static final Map<String, AccountQuery.Mode> MODES =
      new TreeMap<>(
          Map.of("isolated", AccountQuery.Mode.ISOLATED, "cross", AccountQuery.Mode.CROSS));

  private AccountReader() {}

  /** Reads the body of a request to score an account. */
  static AccountQuery read(byte[] body) {
    JsonFields fields = new JsonFields(Json.read(body, 0, body.length), "");
    AccountQuery.Mode mode = fields.choice("mode", MODES);
    double collateral = fields.number("collateral");
    int marginCalls = fields.whole("marginCalls", 0);
    List<AccountQuery.Held> positions = new ArrayList<>();
    for (JsonFields item : fields.children("positions")) {
      positions.add(position(item, mode));
    }
    fields.rejectUnknown();
    try {
      return new AccountQuery(mode, collateral, marginCalls, positions);
    } catch (IllegalArgumentException e) {
      throw Problem.at("", String.valueOf(e.getMessage()));
    }
  }

  private static AccountQuery.Held position(JsonFields item, AccountQuery.Mode mode) {
    try {
      AccountQuery.Held held =
          new AccountQuery.Held(
              new InstrumentId(item.text("instrument")),
              item.number("quantity"),
              item.number("entryPrice"),
              item.optionalNumber("markPrice"),
              switch (mode) {
                case ISOLATED -> item.number("collateral");
                case CROSS -> 0;
              });
      item.rejectUnknown();
      return held;
    } catch (IllegalArgumentException e) {
      throw Problem.at(item.pointer(), String.valueOf(e.getMessage()));
    }
  }
}
