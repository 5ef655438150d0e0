package io.plimsoll.margin.portfolio;

import static io.plimsoll.margin.portfolio.UnitExplanation.product;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.portfolio.OkxRules.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an account holds on one underlying, under {@link OkxRules}.
 *
 * <ul>
 *   <li>MR1: worst loss over spot and volatility shocks
 *   <li>MR2: what options lose while a day passes and nothing else happens
 *   <li>MR3: worst loss when volatility of near and far expiries moves in opposite directions, by
 *       the same shocks, times a fraction
 *   <li>MR4: Σ over expiries of |exposure|·move per year·years: forwards move apart from spot
 *   <li>MR5: worst loss when the interest rate moves up or down for all expiries
 *   <li>MR6: worst weighted loss over extreme spot moves
 *   <li>MR7: cost of closing everything, multiplied step by step
 *   <li>MR9: charge on what is hedged across settlement assets, for one of them may lose its peg
 * </ul>
 */
final class OkxUnit extends ScannedUnit {
  private static final double NEAR_SECONDS = 30 * 86_400.0;

  private final OkxRules rules;
  private final Group group;
  private final OptionBook aged = new OptionBook();
  private final ScenarioEngine agedEngine;
  private final Map<Double, Double> datedExposure = new TreeMap<>();
  private final Map<String, Double> settled = new TreeMap<>();
  private final double[] mr = new double[10];

  OkxUnit(OkxRules rules, Holdings holdings, MarketState market, MarginMultiplier multiplier) {
    super(
        new Linked(holdings, market, Linked.termsOf(holdings, rules.collateral()).orElse(null)),
        Stream.concat(
                rules.of(holdings.underlying).shocks().stream(),
                rules.of(holdings.underlying).extremes().stream())
            .toList(),
        List.of(new Scenario(1, VolatilityMove.UP, 1), new Scenario(1, VolatilityMove.DOWN, 1)),
        rules.of(holdings.underlying).volatilityShock(),
        multiplier,
        0);
    this.rules = rules;
    this.group = rules.of(holdings.underlying);
    this.agedEngine =
        new ScenarioEngine(
            List.of(Scenario.unchanged()), group.volatilityShock(), Optional.empty());
    age();
    for (int i = 0; i < linked.exposure.length; i++) {
      int member = holdings.linear.get(i);
      double seconds = holdings.requireAlive(member);
      boolean dated = holdings.contract(member).expiryNanos() != Long.MAX_VALUE;
      datedExposure.merge(dated ? seconds : 0, linked.exposure[i], Double::sum);
      boolean inCoin = holdings.paidInCoin(member);
      settled.merge(
          inCoin ? rules.currency() : holdings.contract(member).settlement(),
          linked.exposure[i],
          Double::sum);
    }
  }

  private void age() {
    OptionBook book = linked.book;
    for (int e = 0; e < book.expiries(); e++) {
      double left = Math.max(0, book.seconds[e] - group.decaySeconds());
      aged.addExpiry(left, book.forward[e], 0, book.discount[e]);
      for (int i = book.start[e]; i < book.start[e + 1]; i++) {
        Right right = book.sign[i] > 0 ? Right.CALL : Right.PUT;
        aged.addOption(right, book.strike[i], book.volatility[i], book.quantity[i]);
      }
    }
  }

  @Override
  double dampened(double weighted, double spotFactor) {
    return weighted;
  }

  @Override
  Explanation explainDampened(Explanation weighted, double spotFactor) {
    return weighted;
  }

  @Override
  void evaluateRest() {
    agedEngine.price(aged, move);
    double later = 0;
    for (int e = 0; e < aged.expiries(); e++) {
      later += agedEngine.value(0, e);
    }
    mr[1] = loss(0, group.shocks().size());
    mr[2] = Math.max(0, optionValue - later);
    mr[3] = group.twist() * twist();
    mr[4] = basis();
    mr[5] = interest();
    mr[6] = loss(group.shocks().size(), unchanged);
    mr[7] = group.chargeSteps().charge(linked.closingCost(group.charge(), engine, unchanged, move));
    mr[9] = depeg();
  }

  private double twist() {
    double nearUp = 0;
    double nearDown = 0;
    for (int e = 0; e < linked.book.expiries(); e++) {
      double now = engine.value(unchanged, e);
      double up = engine.value(unchanged + 1, e) - now;
      double down = engine.value(unchanged + 2, e) - now;
      boolean near = linked.book.seconds[e] <= NEAR_SECONDS;
      nearUp += near ? up : down;
      nearDown += near ? down : up;
    }
    return Math.max(0, Math.max(0 - nearUp, 0 - nearDown));
  }

  private double basis() {
    Map<Double, Double> byEnd = new TreeMap<>();
    datedExposure.forEach((seconds, exposure) -> byEnd.put(seconds, exposure * move));
    OptionBook book = linked.book;
    for (int e = 0; e < book.expiries(); e++) {
      double exposure = 0;
      for (int i = book.start[e]; i < book.start[e + 1]; i++) {
        exposure += UnitExplanation.exposure(engine, book, unchanged, i, move);
      }
      byEnd.merge(book.seconds[e], exposure, Double::sum);
    }
    double total = 0;
    for (Map.Entry<Double, Double> end : byEnd.entrySet()) {
      double years = end.getKey() / OptionBook.SECONDS_PER_YEAR;
      total += Math.abs(end.getValue()) * (group.annualBasis() * years);
    }
    return total;
  }

  private double interest() {
    double up = 0;
    double down = 0;
    for (int e = 0; e < linked.book.expiries(); e++) {
      double shift = group.rateShift() * linked.book.years(e);
      up += engine.value(unchanged, e) * (StrictMath.exp(-shift) - 1);
      down += engine.value(unchanged, e) * (StrictMath.exp(shift) - 1);
    }
    return Math.max(0, Math.max(0 - up, 0 - down));
  }

  /**
   * Longs in one settlement asset against shorts in another. By their names the pairs come in the
   * order in which the venue takes them: USDT with USD, USDT with USDC, USDC with USD.
   */
  private double depeg() {
    double[] left = settled.values().stream().mapToDouble(exposure -> exposure * move).toArray();
    double total = 0;
    for (int a = left.length - 1; a > 0; a--) {
      for (int b = 0; b < a; b++) {
        if (left[a] * left[b] < 0) {
          double hedge = Math.min(Math.abs(left[a]), Math.abs(left[b]));
          left[a] -= Math.copySign(hedge, left[a]);
          left[b] -= Math.copySign(hedge, left[b]);
          total += group.depeg().charge(hedge);
        }
      }
    }
    return total;
  }

  /** A component of the last valuation. */
  double component(int number) {
    return mr[number];
  }

  private double published() {
    double risk = Math.max(Math.max(mr[1], mr[2]), mr[6]) + mr[3] + mr[4] + mr[5];
    return Math.max(risk, mr[7]) + mr[9];
  }

  private double levelFactor(Level level) {
    return level == Level.INITIAL ? rules.initialFactor() : 1;
  }

  @Override
  public double requirement(Level level) {
    return factor * levelFactor(level) * published();
  }

  @Override
  public Explanation explainRequirement(Level level) {
    return product(
        level.label + " of " + underlying(),
        Explanation.input("margin multiplier", factor),
        Explanation.input("factor of the level", levelFactor(level)),
        Explanation.of(
            "published maintenance",
            Operation.SUM,
            Explanation.of(
                "greater of risk and charge",
                Operation.MAXIMUM,
                Explanation.of(
                    "risk",
                    Operation.SUM,
                    Explanation.of(
                        "greatest of MR1, MR2, MR6",
                        Operation.MAXIMUM,
                        explainLoss("MR1, spot shock", 0, group.shocks().size()),
                        Explanation.input("MR2, decay", mr[2]),
                        explainLoss("MR6, extreme move", group.shocks().size(), unchanged)),
                    Explanation.input("MR3, volatility by term", mr[3]),
                    Explanation.input("MR4, basis", mr[4]),
                    Explanation.input("MR5, interest rate", mr[5])),
                Explanation.input("MR7, minimum charge", mr[7])),
            Explanation.input("MR9, stablecoin depeg", mr[9])));
  }
}
