package io.plimsoll.margin.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.rules.RuleSets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bad input is an error that names field and value, never a number. */
class PortfolioErrorsTest {
  private static final InstrumentId OPTION = new InstrumentId("BTC-C");
  private static final long DAY = 86_400_000_000_000L;

  private static MarketSnapshot market(InstrumentState state) {
    return new MarketSnapshot(Map.of())
        .with(
            new EuropeanOption(
                OPTION, "BTC", "USDC", Payoff.LINEAR, 1, 30 * DAY, 50_000, Right.CALL))
        .with(OPTION, state)
        .with("BTC", AssetState.of(50_000))
        .with("USDC", AssetState.of(1));
  }

  private static InstrumentState state() {
    return InstrumentState.of(1).withIndex(50_000, 1).withVolatility(0.6, 50_500, 1, 0.99);
  }

  private static final Account ACCOUNT =
      new Account("a", 10_000, List.of(Position.cross(OPTION, -1, 1_000)));

  private static void fails(Account account, MarketState market, String... parts) {
    for (PortfolioRules rules :
        List.of(
            GeneratedPortfolio.rules("derive-pm2-btc"),
            GeneratedPortfolio.rules("deribit-spm-btc"))) {
      PlimsollException e =
          assertThrows(
              PlimsollException.class,
              () ->
                  rules
                      .calculator(MarginMethod.PORTFOLIO)
                      .calculate(account, market, MarginMultiplier.ONE),
              rules.name());
      for (String part : parts) {
        assertTrue(e.getMessage().contains(part), rules.name() + ": " + e.getMessage());
      }
    }
  }

  @Test
  void aVolatilityThatIsNotThereOrNotANumberIsNamed() {
    fails(ACCOUNT, market(InstrumentState.of(1).withIndex(50_000, 1)), "volatility", "BTC-C");
    fails(ACCOUNT, new Changed(market(state()), Double.NaN, 50_000), "volatility", "NaN");
    fails(ACCOUNT, new Changed(market(state()), -0.1, 50_000), "volatility", "-0.1");
  }

  @Test
  void anIndexThatIsNotAPriceIsNamed() {
    fails(ACCOUNT, new Changed(market(state()), 0.5, Double.NaN), "index", "BTC-C", "NaN");
  }

  @Test
  void anOptionThatExpiredIsNamedAndOneThatExpiresNowIsWorthItsIntrinsicValue() {
    fails(ACCOUNT, market(state()).at(31 * DAY), "expiry", "BTC-C");
    Portfolio now =
        GeneratedPortfolio.rules("deribit-spm-btc")
            .portfolio(ACCOUNT, market(state()).at(30 * DAY), MarginMultiplier.ONE);
    // short at 1,000, worth 0.99·500: 10,000 + 1,000 − 495
    assertEquals(10_505, now.equity(), 1e-9);
  }

  @Test
  void whatTheMarketDoesNotKnowIsNamed() {
    Account other =
        new Account("a", 1, List.of(Position.cross(new InstrumentId("ETH-PERP"), 1, 1)));
    fails(other, market(state()), "ETH-PERP");
    Account balance = new Account("a", 1, Map.of("DOGE", 5.0), ACCOUNT.positions());
    fails(balance, market(state()), "DOGE");
  }

  @Test
  void optionsOfOneExpiryThatDisagreeOnItsForwardAreRefused() {
    InstrumentId second = new InstrumentId("BTC-D");
    MarketSnapshot market =
        market(state())
            .with(
                new EuropeanOption(
                    second, "BTC", "USDC", Payoff.LINEAR, 1, 30 * DAY, 60_000, Right.CALL))
            .with(second, state().withVolatility(0.6, 50_600, 1, 0.99));
    fails(
        ACCOUNT.plusPosition(Position.cross(second, 1, 10)),
        market,
        "forward",
        "BTC-D",
        "50600.0",
        "50500.0");
  }

  @Test
  void deriveTakesNeitherFuturesNorAnotherUnderlyingNorDebtInCoin() {
    PortfolioRules rules = GeneratedPortfolio.rules("derive-pm2-btc");
    InstrumentId future = new InstrumentId("BTC-F");
    InstrumentId ether = new InstrumentId("ETH-PERP");
    MarketSnapshot market =
        market(state())
            .with(new Contract.Future(future, "BTC", "USDC", Payoff.LINEAR, 1, DAY))
            .with(future, InstrumentState.of(50_000))
            .with(new Perpetual(ether, "ETH", "USDC", Payoff.LINEAR, 1))
            .with(ether, InstrumentState.of(3_000));
    for (InstrumentId id : List.of(future, ether)) {
      Account account = new Account("a", 1, List.of(Position.cross(id, 1, 1)));
      assertTrue(failure(rules, account, market).contains(id.value()));
    }
    Account debt = new Account("a", 1, Map.of("BTC", -0.5), List.of());
    assertTrue(failure(rules, debt, market).contains("-0.5"));
  }

  private static String failure(PortfolioRules rules, Account account, MarketState market) {
    return assertThrows(
            PlimsollException.class,
            () -> new PortfolioMargin(rules).calculate(account, market, MarginMultiplier.ONE))
        .getMessage();
  }

  @Test
  void aBookRefusesWhatIsNoOption() {
    OptionBook book = new OptionBook();
    assertThrows(IllegalStateException.class, () -> book.addOption(Right.CALL, 1, 1, 1));
    book.addExpiry(100, 50_000, 0, 1);
    for (double strike : new double[] {-5, 0, Double.NaN}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> book.addOption(Right.CALL, strike, 1, 1));
      assertTrue(e.getMessage().contains("strike") && e.getMessage().contains("" + strike));
    }
    assertThrows(IllegalArgumentException.class, () -> book.addExpiry(-1, 50_000, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> book.addExpiry(1, 50_000, 60_000, 1));
  }

  private static String file(String name) {
    try (InputStream stream = RuleSets.open(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static void refused(String name, String from, String to, String... parts) {
    String text = file(name);
    assertTrue(text.contains(from), name + " has no '" + from + "'");
    ConfigTree tree =
        Yaml.read(
            "bad.yaml",
            new ByteArrayInputStream(text.replace(from, to).getBytes(StandardCharsets.UTF_8)));
    PlimsollException e = assertThrows(PlimsollException.class, () -> RuleSets.read(tree));
    assertTrue(e.getMessage().contains("bad.yaml"), e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void aBadFileIsAnErrorThatNamesFileKeyAndValue() {
    refused("derive-pm2-btc", "maintenance-factor: 0.8", "maintenance-factor: -1", "-1");
    refused("derive-pm2-btc", "volatility: up }", "volatility: sideways }", "sideways");
    refused("derive-pm2-btc", "offset: underlying", "offset: perhaps", "offset", "perhaps");
    refused("derive-pm2-btc", "cash-asset: USDC", "cash-assets: USDC", "cash-asset");
    refused("paradex-pm", "maintenance-factor: 0.5", "maintenance-factor: 1.5", "1.5");
    refused("paradex-pm", "spot: -0.66", "spot: -1.5", "spot-factor", "scenarios[");
    refused("okx-pm", "initial-factor: 1.3", "initial-factor: 0.9", "initial-factor", "0.9");
    refused("okx-pm", "floor: 70000", "floor: 5000", "charge-steps", "5000");
    refused("okx-pm", "twist: 0.25", "twiss: 0.25", "twist");
  }

  /** A market of which one number is wrong, as no snapshot would let it be. */
  private record Changed(MarketSnapshot market, double vol, double level) implements MarketState {
    @Override
    public double mark(InstrumentId instrument) {
      return market.mark(instrument);
    }

    @Override
    public double depthNotional(InstrumentId instrument) {
      return market.depthNotional(instrument);
    }

    @Override
    public Contract contract(InstrumentId instrument) {
      return market.contract(instrument);
    }

    @Override
    public double index(InstrumentId instrument) {
      return level;
    }

    @Override
    public double volatility(InstrumentId option) {
      return vol;
    }

    @Override
    public double forward(InstrumentId instrument) {
      return market.forward(instrument);
    }

    @Override
    public double discount(InstrumentId instrument) {
      return market.discount(instrument);
    }

    @Override
    public double assetPrice(String asset) {
      return market.assetPrice(asset);
    }
  }
}
