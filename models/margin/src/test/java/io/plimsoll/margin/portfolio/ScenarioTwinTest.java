package io.plimsoll.margin.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.option.Black76;
import io.plimsoll.margin.option.Normal;
import io.plimsoll.margin.portfolio.RiskUnit.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The flat engine against code that is slow, allocates and says each formula where it is used. */
class ScenarioTwinTest {

  private record Leg(
      double seconds,
      double forward,
      double discount,
      Right right,
      double strike,
      double vol,
      double quantity) {
    double price(double spotFactor, double shockedVol) {
      double years = seconds / (365 * 86_400.0);
      return quantity
          * Black76.price(right, forward * spotFactor, strike, shockedVol, years, discount);
    }
  }

  private static double shocked(Leg leg, Scenario scenario, VolatilityShock shock, SkewShock skew) {
    double days = leg.seconds / 86_400;
    double power = days <= 30 ? shock.shortTermPower() : shock.longTermPower();
    double scale = Math.pow(30 / Math.max(days, shock.floorDays()), power);
    double root = Math.sqrt(leg.seconds / (365 * 86_400.0));
    double k = Math.log(leg.strike / leg.forward);
    return switch (scenario.volatility()) {
      case UP -> Math.max(shock.minimumUp(), leg.vol * (1 + shock.upFraction() * scale));
      case SAME -> leg.vol;
      case DOWN -> leg.vol * Math.max(0, 1 - shock.downFraction() * scale);
      case SKEW_LINEAR -> {
        double cap = skew.linearCap() + skew.linearChange() * root;
        yield turned(leg.vol, k, cap, kStar(skew, root));
      }
      case SKEW_ABSOLUTE -> {
        double cap = skew.absoluteCap() + skew.absoluteChange() * root;
        yield turned(leg.vol, Math.abs(k), cap, kStar(skew, root));
      }
      case SKEW_LINEAR_HELD -> throw new IllegalArgumentException("none here");
    };
  }

  private static double kStar(SkewShock skew, double root) {
    return Math.max(
        skew.minimumWidth(),
        root * skew.widthScale() * (skew.widthLevel() + skew.widthSlope() * root));
  }

  private static double turned(double vol, double k, double cap, double kStar) {
    return vol * Math.max(0, 1 + Math.max(-cap, Math.min(cap, k * cap / kStar)));
  }

  private static List<Leg> legs(SplittableRandom random, double spot, int expiries, int perExpiry) {
    List<Leg> legs = new ArrayList<>();
    for (int e = 0; e < expiries; e++) {
      double days = Math.exp(random.nextDouble(Math.log(0.2), Math.log(500)));
      double forward = spot * random.nextDouble(0.9, 1.2);
      double discount = Math.exp(-random.nextDouble(0, 0.2) * days / 365);
      for (int i = 0; i < perExpiry; i++) {
        legs.add(
            new Leg(
                days * 86_400,
                forward,
                discount,
                random.nextBoolean() ? Right.CALL : Right.PUT,
                Math.rint(spot * Math.exp(random.nextDouble(-1, 1)) / 1000 + 1) * 1000,
                random.nextDouble(0.1, 2),
                random.nextDouble(-10, 10)));
      }
    }
    return legs;
  }

  private static Pm2Book book(List<Leg> legs, double spot, double perps, double bitcoin) {
    DerivePm2Rules rules = derive();
    Pm2Book book = new Pm2Book();
    book.market(spot, 1, 1, 100_000);
    book.perpetual(perps, spot * 1.001, 1, 0);
    book.collateral(bitcoin, spot, 1, rules.collateral().get("BTC"));
    double last = -1;
    for (Leg leg : legs) {
      if (leg.seconds != last) {
        book.options.addExpiry(leg.seconds, leg.forward, 0, leg.discount);
        last = leg.seconds;
        book.expiryConfidence(1);
      }
      book.options.addOption(leg.right, leg.strike, leg.vol, leg.quantity);
    }
    return book;
  }

  private static DerivePm2Rules derive() {
    return (DerivePm2Rules) GeneratedPortfolio.RULES.get(0);
  }

  @Property(tries = 3_000, seed = "1")
  void derivesScenariosAndRequirementsAreThoseOfTheTextbook(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DerivePm2Rules rules = derive();
    double spot = Math.exp(random.nextDouble(7, 12));
    double perps = random.nextDouble(-5, 5);
    double bitcoin = random.nextDouble(0, 2);
    List<Leg> legs = legs(random, spot, 1 + random.nextInt(3), 1 + random.nextInt(6));
    Pm2Engine engine = new Pm2Engine(rules);
    engine.evaluate(book(legs, spot, perps, bitcoin));

    Map<Double, List<Leg>> expiries = new TreeMap<>();
    legs.forEach(leg -> expiries.computeIfAbsent(leg.seconds, key -> new ArrayList<>()).add(leg));
    double scale = (Math.abs(perps) + bitcoin) * spot;
    for (Leg leg : legs) {
      scale += Math.abs(leg.quantity) * Math.max(spot, leg.strike) * 6;
    }
    double worst = 0;
    for (int j = 0; j < rules.scenarios().size(); j++) {
      double gain = gain(rules, rules.scenarios().get(j), expiries, perps, spot, bitcoin);
      assertEquals(gain, engine.gain(j), 1e-13 * scale);
      worst = Math.min(worst, gain);
    }
    double basis = 0;
    double shorts = 0;
    for (List<Leg> expiry : expiries.values()) {
      double now = sum(expiry, 1);
      double loss = Math.min(0, Math.min(sum(expiry, 1.045) - now, sum(expiry, 0.955) - now));
      basis += loss * (0.5 + 2 * expiry.get(0).seconds / (365 * 86_400.0));
      Map<Double, Double> net = new TreeMap<>();
      expiry.forEach(leg -> net.merge(leg.strike, leg.quantity, Double::sum));
      shorts += net.values().stream().mapToDouble(q -> Math.max(0, -q)).sum();
    }
    double loss = -Math.min(worst, basis);
    double contingency = spot * (Math.abs(perps) * 0.03 + shorts * 0.003 + bitcoin * 0.02);
    double more = spot * (Math.abs(perps) * 0.01 + shorts * 0.002 + bitcoin * 0.01);
    assertEquals(0.8 * loss + contingency, engine.maintenanceRequirement(), 1e-13 * scale);
    assertEquals(loss + contingency + more, engine.initialRequirement(), 1e-13 * scale);
  }

  private static double sum(List<Leg> legs, double factor) {
    return legs.stream().mapToDouble(leg -> leg.price(factor, leg.vol)).sum();
  }

  private static double gain(
      DerivePm2Rules rules,
      Scenario scenario,
      Map<Double, List<Leg>> expiries,
      double perps,
      double spot,
      double bitcoin) {
    double f = scenario.spotFactor();
    double gain = (perps * spot * 1.001 + bitcoin * spot) * (f - 1) * scenario.weight();
    for (List<Leg> expiry : expiries.values()) {
      double now = sum(expiry, 1);
      double then = 0;
      for (Leg leg : expiry) {
        double vol = shocked(leg, scenario, rules.volatilityShock(), rules.skewShock());
        then += leg.price(scenario.volatility().skew() ? 1 : f, vol);
      }
      double years = expiry.get(0).seconds / (365 * 86_400.0);
      double grown = Math.min(1 / expiry.get(0).discount, 1.05 * Math.exp(0.16 * years));
      then *= then >= 0 ? 0.95 * Math.exp(-0.16 * years) : grown;
      double part = (then - now) * scenario.weight();
      gain += scenario.volatility().skew() ? -Math.abs(part) : part;
    }
    return gain;
  }

  @Property(tries = 3_000, seed = "1")
  void aScansRequirementIsThatOfTheTextbook(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int which = 1 + random.nextInt(3);
    ScanRules rules = (ScanRules) GeneratedPortfolio.RULES.get(which);
    GeneratedPortfolio one = GeneratedPortfolio.of(random, rules);
    double spot = one.market().index(one.account().positions().get(0).instrument());
    double bitcoin = one.account().balances().getOrDefault("BTC", 0.0);
    double worst = 0;
    for (Scenario scenario : rules.scenarios()) {
      double gain = bitcoin * spot * (scenario.spotFactor() - 1);
      for (Position position : one.account().positions()) {
        gain += gain(one, position, scenario, rules.volatilityShock());
      }
      gain *= scenario.weight();
      double damp =
          Math.max(0, Math.abs(scenario.spotFactor() - 1) / rules.dampener().range() - 1)
              * rules.dampener().amount();
      double damped = gain < 0 ? Math.min(0, gain + damp) : Math.max(0, gain - damp);
      worst = Math.min(worst, damped);
    }
    double base = Math.max(-worst, floor(one, rules, spot, bitcoin));
    double fees = fees(one, rules, spot);
    base += additions(one, rules, spot, bitcoin);
    Portfolio portfolio =
        rules.portfolio(one.account(), one.market(), MarginMultiplier.constant(1.5));
    double scale = 10 * (one.notional() + bitcoin * spot);
    assertEquals(
        1.5 * rules.initialFactor() * base + fees,
        portfolio.requirement(Level.INITIAL),
        1e-13 * scale);
    assertEquals(
        1.5 * rules.maintenanceFactor() * base + fees,
        portfolio.requirement(Level.MAINTENANCE),
        1e-13 * scale);
  }

  private static Leg leg(GeneratedPortfolio one, Position position) {
    EuropeanOption option = (EuropeanOption) one.market().contract(position.instrument());
    return new Leg(
        option.expiryNanos() / 1e9,
        one.market().forward(option.id()),
        one.market().discount(option.id()),
        option.right(),
        option.strike(),
        one.market().volatility(option.id()),
        position.quantity());
  }

  private static boolean isOption(GeneratedPortfolio one, Position position) {
    Contract contract = one.market().contract(position.instrument());
    return contract instanceof EuropeanOption;
  }

  private static double gain(
      GeneratedPortfolio one, Position position, Scenario scenario, VolatilityShock shock) {
    if (!isOption(one, position)) {
      double mark = one.market().mark(position.instrument());
      return position.quantity() * mark * (scenario.spotFactor() - 1);
    }
    Leg leg = leg(one, position);
    SkewShock none = new SkewShock(0, 0, 0, 0, 1, 0, 0, 0);
    return leg.price(scenario.spotFactor(), shocked(leg, scenario, shock, none))
        - leg.price(1, leg.vol);
  }

  /** Dollars that a position gains per relative move of BTC. */
  private static double delta(GeneratedPortfolio one, Position position) {
    if (!isOption(one, position)) {
      return position.quantity() * one.market().mark(position.instrument());
    }
    Leg leg = leg(one, position);
    double s = leg.vol * Math.sqrt(leg.seconds / (365 * 86_400.0));
    double d1 = Math.log(leg.forward / leg.strike) / s + s / 2;
    double inForwards = leg.right == Right.CALL ? Normal.cdf(d1) : -Normal.cdf(-d1);
    return leg.quantity * leg.discount * leg.forward * inForwards;
  }

  private static double[] longAndShort(GeneratedPortfolio one, double spot, double bitcoin) {
    double up = bitcoin * spot;
    double down = 0;
    for (Position position : one.account().positions()) {
      double delta = delta(one, position);
      up += Math.max(0, delta);
      down += Math.max(0, -delta);
    }
    return new double[] {up, down};
  }

  private static double floor(
      GeneratedPortfolio one, ScanRules rules, double spot, double bitcoin) {
    double[] sides = longAndShort(one, spot, bitcoin);
    return rules.deltaFloor().net() * Math.abs(sides[0] - sides[1])
        + rules.deltaFloor().hedged() * Math.min(sides[0], sides[1]);
  }

  private static double additions(
      GeneratedPortfolio one, ScanRules rules, double spot, double bitcoin) {
    double[] sides = longAndShort(one, spot, bitcoin);
    double shorts = 0;
    for (Position position : one.account().positions()) {
      shorts += isOption(one, position) ? Math.max(0, -position.quantity()) : 0;
    }
    return rules.additions().nakedShort() * shorts * spot
        + rules.additions().offset() * Math.min(sides[0], sides[1]);
  }

  private static double fees(GeneratedPortfolio one, ScanRules rules, double spot) {
    double fees = 0;
    for (Position position : one.account().positions()) {
      double size = Math.abs(position.quantity());
      if (isOption(one, position)) {
        Leg leg = leg(one, position);
        double cap = rules.fees().optionCap() * Math.abs(leg.price(1, leg.vol));
        fees += Math.min(rules.fees().optionRate() * spot * size, cap);
      } else {
        fees += rules.fees().linearRate() * size * one.market().mark(position.instrument());
      }
    }
    return fees;
  }

  @Test
  void aMoveOfTheWholeBookIsTheSameAsAnotherMarket() {
    SplittableRandom random = new SplittableRandom(5);
    Pm2Engine moved = new Pm2Engine(derive());
    Pm2Engine other = new Pm2Engine(derive());
    for (int i = 0; i < 500; i++) {
      double factor = Math.exp(random.nextDouble(-1, 1));
      List<Leg> legs = legs(random, 50_000, 3, 5);
      List<Leg> there =
          legs.stream()
              .map(
                  l ->
                      new Leg(
                          l.seconds,
                          l.forward * factor,
                          l.discount,
                          l.right,
                          l.strike,
                          l.vol,
                          l.quantity))
              .toList();
      moved.evaluate(book(legs, 50_000, 0, 0.5), factor);
      other.evaluate(book(there, 50_000 * factor, 0, 0.5));
      double scale = 1e8;
      assertEquals(other.equity(), moved.equity(), 1e-13 * scale);
      assertEquals(other.maintenanceRequirement(), moved.maintenanceRequirement(), 1e-13 * scale);
    }
  }

  @Test
  void atTheEndsOptionsAreWorthWhatTheyMustBe() {
    OptionBook book = new OptionBook();
    // expires now at a forward that was averaged already, so that no scenario moves it
    book.addExpiry(0, 50_000, 50_000, 1);
    book.addOption(Right.CALL, 40_000, 0.5, 2);
    book.addExpiry(86_400, 50_000, 0, 0.9);
    book.addOption(Right.CALL, 40_000, 0.5, 1);
    book.addOption(Right.PUT, 40_000, 0.5, 1);
    ScenarioEngine engine =
        new ScenarioEngine(
            List.of(
                new Scenario(0, VolatilityMove.UP, 1), new Scenario(1e9, VolatilityMove.DOWN, 1)),
            derive().volatilityShock(),
            Optional.empty());
    engine.price(book, 1);
    assertEquals(2 * 10_000, engine.value(0, 0));
    assertEquals(2 * 10_000, engine.value(1, 0));
    // the underlying worth nothing: the put pays its strike; worth 5·10¹³: the call pays that
    assertEquals(0.9 * 40_000, engine.value(0, 1));
    assertEquals(0.9 * (50_000e9 - 40_000), engine.value(1, 1), 1);
  }

  @Test
  void aBookThatIsValuedAgainAllocatesNothing() {
    Pm2Engine engine = new Pm2Engine(derive());
    Pm2Book book = book(legs(new SplittableRandom(6), 50_000, 5, 20), 50_000, 1, 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      engine.evaluate(book, 1 + 1e-4 * i);
      sum += engine.maintenanceRequirement();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 200; i++) {
      engine.evaluate(book, 1 + 1e-4 * i);
      sum += engine.maintenanceRequirement();
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(sum > 0 && bytes < 4096, () -> bytes + " bytes for 200 valuations");
  }
}
