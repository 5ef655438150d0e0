package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.hitting.HittingProbability;
import io.plimsoll.margin.hitting.PriceProcess;
import io.plimsoll.margin.liquidation.DydxLiquidation;
import io.plimsoll.margin.liquidation.DydxLiquidation.Risk;
import io.plimsoll.margin.rules.RuleSets;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every vector of {@code venues.json} that this module answers for. */
class SharedVectorsTest {
  private static final InstrumentId X = new InstrumentId("X-USDT");
  private static final InstrumentId OTHER = new InstrumentId("Y-USDT");

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  private static VenueRules rules(Map<String, BracketTable> tables) {
    Map<String, InstrumentRules> rules = new HashMap<>();
    tables.forEach((symbol, table) -> rules.put(symbol, new InstrumentRules(0.01, table)));
    return new VenueRules(
        "vectors", LocalDate.of(2020, 1, 1), "venues.json", VenueRules.Netting.NET, 0, 0, rules);
  }

  /**
   * A tier whose rate and amount are given, above one that makes the amount: {@code c = floor · (m
   * − m₀)} with {@code m₀ = m/2}.
   */
  private static BracketTable tier(double rate, double amount) {
    return amount == 0
        ? BracketTable.flat(1, rate)
        : new BracketTable(
            new double[] {0, amount / (rate / 2)},
            new double[] {1, 1},
            new double[] {rate / 2, rate},
            Double.POSITIVE_INFINITY);
  }

  private static PositionMargin first(
      MarginCalculator margin, Account account, MarketState market) {
    return margin.calculate(account, market, MarginMultiplier.ONE).positions().get(0);
  }

  /** The other contracts' gain and maintenance are given as sums; one position stands for them. */
  @Test
  void liquidationPricesOfBinanceUsdMargined() throws IOException {
    List<JsonNode> vectors = SharedVectors.ofKind("liq_price_usdm");
    assertFalse(vectors.isEmpty());
    for (JsonNode v : vectors) {
      double gain = v.get("upnl_other").asDouble();
      double maintenance = v.get("tmm_other").asDouble();
      // A long of one unit at a mark M entered at M − gain, at a rate of maintenance / M.
      double mark = 1e6 + Math.abs(gain);
      List<Position> positions = new ArrayList<>();
      positions.add(
          Position.cross(
              X, v.get("side").asInt() * v.get("size").asDouble(), v.get("entry").asDouble()));
      BracketTable other = BracketTable.flat(1, 0.5);
      if (maintenance > 0) {
        positions.add(Position.cross(OTHER, 1, mark - gain));
        other = BracketTable.flat(1, maintenance / mark);
      }
      VenueRules rules =
          rules(
              Map.of(
                  X.value(),
                  tier(v.get("mmr").asDouble(), v.get("cum").asDouble()),
                  OTHER.value(),
                  other));
      MarketSnapshot market =
          MarketSnapshot.of(X, v.get("entry").asDouble())
              .with(OTHER, MarketSnapshot.InstrumentState.of(mark));
      Account account = new Account("v", v.get("wb").asDouble(), positions);
      assertEquals(
          v.get("expected").asDouble(),
          first(new CrossMargin(rules), account, market).liquidationPrice().orElseThrow(),
          v.get("tol").asDouble(),
          v.get("id").asText());
    }
  }

  @Test
  void maintenanceAmounts() throws IOException {
    for (JsonNode v : SharedVectors.ofKind("maintenance_amounts")) {
      double[] floors = numbers(v.get("floors"));
      double[] initial = new double[floors.length];
      Arrays.fill(initial, 1);
      BracketTable table =
          new BracketTable(floors, initial, numbers(v.get("mmr")), Double.POSITIVE_INFINITY);
      double[] expected = numbers(v.get("expected"));
      for (int n = 0; n < expected.length; n++) {
        assertEquals(expected[n], table.maintenanceAmount(n), 1e-6);
      }
    }
  }

  @Test
  void liquidationPricesOfDydx() throws IOException {
    for (JsonNode v : SharedVectors.ofKind("dydx_liq")) {
      assertEquals(0, v.get("mmr_other").asDouble(), "the vector has other positions");
      double price = v.get("price").asDouble();
      VenueRules rules = rules(Map.of("*", BracketTable.flat(1, v.get("mmf").asDouble())));
      Account account =
          new Account(
              "v",
              v.get("equity").asDouble(),
              List.of(Position.cross(X, v.get("size").asDouble(), price)));
      assertEquals(
          v.get("expected").asDouble(),
          first(new CrossMargin(rules), account, MarketSnapshot.of(X, price))
              .liquidationPrice()
              .orElseThrow(),
          v.get("tol").asDouble());
    }
  }

  @Test
  void ratesScaledByOpenInterest() throws IOException {
    for (JsonNode v : SharedVectors.ofKind("oimf_ppm")) {
      // Caps and open interest are in quantums, of which a quote unit has a million.
      OpenInterestScaled tier =
          new OpenInterestScaled(
              v.get("base").asLong(),
              500_000,
              v.get("lower").asDouble() / 1e6,
              v.get("upper").asDouble() / 1e6);
      for (int i = 0; i < v.get("oi").size(); i++) {
        long open = v.get("oi").get(i).asLong();
        BigInteger expected = BigInteger.valueOf(v.get("expected").get(i).asLong());
        assertEquals(
            expected,
            tier.initialQuantums(BigInteger.valueOf(1_000_000), BigInteger.valueOf(open)));
        assertEquals(expected.doubleValue(), tier.adjustedPpm(open / 1e6), 1);
      }
    }
  }

  @Test
  void requirementsOfDeribitLinear() throws IOException {
    for (JsonNode v : SharedVectors.ofKind("deribit_linear")) {
      double slope = v.get("slope").asDouble();
      LinearInSize schedule =
          new LinearInSize(v.get("im0").asDouble(), v.get("mm0").asDouble(), slope, slope);
      for (int i = 0; i < v.get("sizes").size(); i++) {
        double size = v.get("sizes").get(i).asDouble();
        double notional = size * v.get("price").asDouble();
        assertEquals(
            v.get("expected_im").get(i).asDouble(),
            schedule.initial(size, notional, Double.NaN),
            1e-6);
        if (!v.get("expected_mm").get(i).isNull()) {
          assertEquals(
              v.get("expected_mm").get(i).asDouble(), schedule.maintenance(size, notional), 1e-6);
        }
      }
    }
  }

  @Test
  void liquidationPricesOfBinanceIsolatedLongs() throws IOException {
    for (JsonNode v : SharedVectors.ofKind("binance_isolated_long_liq")) {
      VenueRules rules = rules(Map.of("*", tier(0.01, 0.01)));
      for (JsonNode c : v.get("cases")) {
        double entry = c.get(1).asDouble();
        double size = c.get(2).asDouble();
        double wallet = size * entry / c.get(0).asDouble();
        Account account = new Account("v", 0, List.of(new Position(X, size, entry, wallet)));
        assertEquals(
            c.get(3).asDouble(),
            first(new IsolatedMargin(rules), account, MarketSnapshot.of(X, entry))
                .liquidationPrice()
                .orElseThrow(),
            1e-12);
      }
    }
  }

  @Test
  void bankruptcyPricesOfBybitInverseCross() throws IOException {
    VenueRules shipped =
        (VenueRules) RuleSets.load("bybit-inverse", LocalDate.of(2021, 1, 1), Yaml::read);
    InstrumentId id = new InstrumentId("BTCUSD");
    Contract contract = new Perpetual(id, "BTC", "BTC", Payoff.INVERSE, 1);
    for (JsonNode v : SharedVectors.ofKind("bybit_inverse_cross_bankruptcy")) {
      assertEquals(v.get("fee").asDouble(), shipped.conventions().crossClosingFee());
      double entry = v.get("entry").asDouble();
      double quantity = v.get("side").asInt() * v.get("contracts_usd").asDouble();
      Account account =
          new Account(
              "v", v.get("balance_btc").asDouble(), List.of(Position.cross(id, quantity, entry)));
      assertEquals(
          v.get("expected").asDouble(),
          first(new CrossMargin(shipped), account, MarketSnapshot.of(id, entry).with(contract))
              .bankruptcyPrice()
              .orElseThrow(),
          v.get("tol").asDouble());
    }
  }

  @Test
  void weightsOfDrift() throws IOException {
    for (JsonNode v : SharedVectors.ofKind("drift_weights")) {
      double size = v.get("size").asDouble();
      double factor = v.get("imf").asDouble();
      double tolerance = v.get("tol").asDouble();
      assertEquals(
          v.get("expected_asset").asDouble(),
          RootInSize.assetWeight(v.get("asset_weight").asDouble(), size, factor),
          tolerance);
      assertEquals(
          v.get("expected_liability").asDouble(),
          RootInSize.liabilityWeight(v.get("liability_weight").asDouble(), size, factor),
          tolerance);
    }
  }

  @Test
  void deductionsOfHyperliquid() throws IOException {
    VenueRules rules = (VenueRules) RuleSets.load("hyperliquid", Yaml::read);
    for (JsonNode v : SharedVectors.ofKind("hyperliquid_maintenance_deductions")) {
      v.get("expected")
          .fields()
          .forEachRemaining(
              e ->
                  assertEquals(
                      e.getValue().asDouble(),
                      rules.of(new InstrumentId(e.getKey())).brackets().maintenanceAmount(1),
                      0.005));
    }
  }

  /**
   * Prices in dollars, positions in coins, maintenance a fraction: the chain's tests in its own
   * units.
   */
  @Test
  void bankruptcyPricesOfDydx() throws IOException {
    for (JsonNode vector : SharedVectors.ofKind("dydx_bankruptcy_quote")) {
      Map<String, DydxLiquidation.Perpetual> perpetuals = new HashMap<>();
      long maintenancePpm = Math.round(1e6 * vector.get("mmr").asDouble());
      for (Map.Entry<String, JsonNode> price : vector.get("prices").properties()) {
        // one quantum is 10⁻⁹ of a coin, a price unit 10⁻⁶ of a dollar
        perpetuals.put(
            price.getKey(),
            new DydxLiquidation.Perpetual(
                Math.round(1e6 * price.getValue().asDouble()), -6, -9, 1_000_000, maintenancePpm));
      }
      for (JsonNode one : vector.get("cases")) {
        BigInteger net = BigInteger.valueOf(Math.round(1e6 * one.get("usdc").asDouble()));
        BigInteger maintenance = BigInteger.ZERO;
        for (Map.Entry<String, JsonNode> held : one.get("pos").properties()) {
          Risk risk = perpetuals.get(held.getKey()).risk(quantums(held.getValue().asDouble()));
          net = net.add(risk.netCollateral());
          maintenance = maintenance.add(risk.maintenance());
        }
        String close = one.get("close").asText();
        double before = one.get("pos").get(close).asDouble();
        double after = before + one.get("delta").asDouble();
        BigInteger found =
            DydxLiquidation.bankruptcyQuoteQuantums(
                new Risk(net, maintenance),
                perpetuals.get(close).risk(quantums(before)),
                perpetuals.get(close).risk(quantums(after)));
        assertEquals(Math.round(1e6 * one.get("expected").asDouble()), found.longValueExact());
      }
    }
  }

  private static BigInteger quantums(double coins) {
    return BigInteger.valueOf(Math.round(1e9 * coins));
  }

  /** Cash that is paid at the end if the barrier was touched, discounted. */
  @Test
  void probabilitiesOfATouch() throws IOException {
    for (JsonNode vector : SharedVectors.ofKind("hit_prob_one_touch")) {
      for (JsonNode one : vector.get("cases")) {
        double price = one.get("S").asDouble();
        double barrier = one.get("H").asDouble();
        double rate = one.get("r").asDouble();
        double years = one.get("T").asDouble();
        PriceProcess process = new PriceProcess(rate, one.get("sigma").asDouble());
        double probability =
            price > barrier
                ? HittingProbability.lower(price, barrier, process, years)
                : HittingProbability.upper(price, barrier, process, years);
        assertEquals(
            one.get("expected").asDouble(),
            one.get("cash").asDouble() * Math.exp(-rate * years) * probability,
            vector.get("tol").asDouble());
      }
    }
  }
}
