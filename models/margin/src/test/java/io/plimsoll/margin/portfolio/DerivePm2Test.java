package io.plimsoll.margin.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginExplanation;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Derive's own portfolios: feeds, parameters, every scenario and every intermediate number, from
 * v2-core at 7736900 (test/risk-managers/unit-tests/PMRM_2/portfolio_cases). The files are not ours
 * to ship: they are read where they lie beside the project.
 */
class DerivePm2Test {
  /** Largest error by which any number may differ, relative or, below one dollar, absolute. */
  private static final double TOLERANCE = 2e-9;

  private static Optional<Path> folder() {
    Path at = Path.of("").toAbsolutePath();
    for (Path up = at; up != null; up = up.getParent()) {
      for (String place : List.of("shared/conformance", "../shared/conformance")) {
        Path folder = up.resolve(place).resolve("derive_pm2").normalize();
        if (Files.isDirectory(folder)) {
          return Optional.of(folder);
        }
      }
    }
    return Optional.ofNullable(System.getenv("PLIMSOLL_DATA"))
        .map(data -> Path.of(data).resolveSibling("conformance").resolve("derive_pm2"))
        .filter(Files::isDirectory);
  }

  private static Stream<DynamicTest> each(Consumer<Pm2Case> check) {
    Optional<Path> folder = folder();
    Assumptions.assumeTrue(
        folder.isPresent(),
        "skipped: Derive's portfolios are not here; they are looked for in"
            + " ../shared/conformance/derive_pm2 above the project and beside PLIMSOLL_DATA");
    try (Stream<Path> files = Files.list(folder.get())) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      assertTrue(!sorted.isEmpty(), "no portfolio in " + folder.get());
      return sorted.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(), () -> check.accept(Pm2Case.read(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyNumberOfEveryPortfolioIsDerives() {
    return each(
        one -> {
          DerivePm2Rules rules = one.rules();
          Pm2Book book = one.book(rules);
          Pm2Engine engine = new Pm2Engine(rules);
          engine.evaluate(book);
          scenarios(one, rules, engine);
          expiries(one, rules, book, engine);
          optionFields(one, rules);
          contingencies(one, rules, engine);
          margins(one, rules, engine);
        });
  }

  /** The same portfolios as a trader's account in a market, through the calculator. */
  @TestFactory
  Stream<DynamicTest> everyPortfolioIsTheSameAsAnAccountInAMarket() {
    return each(
        one -> {
          MarginCalculator calculator = one.rules().calculator(MarginMethod.PORTFOLIO);
          MarginResult result =
              calculator.calculate(one.account(), one.market(), MarginMultiplier.ONE);
          double equity = result.equity();
          same(one, "PortfolioMTM", one.result("PortfolioMTM"), equity);
          same(one, "MM", one.result("MM"), equity - result.maintenanceRequirement());
          same(one, "IM", one.result("IM"), equity - result.initialRequirement());
          MarginExplanation why =
              calculator.explain(one.account(), one.market(), MarginMultiplier.ONE);
          recomputes(one, equity, why.equity());
          recomputes(one, result.maintenanceRequirement(), why.maintenanceRequirement());
          recomputes(one, result.initialRequirement(), why.initialRequirement());
          recomputes(one, result.freeCollateral(), why.freeCollateral());
        });
  }

  private static void recomputes(Pm2Case one, double number, Explanation why) {
    assertEquals(number, why.value(), () -> one.name() + ": " + why.label());
    assertEquals(number, why.recompute(), () -> one.name() + ": " + why.label());
  }

  private static void same(Pm2Case one, String what, double expected, double actual) {
    double scale = Math.max(1, Math.abs(expected));
    assertEquals(expected, actual, TOLERANCE * scale, () -> one.name() + ": " + what);
  }

  private static String direction(VolatilityMove move) {
    return switch (move) {
      case UP -> "1";
      case SAME -> "0";
      case DOWN -> "-1";
      case SKEW_LINEAR -> "LINEAR";
      case SKEW_ABSOLUTE -> "ABS";
      case SKEW_LINEAR_HELD -> throw new IllegalArgumentException("not of a file");
    };
  }

  private static String skewLabel(Scenario scenario) {
    return direction(scenario.volatility()) + (scenario.spotFactor() == 1 ? "" : "_SPOT_SHOCK");
  }

  private static boolean names(List<Object> row, Scenario scenario) {
    return scenario.volatility().skew()
        ? row.size() == 2 && row.get(0).equals(skewLabel(scenario))
        : row.size() == 3 && matches(scenario, row);
  }

  private static boolean matches(Scenario scenario, List<Object> row) {
    return !scenario.volatility().skew()
        && Math.abs(Pm2Case.number(row.get(0)) - (scenario.spotFactor() - 1)) < 1e-9
        && Pm2Case.number(row.get(1)) == Double.parseDouble(direction(scenario.volatility()));
  }

  /**
   * Each loss of the file is that of a scenario which it names, and each scenario has its loss in
   * the file. A list may hold one row for two scenarios of the same spot and volatility.
   */
  private static void scenarios(Pm2Case one, DerivePm2Rules rules, Pm2Engine engine) {
    Map<String, Object> result = one.result();
    boolean[] listed = new boolean[rules.scenarios().size()];
    for (String list : List.of("reg_losses", "tail_losses", "skew_losses")) {
      for (List<Object> row : Pm2Case.rows(result, list)) {
        double expected = Pm2Case.number(row.get(row.size() - 1));
        int named = -1;
        for (int j = 0; j < listed.length; j++) {
          if (names(row, rules.scenarios().get(j))) {
            listed[j] = true;
            boolean nearer =
                named < 0
                    || Math.abs(engine.gain(j) - expected)
                        < Math.abs(engine.gain(named) - expected);
            named = nearer ? j : named;
          }
        }
        assertTrue(named >= 0, one.name() + ": no scenario for " + row);
        same(one, list + " " + row, expected, engine.gain(named));
      }
    }
    for (int j = 0; j < listed.length; j++) {
      assertTrue(listed[j], one.name() + ": no loss listed for " + rules.scenarios().get(j));
    }
    for (String kind : List.of("reg", "tail", "skew")) {
      double expected = one.result("worst_" + kind + "_loss");
      same(one, "worst of " + kind, expected, worstOf(kind, rules, engine));
    }
    worstNames(one, rules, engine);
  }

  /**
   * What the file calls worst is as bad as the worst here; which of several equals it names is
   * decided by the last bit of its own arithmetic.
   */
  private static void worstNames(Pm2Case one, DerivePm2Rules rules, Pm2Engine engine) {
    Map<String, Object> result = one.result();
    double worst = Math.min(engine.gain(engine.worstScenario()), engine.basisContingency());
    same(
        one,
        "worst of all",
        switch (String.valueOf(result.get("worst_all_scenarios"))) {
          case "regular" -> worstOf("reg", rules, engine);
          case "tail" -> worstOf("tail", rules, engine);
          case "skew" -> worstOf("skew", rules, engine);
          case "fwd_contingency" -> engine.basisContingency();
          default -> Double.NaN;
        },
        worst);
    for (int j = 0; j < rules.scenarios().size(); j++) {
      Scenario scenario = rules.scenarios().get(j);
      String kind = kind(scenario);
      Object name = result.get("worst_" + kind + "_scenario");
      boolean named =
          kind.equals("skew")
              ? skewLabel(scenario).equals(name)
              : matches(scenario, Pm2Case.list(result, "worst_" + kind + "_scenario"));
      if (named) {
        same(one, "worst named of " + kind, worstOf(kind, rules, engine), engine.gain(j));
      }
    }
  }

  private static double worstOf(String kind, DerivePm2Rules rules, Pm2Engine engine) {
    double worst = Double.POSITIVE_INFINITY;
    for (int j = 0; j < rules.scenarios().size(); j++) {
      boolean belongs = kind(rules.scenarios().get(j)).equals(kind);
      worst = belongs ? Math.min(worst, engine.gain(j)) : worst;
    }
    return worst;
  }

  private static String kind(Scenario scenario) {
    boolean tail = Math.abs(scenario.spotFactor() - 1) > 0.3;
    return scenario.volatility().skew() ? "skew" : tail ? "tail" : "reg";
  }

  private static void expiries(Pm2Case one, DerivePm2Rules rules, Pm2Book book, Pm2Engine engine) {
    Map<String, Object> result = one.result();
    for (int e = 0; e < book.options.expiries(); e++) {
      List<Object> discounts = Pm2Case.rows(result, "discount_factors").get(e);
      same(one, "long discount", Pm2Case.number(discounts.get(0)), engine.positiveDiscount(e));
      same(one, "short discount", Pm2Case.number(discounts.get(1)), engine.negativeDiscount(e));
      same(
          one,
          "value of expiry",
          Pm2Case.number(Pm2Case.list(result, "OptionMTMPerExpiry").get(e)),
          engine.expiryValue(e));
      same(
          one,
          "discounted value of expiry",
          Pm2Case.number(Pm2Case.list(result, "OptionMTMPerExpiryDiscounted").get(e)),
          engine.discountedExpiryValue(e));
    }
  }

  private static void optionFields(Pm2Case one, DerivePm2Rules rules) {
    Map<String, Object> result = one.result();
    VolatilityShock shock = rules.volatilityShock();
    SkewShock skew = rules.skewShock();
    for (int i = 0; i < one.options().size(); i++) {
      Map<String, Object> option = one.options().get(i);
      double seconds = Math.max(0, Pm2Case.number(option, "Expiry"));
      double vol = Pm2Case.number(option, "MarkVol");
      double root = Math.sqrt(seconds / Pm2Case.YEAR_SECONDS);
      double forward = Pm2Case.number(one.feed(Pm2Case.number(option, "Expiry")), "Forward");
      double k = StrictMath.log(Pm2Case.number(option, "Strike") / forward);
      double width = skew.width(root);
      double wide = skew.linearCap(root);
      double narrow = skew.absoluteCap(root);
      listed(one, "VolShockUpMultiplier", i, shock.up(seconds));
      listed(one, "VolShockDownMultiplier", i, shock.down(seconds));
      listed(one, "VolShockUpEvaluated", i, Math.max(shock.minimumUp(), vol * shock.up(seconds)));
      listed(one, "VolShockDownEvaluated", i, vol * shock.down(seconds));
      same(one, "k", Pm2Case.number(option, "k"), k);
      same(one, "k_star", Pm2Case.number(option, "k_star"), width);
      same(one, "linear cap", Pm2Case.number(option, "linear_mult_cap"), wide);
      same(one, "absolute cap", Pm2Case.number(option, "abs_mult_cap"), narrow);
      same(
          one,
          "linear multiplier",
          Pm2Case.number(option, "linear_multiplier"),
          SkewShock.multiplier(k, wide, width));
      same(
          one,
          "absolute multiplier",
          Pm2Case.number(option, "abs_multiplier"),
          SkewShock.multiplier(Math.abs(k), narrow, width));
    }
    assertEquals(
        one.options().size(), Pm2Case.list(result, "VolShockUpMultiplier").size(), one.name());
  }

  private static void listed(Pm2Case one, String list, int at, double actual) {
    same(one, list, Pm2Case.number(Pm2Case.list(one.result(), list).get(at)), actual);
  }

  private static void contingencies(Pm2Case one, DerivePm2Rules rules, Pm2Engine engine) {
    double perp = engine.perpContingency(rules.maintenance());
    double perpMore = engine.perpContingency(rules.initial());
    double option = engine.optionContingency(rules.maintenance());
    double optionMore = engine.optionContingency(rules.initial());
    same(one, "MMPerpCont", one.result("MMPerpCont"), -perp);
    same(one, "IMPerpCont", one.result("IMPerpCont"), -perpMore);
    same(one, "IMPerpContNormal", one.result("IMPerpContNormal"), -(perp + perpMore));
    same(one, "MMOptionCont", one.result("MMOptionCont"), -option);
    same(one, "IMOptionCont", one.result("IMOptionCont"), -optionMore);
    same(one, "IMOptionContNormal", one.result("IMOptionContNormal"), -(option + optionMore));
    same(one, "MMBaseCont", one.result("MMBaseCont"), -engine.maintenanceHaircut());
    same(one, "IMBaseCont", one.result("IMBaseCont"), -engine.initialHaircut());
    same(
        one,
        "IMBaseContNormal",
        one.result("IMBaseContNormal"),
        -(engine.maintenanceHaircut() + engine.initialHaircut()));
    same(one, "OracleCont", one.result("OracleCont"), -engine.oracleContingency());
    same(one, "ForwardContingency", one.result("ForwardContingency"), engine.basisContingency());
  }

  private static void margins(Pm2Case one, DerivePm2Rules rules, Pm2Engine engine) {
    same(one, "OptionMTM", one.result("OptionMTM"), engine.optionValue());
    same(one, "CollateralMTM", one.result("CollateralMTM"), engine.collateralValue());
    same(
        one,
        "PerpMTM and funding",
        one.result("PerpMTM") + one.result("UnrealisedFunding"),
        engine.perpGain());
    same(one, "PortfolioMTM", one.result("PortfolioMTM"), engine.equity());
    same(one, "MMLossFactor", one.result("MMLossFactor"), rules.loss().maintenanceFactor());
    same(one, "IMLossFactor", one.result("IMLossFactor"), engine.initialFactor());
    same(one, "im_loss_factor", one.result("im_loss_factor"), engine.initialFactor());
    double maintenance = engine.equity() - engine.maintenanceRequirement();
    double initial = engine.equity() - engine.initialRequirement();
    same(one, "MM", one.result("MM"), maintenance);
    same(one, "MMHand", one.result("MMHand"), maintenance);
    same(one, "IM", one.result("IM"), initial);
    same(one, "IMHand", one.result("IMHand"), initial);
  }
}
