package io.plimsoll.margin.file;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.VolatilitySurface;
import io.plimsoll.margin.option.Black76;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A market as a trader or auditor writes it down. {@code docs/MARGIN.md} has examples. */
public final class MarketFile {
  private static final double NANOS_PER_YEAR = 365 * 86_400e9;

  private final ConfigTree tree;
  private final long nowNanos;
  private final Map<String, VolatilitySurface> surfaces;
  private final Map<InstrumentId, InstrumentState> states = new LinkedHashMap<>();
  private final Map<InstrumentId, Contract> contracts = new LinkedHashMap<>();
  private final Map<String, AssetState> assets = new HashMap<>();

  private MarketFile(ConfigTree tree, long nowNanos) {
    this.tree = tree;
    this.nowNanos = nowNanos;
    this.surfaces = SurfaceFields.read(tree);
  }

  /**
   * Reads a parsed file; errors name file, field and value.
   *
   * @param accountTime the moment of the account; a market of another moment is refused
   */
  public static MarketSnapshot read(ConfigTree tree, Instant accountTime) {
    Instant time = Fields.time(tree, "time").orElse(accountTime);
    if (!time.equals(accountTime)) {
      throw tree.error("time", "must be the account's, " + accountTime + ", was " + time);
    }
    return new MarketFile(tree, Fields.nanos(tree, "time", time)).read();
  }

  /** A market of linear perpetuals at the marks that an account file states itself. */
  public static MarketSnapshot of(Map<InstrumentId, Double> marks) {
    Map<InstrumentId, InstrumentState> states = new HashMap<>();
    marks.forEach((instrument, mark) -> states.put(instrument, InstrumentState.of(mark)));
    return new MarketSnapshot(states);
  }

  private MarketSnapshot read() {
    for (ConfigTree item : tree.children("instruments")) {
      InstrumentId id = Fields.instrument(item);
      Contract contract = contract(item, id);
      contracts.put(id, contract);
      InstrumentState state = Fields.checked(item, "instrument", () -> state(item, contract));
      if (states.put(id, state) != null) {
        throw item.error("instrument", "stands twice in the file: '" + id + "'");
      }
      item.rejectUnknownKeys();
    }
    for (ConfigTree item : tree.children("assets")) {
      String asset = item.text("asset");
      double price = item.number("price");
      double confidence = item.number("confidence", 1);
      AssetState state = Fields.checked(item, "price", () -> new AssetState(price, confidence));
      if (assets.put(asset, state) != null) {
        throw item.error("asset", "stands twice in the file: '" + asset + "'");
      }
      item.rejectUnknownKeys();
    }
    tree.rejectUnknownKeys();
    return new MarketSnapshot(nowNanos, states, contracts, assets);
  }

  private InstrumentState state(ConfigTree item, Contract contract) {
    double index = positive(item, "index");
    double forward = positive(item, "forward");
    double volatility = volatility(item, contract);
    double discount = item.number("discount", 1);
    double mark = positive(item, "mark");
    if (Double.isNaN(mark) && contract instanceof Contract.EuropeanOption option) {
      mark = modelPrice(option, forward, volatility, discount);
    }
    if (Double.isNaN(mark)) {
      throw item.error("mark", "is missing");
    }
    return new InstrumentState(
        mark,
        item.has("depth") ? positive(item, "depth") : Double.POSITIVE_INFINITY,
        index,
        item.number("confidence", 1),
        item.has("openInterest") ? item.number("openInterest") : Double.NaN,
        item.has("skew") ? item.number("skew") : Double.NaN,
        volatility,
        forward,
        item.number("forwardConfidence", item.number("confidence", 1)),
        discount);
  }

  /** The price of a linear option by its own forward and volatility; NaN where one is missing. */
  private double modelPrice(
      Contract.EuropeanOption option, double forward, double volatility, double discount) {
    if (Double.isNaN(forward) || Double.isNaN(volatility) || option.payoff() == Payoff.INVERSE) {
      return Double.NaN;
    }
    double years = (option.expiryNanos() - nowNanos) / NANOS_PER_YEAR;
    return Black76.price(option.right(), forward, option.strike(), volatility, years, discount);
  }

  private static double positive(ConfigTree item, String key) {
    if (!item.has(key)) {
      return Double.NaN;
    }
    double value = item.number(key);
    if (!(value > 0)) {
      throw item.error(key, "must be positive, was " + value);
    }
    return value;
  }

  /** The option's own volatility, or else that of its underlying's surface. */
  private double volatility(ConfigTree item, Contract contract) {
    if (item.has("volatility")) {
      return item.number("volatility");
    }
    VolatilitySurface surface = surfaces.get(contract.underlying());
    if (surface != null && contract instanceof Contract.EuropeanOption option) {
      return surface.volatility(nowNanos, option.expiryNanos(), option.strike());
    }
    return Double.NaN;
  }

  private Contract contract(ConfigTree item, InstrumentId id) {
    Contract.Perpetual plain = Contract.Perpetual.linear(id);
    Kind kind = Fields.choice(item, "type", Kind.class).orElse(Kind.PERPETUAL);
    Payoff payoff = Fields.choice(item, "payoff", Payoff.class).orElse(Payoff.LINEAR);
    String underlying = item.optionalText("underlying").orElse(plain.underlying());
    String settlement =
        item.optionalText("settlement")
            .orElse(payoff == Payoff.INVERSE ? underlying : plain.settlement());
    double size = item.number("contractSize", 1);
    return switch (kind) {
      case PERPETUAL ->
          Fields.checked(
              item,
              "contractSize",
              () -> new Contract.Perpetual(id, underlying, settlement, payoff, size));
      case FUTURE -> {
        long expiry = expiry(item);
        yield Fields.checked(
            item,
            "contractSize",
            () -> new Contract.Future(id, underlying, settlement, payoff, size, expiry));
      }
      case OPTION -> {
        long expiry = expiry(item);
        double strike = item.number("strike");
        Right right =
            Fields.choice(item, "right", Right.class)
                .orElseThrow(() -> item.error("right", "is missing: call or put"));
        yield Fields.checked(
            item,
            "strike",
            () ->
                new Contract.EuropeanOption(
                    id, underlying, settlement, payoff, size, expiry, strike, right));
      }
    };
  }

  private long expiry(ConfigTree item) {
    Optional<Instant> expiry = Fields.time(item, "expiry");
    if (expiry.isEmpty()) {
      throw item.error("expiry", "is missing");
    }
    long nanos = Fields.nanos(item, "expiry", expiry.get());
    if (nanos <= nowNanos) {
      throw item.error(
          "expiry",
          "must be after the market's time (an expired contract has no margin), was "
              + expiry.get());
    }
    return nanos;
  }

  private enum Kind {
    PERPETUAL,
    FUTURE,
    OPTION
  }
}
