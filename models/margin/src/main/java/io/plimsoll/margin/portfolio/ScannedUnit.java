package io.plimsoll.margin.portfolio;

import static io.plimsoll.margin.portfolio.UnitExplanation.product;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.MarginMultiplier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A unit whose requirement starts from its gains in scenarios. */
abstract sealed class ScannedUnit implements RiskUnit permits ScanUnit, OkxUnit {
  final Linked linked;
  final ScenarioEngine engine;
  final Scenario[] scenarios;

  /** The scenario of the engine in which nothing moves; further ones may follow it. */
  final int unchanged;

  final double factor;

  /** Which part of the gain of each expiry counts. */
  final double[] live;

  final double[] gain;
  double move = 1;
  double optionValue;
  private double equity;

  ScannedUnit(
      Linked linked,
      List<Scenario> scenarios,
      List<Scenario> further,
      VolatilityShock shock,
      MarginMultiplier multiplier,
      double windowSeconds) {
    this.linked = linked;
    this.factor = linked.holdings.multiplier(multiplier);
    this.scenarios = scenarios.toArray(Scenario[]::new);
    this.unchanged = scenarios.size();
    List<Scenario> all = new ArrayList<>(scenarios);
    all.add(Scenario.unchanged());
    all.addAll(further);
    this.engine = new ScenarioEngine(all, shock, Optional.empty());
    this.gain = new double[unchanged];
    this.live = new double[linked.book.expiries()];
    Arrays.fill(live, 1);
    for (int e = 0; e < live.length; e++) {
      double left = linked.book.seconds[e];
      live[e] = left < windowSeconds ? left / windowSeconds : 1;
    }
  }

  @Override
  public void evaluate(double factorOfPrice) {
    move = factorOfPrice;
    OptionBook book = linked.book;
    engine.price(book, move);
    optionValue = 0;
    for (int e = 0; e < book.expiries(); e++) {
      optionValue += engine.value(unchanged, e);
    }
    equity = linked.equity(optionValue, move);
    double linear = linked.linearExposure() * move;
    for (int j = 0; j < unchanged; j++) {
      double sum = linear * (scenarios[j].spotFactor() - 1);
      for (int e = 0; e < book.expiries(); e++) {
        sum += (engine.value(j, e) - engine.value(unchanged, e)) * live[e];
      }
      gain[j] = dampened(sum * scenarios[j].weight(), scenarios[j].spotFactor());
    }
    evaluateRest();
  }

  /** A weighted gain after whatever else the rules do to it. */
  abstract double dampened(double weighted, double spotFactor);

  /** What the requirement needs beyond gains. */
  abstract void evaluateRest();

  /** How {@link #dampened} came about. */
  abstract Explanation explainDampened(Explanation weighted, double spotFactor);

  /** The scenario of the least gain from one to before another. */
  final int least(int from, int to) {
    int least = from;
    for (int j = from; j < to; j++) {
      least = gain[j] < gain[least] ? j : least;
    }
    return least;
  }

  final double loss(int from, int to) {
    return Math.max(0, 0 - gain[least(from, to)]);
  }

  /** How {@link #loss} came about: the worst scenario down to its options. */
  final Explanation explainLoss(String label, int from, int to) {
    int worst = least(from, to);
    List<Explanation> gains = new ArrayList<>();
    for (int j = from; j < to; j++) {
      gains.add(j == worst ? explainGain(j) : Explanation.input(scenarios[j].label(), gain[j]));
    }
    Explanation nothing = Explanation.input("nothing", 0);
    return Explanation.of(
        label,
        Operation.MAXIMUM,
        nothing,
        Explanation.of(
            "worst loss",
            Operation.DIFFERENCE,
            nothing,
            Explanation.of("worst gain", Operation.MINIMUM, gains)));
  }

  private Explanation explainGain(int j) {
    List<Explanation> parts = new ArrayList<>();
    parts.add(
        product(
            "perpetuals, futures and balance",
            Explanation.input("exposure", linked.linearExposure() * move),
            Explanation.of(
                "move",
                Operation.DIFFERENCE,
                Explanation.input("spot factor", scenarios[j].spotFactor()),
                Explanation.input("one", 1))));
    for (int e = 0; e < linked.book.expiries(); e++) {
      parts.add(
          product(
              "gain on expiry " + e,
              Explanation.of(
                  "change of value", Operation.DIFFERENCE, value(j, e), value(unchanged, e)),
              Explanation.input("part that counts", live[e])));
    }
    Explanation weighted =
        product(
            scenarios[j].label(),
            Explanation.of("gain", Operation.SUM, parts),
            Explanation.input("weight", scenarios[j].weight()));
    return explainDampened(weighted, scenarios[j].spotFactor());
  }

  private Explanation value(int scenario, int expiry) {
    return UnitExplanation.expiry(engine, linked.book, scenario, expiry, move, linked.names());
  }

  @Override
  public double equity() {
    return equity;
  }

  @Override
  public Explanation explainEquity() {
    List<Explanation> values = new ArrayList<>();
    for (int e = 0; e < linked.book.expiries(); e++) {
      values.add(value(unchanged, e));
    }
    return linked.explainEquity(UnitExplanation.sum("value of options", values));
  }

  @Override
  public String underlying() {
    return linked.holdings.underlying;
  }

  @Override
  public List<Integer> members() {
    return linked.holdings.members;
  }

  @Override
  public double exposure(int member) {
    return linked.exposure(engine, unchanged, member);
  }

  @Override
  public double price(int member) {
    return linked.price(member);
  }

  @Override
  public double notional(int member) {
    return linked.notional(member);
  }

  @Override
  public double gain(int member) {
    return linked.gain(engine, unchanged, member);
  }
}
