package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One portfolio of Derive's own test vectors, in the form in which v2-core keeps it. */
record Pm2Case(String name, Map<String, Object> json) {
  static final double YEAR_SECONDS = 365 * 86_400.0;
  static final double SETTLEMENT_WINDOW = 1800;

  static Pm2Case read(Path file) {
    try {
      return new Pm2Case(file.getFileName().toString(), Json.read(Files.readString(file)));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  static double number(Object value) {
    return switch (value) {
      case Double number -> number;
      case String text -> Double.parseDouble(text);
      default -> throw new IllegalArgumentException("not a number: " + value);
    };
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Map<String, Object> map, String key) {
    return (Map<String, Object>) map.get(key);
  }

  static double number(Map<String, Object> map, String key) {
    return number(map.get(key));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
    return (List<Map<String, Object>>) map.get(key);
  }

  @SuppressWarnings("unchecked")
  static List<List<Object>> rows(Map<String, Object> map, String key) {
    return (List<List<Object>>) map.get(key);
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Map<String, Object> map, String key) {
    return (List<Object>) map.get(key);
  }

  Map<String, Object> scenario() {
    return map(json, "Scenario");
  }

  Map<String, Object> result() {
    return map(json, "Result");
  }

  double result(String key) {
    return number(result(), key);
  }

  List<Map<String, Object>> options() {
    return maps(scenario(), "Options");
  }

  /** Expiries, seconds from now, in the order in which options name them. */
  List<Double> expiries() {
    Set<Double> expiries = new LinkedHashSet<>();
    options().forEach(option -> expiries.add(number(option, "Expiry")));
    return List.copyOf(expiries);
  }

  Map<String, Object> feed(double expiry) {
    return maps(scenario(), "OptionFeeds").stream()
        .filter(feed -> number(feed, "FeedExpiry") == expiry)
        .findFirst()
        .orElseThrow();
  }

  static boolean isCall(Map<String, Object> option) {
    Object flag = option.get("IsCall");
    return flag instanceof Boolean truth ? truth : number(flag) == 1;
  }

  /** A name for a collateral that no other of the portfolio has. */
  private String asset(Map<String, Object> collateral) {
    return collateral.get("Name") + " " + maps(scenario(), "Collaterals").indexOf(collateral);
  }

  private static boolean offsets(Map<String, Object> collateral) {
    return (Boolean) collateral.get("IsRiskCancelling");
  }

  DerivePm2Rules rules() {
    Map<String, Object> parameters = map(json, "Parameters");
    List<Scenario> scenarios =
        maps(parameters, "Scenarios").stream()
            .map(
                s ->
                    new Scenario(
                        number(s, "SpotShock"),
                        switch (String.valueOf(s.get("VolShockDirection"))) {
                          case "Up" -> VolatilityMove.UP;
                          case "Down" -> VolatilityMove.DOWN;
                          case "None" -> VolatilityMove.SAME;
                          case "LINEAR" -> VolatilityMove.SKEW_LINEAR;
                          case "ABS" -> VolatilityMove.SKEW_ABSOLUTE;
                          default -> throw new IllegalArgumentException(s.toString());
                        },
                        number(s, "DampeningFactor")))
            .toList();
    Map<String, Object> vol = map(parameters, "VolShock");
    Map<String, Object> skew = map(parameters, "SkewShock");
    Map<String, Object> margin = map(parameters, "Margin");
    Map<String, Object> basis = map(parameters, "BasisContingency");
    Map<String, Object> other = map(parameters, "OtherContingency");
    Map<String, DerivePm2Rules.Collateral> collateral = new LinkedHashMap<>();
    for (Map<String, Object> c : maps(scenario(), "Collaterals")) {
      collateral.put(
          asset(c),
          new DerivePm2Rules.Collateral(
              offsets(c) ? DerivePm2Rules.Offset.UNDERLYING : DerivePm2Rules.Offset.NONE,
              number(c, "MMHaircut"),
              number(c, "IMHaircut")));
    }
    return new DerivePm2Rules(
        new RuleHeader("Derive PM2", LocalDate.of(2025, 2, 1), Optional.empty(), name),
        "BASE",
        "USDC",
        SETTLEMENT_WINDOW,
        scenarios,
        new VolatilityShock(
            number(vol, "VOLRANGEUP"),
            number(vol, "VOLRANGEDOWN"),
            number(vol, "SHORTTERMPOWER"),
            number(vol, "LONGTERMPOWER"),
            number(vol, "DTE_FLOOR"),
            30,
            number(vol, "MIN_VOL_EVAL_SHOCKED")),
        new SkewShock(
            number(skew, "LINEAR_SCALE_CAP"),
            number(skew, "LINEAR_CBASE"),
            number(skew, "ABS_SCALE_CAP"),
            number(skew, "ABS_CBASE"),
            number(skew, "MIN_K_STAR"),
            number(skew, "MIN_WIDTH_SCALE"),
            number(skew, "VOL_PARAM_STATIC"),
            number(skew, "VOL_PARAM_SCALE")),
        new DerivePm2Rules.Loss(
            number(margin, "MM_LOSS_FACTOR"),
            number(margin, "IM_LOSS_FACTOR"),
            number(other, "PEG_LOSS_THRESHOLD"),
            number(other, "PEG_LOSS_FACTOR")),
        new DerivePm2Rules.Discounting(
            number(margin, "BASE_STATIC_DISCOUNT"),
            number(margin, "LONG_RATE_MULTSCALE"),
            number(margin, "LONG_RATE_ADDSCALE"),
            number(margin, "BASE_STATIC_DISCOUNT_NEG"),
            number(margin, "SHORT_RATE_MULTSCALE"),
            number(margin, "SHORT_RATE_ADDSCALE")),
        new DerivePm2Rules.Basis(
            number(basis, "SCENARIO_SPOT_UP"),
            number(basis, "SCENARIO_SPOT_DOWN"),
            number(basis, "BASIS_CONT_ADD_FACTOR"),
            number(basis, "BASIS_CONT_MULT_FACTOR")),
        new DerivePm2Rules.Contingency(
            number(other, "MM_PERP_PERCENT"), number(other, "MM_OPTION_PERCENT")),
        new DerivePm2Rules.Contingency(
            number(other, "IM_PERP_PERCENT"), number(other, "IM_OPTION_PERCENT")),
        new DerivePm2Rules.Oracle(number(other, "CONF_THRESHOLD"), number(other, "CONF_MARGIN")),
        collateral);
  }

  /** The part of a forward that its settlement average has fixed already. */
  private static double fixedPart(double expiry, double forward) {
    return expiry < SETTLEMENT_WINDOW ? forward * (1 - expiry / SETTLEMENT_WINDOW) : 0;
  }

  Pm2Book book(DerivePm2Rules rules) {
    Map<String, Object> s = scenario();
    Pm2Book book = new Pm2Book();
    book.market(
        number(s, "SpotPrice"),
        number(s, "SpotConfidence"),
        number(s, "StablePrice"),
        number(s, "Cash"));
    if (number(s, "NumPerps") != 0) {
      book.perpetual(
          number(s, "NumPerps"),
          number(s, "PerpPrice"),
          number(s, "PerpConfidence"),
          number(s, "UnrealisedPerpPNL") + number(s, "UnrealisedFunding"));
    }
    for (double expiry : expiries()) {
      Map<String, Object> feed = feed(expiry);
      double forward = number(feed, "Forward");
      double rate = Math.max(0, number(feed, "Rate"));
      double discount = StrictMath.exp(-rate * Math.max(0, expiry) / YEAR_SECONDS);
      double seconds = Math.max(0, expiry);
      book.options.addExpiry(seconds, forward, fixedPart(seconds, forward), discount);
      for (Map<String, Object> option : options()) {
        if (number(option, "Expiry") == expiry) {
          book.options.addOption(
              isCall(option) ? Right.CALL : Right.PUT,
              number(option, "Strike"),
              number(option, "MarkVol"),
              number(option, "Amount"));
        }
      }
      book.expiryConfidence(
          Math.min(
              Math.min(number(feed, "ForwardConfidence"), number(feed, "RateConfidence")),
              number(feed, "OptionVolConfidences")));
    }
    for (Map<String, Object> c : maps(s, "Collaterals")) {
      book.collateral(
          number(c, "Amount"),
          number(c, "Price"),
          number(c, "Confidence"),
          rules.collateral().get(asset(c)));
    }
    return book;
  }

  private static InstrumentId optionId(int index) {
    return new InstrumentId("BASE-O" + index);
  }

  private static final InstrumentId PERP = new InstrumentId("BASE-PERP");

  /**
   * The portfolio as an account and a market. Premiums are as if each option had been bought at 1
   * USD, so that the wallet before them is the cash plus what was paid; the perpetual was entered
   * where its gain says, or at its mark, and the rest of its gain lies in the wallet with funding.
   */
  Account account() {
    Map<String, Object> s = scenario();
    double wallet = number(s, "Cash");
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < options().size(); i++) {
      double amount = number(options().get(i), "Amount");
      positions.add(Position.cross(optionId(i), amount, 1));
      wallet += amount;
    }
    double perps = number(s, "NumPerps");
    if (perps != 0) {
      boolean entered = s.containsKey("LastEntryPrice") && number(s, "LastEntryPrice") > 0;
      double mark = number(s, "PerpPrice");
      double entry = entered ? number(s, "LastEntryPrice") : mark;
      positions.add(Position.cross(PERP, perps, entry));
      wallet += number(s, "UnrealisedPerpPNL") - perps * (mark - entry);
    }
    wallet += number(s, "UnrealisedFunding");
    Map<String, Double> balances = new LinkedHashMap<>();
    maps(s, "Collaterals").forEach(c -> balances.put(asset(c), number(c, "Amount")));
    return new Account("case", wallet, balances, positions);
  }

  MarketSnapshot market() {
    Map<String, Object> s = scenario();
    double spot = number(s, "SpotPrice");
    MarketSnapshot market =
        new MarketSnapshot(Map.of())
            .with("BASE", new AssetState(spot, number(s, "SpotConfidence")))
            .with("USDC", new AssetState(number(s, "StablePrice"), number(s, "StableConfidence")));
    for (Map<String, Object> c : maps(s, "Collaterals")) {
      market = market.with(asset(c), new AssetState(number(c, "Price"), number(c, "Confidence")));
    }
    if (number(s, "NumPerps") != 0) {
      market =
          market
              .with(new Perpetual(PERP, "BASE", "USDC", Payoff.LINEAR, 1))
              .with(
                  PERP,
                  InstrumentState.of(number(s, "PerpPrice"))
                      .withIndex(spot, number(s, "PerpConfidence")));
    }
    for (int i = 0; i < options().size(); i++) {
      Map<String, Object> option = options().get(i);
      double expiry = number(option, "Expiry");
      Map<String, Object> feed = feed(expiry);
      Contract contract =
          new EuropeanOption(
              optionId(i),
              "BASE",
              "USDC",
              Payoff.LINEAR,
              1,
              Math.round(Math.max(0, expiry) * 1e9),
              number(option, "Strike"),
              isCall(option) ? Right.CALL : Right.PUT);
      double confidence =
          Math.min(
              Math.min(number(feed, "ForwardConfidence"), number(feed, "RateConfidence")),
              number(feed, "OptionVolConfidences"));
      double rate = Math.max(0, number(feed, "Rate"));
      market =
          market
              .with(contract)
              .with(
                  optionId(i),
                  InstrumentState.of(1)
                      .withIndex(spot, 1)
                      .withVolatility(
                          number(option, "MarkVol"),
                          number(feed, "Forward"),
                          confidence,
                          StrictMath.exp(-rate * Math.max(0, expiry) / YEAR_SECONDS)));
    }
    return market;
  }
}
