package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Future;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.rules.RuleSets;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an account, a market or a rule file is said by name and value. */
class BadInputTest {
  private static final InstrumentId A = Generated.INSTRUMENTS.get(0);
  private static final InstrumentId B = Generated.INSTRUMENTS.get(1);
  private static final CrossMargin CROSS = new CrossMargin(Generated.rules(Netting.NET));

  private static Account account(InstrumentId... instruments) {
    return new Account(
        "acc", 100, Arrays.stream(instruments).map(i -> Position.cross(i, 1, 100)).toList());
  }

  private static void refused(
      MarginCalculator margin, Account account, MarketState market, String... parts) {
    for (boolean explain : new boolean[] {false, true}) {
      PlimsollException e =
          assertThrows(
              PlimsollException.class,
              () -> {
                if (explain) {
                  margin.explain(account, market, MarginMultiplier.ONE);
                } else {
                  margin.calculate(account, market, MarginMultiplier.ONE);
                }
              });
      assertEquals(ErrorCode.INVALID_INPUT, e.code());
      for (String part : parts) {
        assertTrue(e.getMessage().contains(part), e.getMessage());
      }
    }
  }

  @Test
  void aMarkThatIsNoPriceIsRefused() {
    for (double mark : new double[] {Double.NaN, 0, -1, Double.POSITIVE_INFINITY}) {
      MarketState market =
          new MarketState() {
            @Override
            public double mark(InstrumentId instrument) {
              return mark;
            }

            @Override
            public double depthNotional(InstrumentId instrument) {
              return 1;
            }
          };
      refused(CROSS, account(A), market, "A-USD", String.valueOf(mark));
    }
  }

  @Test
  void anExpiredContractIsRefusedFromItsLastMomentOn() {
    Contract future = new Future(A, "A", "USD", Payoff.LINEAR, 1, 1_000);
    MarketSnapshot market = MarketSnapshot.of(A, 100).with(future);
    CROSS.calculate(account(A), market.at(999), MarginMultiplier.ONE);
    refused(CROSS, account(A), market.at(1_000), "A-USD", "expired", "1000");
  }

  @Test
  void anUnknownInstrumentIsRefusedByMarketAndByRules() {
    refused(CROSS, account(B), MarketSnapshot.of(A, 100), "B-USD");
    VenueRules okx = (VenueRules) RuleSets.load("okx-swap", Yaml::read);
    refused(new CrossMargin(okx), account(A), MarketSnapshot.of(A, 100), "OKX", "A-USD");
  }

  @Test
  void rulesOfFuturesDoNotHoldForOptions() {
    Contract call =
        new EuropeanOption(A, "A", "USD", Payoff.LINEAR, 1, Long.MAX_VALUE, 90, Right.CALL);
    refused(CROSS, account(A), MarketSnapshot.of(A, 100).with(call), "A-USD", "do not cover");
  }

  @Test
  void rulesOfLinearContractsDoNotHoldForInverseOnes() {
    Contract inverse = new Perpetual(A, "A", "A", Payoff.INVERSE, 1);
    VenueRules rules =
        Generated.rules(Netting.NET)
            .with(
                Conventions.PLAIN,
                Map.of("*", new VenueRules.InstrumentRules(1, new LinearInSize(.1, .1, 0, 0))));
    refused(
        new CrossMargin(rules),
        account(A),
        MarketSnapshot.of(A, 100).with(inverse),
        "linear-in-size",
        "A-USD");
  }

  @Test
  void openInterestThatIsNeededAndNotKnownIsAnError() {
    VenueRules dydx = (VenueRules) RuleSets.load("dydx-v4", Yaml::read);
    refused(new CrossMargin(dydx), account(A), MarketSnapshot.of(A, 100), "open interest", "A-USD");
  }

  @Test
  void positionsThatSettleInSeveralAssetsNeedAMarginCurrency() {
    MarketSnapshot market =
        MarketSnapshot.of(A, 100)
            .with(B, MarketSnapshot.InstrumentState.of(100))
            .with(new Perpetual(B, "B", "EUR", Payoff.LINEAR, 1));
    refused(CROSS, account(A, B), market, "USD", "EUR", "margin-currency", "acc");
  }

  @Test
  void anIsolatedWalletMayNotBeNegativeNorBorrowed() {
    IsolatedMargin isolated = new IsolatedMargin(Generated.rules(Netting.NET));
    MarketSnapshot market = MarketSnapshot.of(A, 100);
    List<Position> held = account(A).positions();
    IllegalArgumentException wallet =
        assertThrows(
            IllegalArgumentException.class,
            () -> isolated.calculate(new Account("w", -1, held), market, MarginMultiplier.ONE));
    assertTrue(wallet.getMessage().contains("w") && wallet.getMessage().contains("-1.0"));
    IllegalArgumentException borrowed =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                isolated.explain(
                    new Account("w", 1, Map.of("BTC", -2.0), held), market, MarginMultiplier.ONE));
    assertTrue(borrowed.getMessage().contains("BTC") && borrowed.getMessage().contains("-2.0"));
    // A cross account may owe.
    CROSS.calculate(new Account("c", -1, held), market, MarginMultiplier.ONE);
  }

  @Test
  void aMethodThatTheVenueDoesNotOfferIsRefused() {
    RuleSet gmx = RuleSets.load("gmx-v2", Yaml::read);
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> gmx.calculator(MarginMethod.CROSS));
    assertTrue(e.getMessage().contains("GMX") && e.getMessage().contains("CROSS"));
  }

  @Test
  void rulesAreRefusedOutsideTheirDates() {
    RuleSet old = RuleSets.load("binance-usdm", LocalDate.of(2022, 1, 1), Yaml::read);
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> old.requireInForce(LocalDate.of(2024, 6, 28)));
    assertTrue(e.getMessage().contains("2021-03-26") && e.getMessage().contains("2024-06-28"));
  }

  private static PlimsollException file(String instrument) {
    String yaml =
        """
        venue: V
        effective-date: "2025-01-01"
        source: a page
        instruments:
          - instrument: X
            tick: 1
        """
            + instrument.indent(4);
    ConfigTree tree =
        Yaml.read("v.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    return assertThrows(PlimsollException.class, () -> RuleSets.read(tree));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ form: magic }|instruments[0].schedule.form|magic",
        "{ form: linear-in-size, initial-rate: 0.1, maintenance-rate: 0.2, initial-slope: 0,"
            + " maintenance-slope: 0 }|maintenance-rate|0.2",
        "{ form: linear-in-size, initial-rate: 0.1, maintenance-rate: 0.1, initial-slope: 0,"
            + " maintenance-slope: 1 }|maintenance-slope|1.0",
        "{ form: root-in-size, initial-rate: 2, maintenance-rate: 0.1, initial-factor: 0,"
            + " maintenance-factor: 0 }|initial-rate|2.0",
        "{ form: skew-scaled, skew-scale: 0, ratio: 1, minimum: 0.1, scalar: 1 }|skew-scale|0.0",
        "{ form: skew-scaled, skew-scale: 1, ratio: 1, minimum: 0.1, scalar: 2 }|scalar|2.0",
        "{ form: open-interest-scaled, initial-ppm: 1000001, maintenance-of-initial-ppm: 1,"
            + " open-interest-lower: 0, open-interest-upper: 0 }|initial-ppm|1000001",
        "{ form: open-interest-scaled, initial-ppm: 1, maintenance-of-initial-ppm: 1,"
            + " open-interest-lower: 5, open-interest-upper: 4 }|open-interest-upper|4.0",
        "{ form: open-interest-factor, initial-rate: 0.1, multiplier: -1,"
            + " liquidation-rate: 0.1 }|multiplier|-1.0",
        "{ form: short-call, initial: 0.1, floor: 0.2, maintenance: 0.1 }|floor|0.2",
        "{ form: short-put, initial: 0.1, floor: 0.1, maintenance: 0.1, mark: 1 }"
            + "|instruments[0].schedule.mark|unknown",
        "{ form: size-tiers, tiers: [ { floor: 0, cap: 10, max-leverage: 10,"
            + " maintenance-rate: 0.01 }, { floor: 11, max-leverage: 5, maintenance-rate: 0.02 } ] }"
            + "|instruments[0].schedule.tiers[1].floor|11.0",
        "{ form: size-tiers, tiers: [ { floor: 0, cap: 10, max-leverage: 10,"
            + " maintenance-rate: 0.02 }, { floor: 10, max-leverage: 5, maintenance-rate: 0.01 } ] }"
            + "|crossed|0.01",
      })
  void aBadScheduleNamesFileKeyAndValue(String schedule, String key, String value) {
    PlimsollException e = file("schedule: " + schedule);
    assertTrue(e.getMessage().startsWith("v.yaml"), e.getMessage());
    assertTrue(e.getMessage().contains(key), e.getMessage());
    assertTrue(e.getMessage().contains(value), e.getMessage());
  }

  @Test
  void aScheduleAndBracketsTogetherOrNeitherAreRefused() {
    assertTrue(file("").getMessage().contains("brackets"));
    assertTrue(file("schedule: { form: x }\nbrackets: []").getMessage().contains("not both"));
  }

  @Test
  void anInstrumentThatIsDatedBeforeItsFileIsRefused() {
    PlimsollException e =
        file(
            """
            effective-date: "2024-12-31"
            brackets: [ { floor: 0, max-leverage: 10, maintenance-rate: 0.01 } ]
            """);
    assertTrue(e.getMessage().contains("instruments[0].effective-date"), e.getMessage());
    assertTrue(e.getMessage().contains("2024-12-31"), e.getMessage());
  }
}
